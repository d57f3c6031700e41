/** Ending containers and pods. Source: pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer, pkg/kubelet/kubelet.go SyncTerminatingPod. */
import type { Ms } from '../../door.ts';
import type { DueEvent, WorldDraft } from '../../draft.ts';
import { drawInt } from '../../kernel/index.ts';
import { modelOf } from '../../traffic/index.ts';
import { deploymentOf } from '../conditions.ts';
import { splitKey } from '../due.ts';
import type { Container, Pod } from '../types.ts';
import {
	containerKey,
	containerOf,
	type Known,
	known,
	remember,
	splitContainerKey,
	startOrder,
	unscheduleContainers,
	unscheduleProbes,
	update,
} from './pods.ts';
import { writeStatus } from './status.ts';
import { tell } from './tell.ts';

const SIGTERM_EXIT = 143;
const SIGKILL_EXIT = 137;

/** Tells a process to end: preStop hook, SIGTERM, and SIGKILL when the grace period is over. */
export function stopContainer(draft: WorldDraft, who: Known, container: Container, graceMs: Ms): void {
	const { uid } = who;
	const { run } = containerOf(who.memory, container.name);
	if (!run || run.endedAt !== undefined) return;
	const key = containerKey(uid, container.name);
	const model = modelOf(draft.plan, run.image);
	const termAt = run.termAt ?? draft.now + Math.min(graceMs, preStopMs(container));
	const isHung = model.hang !== undefined && draft.now - run.startedAt >= model.hang.afterMs;
	const ends = termAt + model.shutdownMs;
	const isKilled = isHung || ends > draft.now + graceMs;
	// A process that does not listen yet has no handler for SIGTERM yet.
	const exitCode = isKilled ? SIGKILL_EXIT : termAt - run.startedAt < run.startupMs ? SIGTERM_EXIT : 0;
	draft.unschedule('cluster', 'kubelet.exit', key);
	draft.unschedule('cluster', 'kubelet.stopped', key);
	unscheduleProbes(draft, uid, container.name);
	update(draft, uid, container.name, { step: 'stopping', run: { ...run, termAt } });
	draft.schedule(Math.max(draft.now, isKilled ? draft.now + graceMs : ends), {
		room: 'cluster',
		kind: 'kubelet.stopped',
		key,
		data: { exitCode },
	});
}

/** Time of a preStop hook that sleeps; other hooks are taken to be quick. */
function preStopMs({ lifecycle }: Container): Ms {
	const seconds = lifecycle?.preStop?.sleep?.seconds;
	if (seconds !== undefined) return seconds * 1000;
	const slept = /(?:^|[\s;/])sleep (\d+)/.exec((lifecycle?.preStop?.exec?.command ?? []).join(' '))?.[1];
	return slept === undefined ? 0 : Number(slept) * 1000;
}

/** A process has ended: by itself, by SIGTERM or by SIGKILL. */
export function processEnded(draft: WorldDraft, event: DueEvent): void {
	const [uid, name] = splitContainerKey(event.key);
	const who = known(draft, uid);
	if (!who) return;
	const { run } = containerOf(who.memory, name);
	if (!run || run.endedAt !== undefined) return;
	const { exitCode } = event.data as { exitCode: number };
	const reason = exitCode === 0 ? 'Completed' : 'Error';
	for (const kind of ['kubelet.exit', 'kubelet.stopped']) draft.unschedule('cluster', kind, event.key);
	unscheduleProbes(draft, uid, name);
	update(draft, uid, name, {
		step: 'idle',
		run: { ...run, endedAt: draft.now, exitCode, reason },
		isReady: false,
		isStarted: false,
		shown: undefined,
		cached: undefined,
	});
	const { namespace, name: pod } = who.memory;
	draft.record({ kind: 'container.exited', namespace, name: pod, deployment: deploymentOf(who.pod), container: name, exitCode, reason });
	if (who.memory.isTerminating) finishIfStopped(draft, uid);
	else {
		writeStatus(draft, uid);
		// The kubelet looks at its containers about once a second.
		const delay = drawInt(draft.seed, 'kubelet/relist', event.key, draft.now, 150, 1_000);
		draft.unschedule('cluster', 'kubelet.sync', uid);
		draft.schedule(draft.now + delay, { room: 'cluster', kind: 'kubelet.sync', key: uid });
	}
}

/** The API server has marked the pod for deletion. */
export function terminate(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const pod = draft.objects.get('pods', namespace, name) as Pod | undefined;
	if (!pod || pod.metadata.deletionTimestamp === undefined) return;
	const who = known(draft, pod.metadata.uid);
	if (!who) {
		// No kubelet has taken it up yet: there is nothing to stop.
		draft.objects.remove('pods', namespace, name);
		return;
	}
	const isFirst = !who.memory.isTerminating;
	if (isFirst) {
		for (const kind of ['kubelet.sync', 'kubelet.sandbox']) draft.unschedule('cluster', kind, who.uid);
		stopStarting(draft, who);
	}
	const graceMs = (pod.metadata.deletionGracePeriodSeconds ?? 0) * 1000;
	for (const container of startOrder(pod)) {
		const now = known(draft, who.uid) as Known;
		const { run } = containerOf(now.memory, container.name);
		if (!run || run.endedAt !== undefined) continue;
		if (isFirst) tell(draft, now, container.name, { type: 'Normal', reason: 'Killing', message: `Stopping container ${container.name}` });
		stopContainer(draft, now, container, graceMs);
	}
	finishIfStopped(draft, who.uid);
}

/** Whatever was on its way to run stays away; what runs goes on until it is told to end. */
function stopStarting(draft: WorldDraft, who: Known): void {
	remember(draft, who.uid, { ...who.memory, isTerminating: true });
	for (const [name, { step }] of Object.entries(who.memory.containers)) {
		if (step !== 'pulling' && step !== 'starting') continue;
		for (const kind of ['kubelet.pulled', 'kubelet.started']) draft.unschedule('cluster', kind, containerKey(who.uid, name));
		update(draft, who.uid, name, { step: 'idle' });
	}
}

function finishIfStopped(draft: WorldDraft, uid: string): void {
	const who = known(draft, uid);
	if (!who || draft.isScheduled('cluster', 'kubelet.remove', uid)) return;
	const runs = Object.values(who.memory.containers).map(({ run }) => run);
	const isStopped = runs.every((run) => !run || run.endedAt !== undefined);
	writeStatus(draft, uid, isStopped);
	if (!isStopped) return;
	const delay = drawInt(draft.seed, 'kubelet/remove', uid, draft.now, 60, 450);
	draft.schedule(draft.now + delay, { room: 'cluster', kind: 'kubelet.remove', key: uid });
}

/** Everything of the pod is gone from its node: the object follows. */
export function removePod(draft: WorldDraft, uid: string): void {
	const who = known(draft, uid);
	if (who) draft.objects.remove('pods', who.memory.namespace, who.memory.name);
}

/** The object is gone, maybe by force: the kubelet forgets the pod. */
export function forgetPod(draft: WorldDraft, pod: Pod): void {
	const { uid } = pod.metadata;
	const memory = draft.cluster.pods.get(uid);
	if (!memory) return;
	unscheduleContainers(draft, { uid, memory });
	for (const kind of ['kubelet.sync', 'kubelet.sandbox', 'kubelet.remove']) draft.unschedule('cluster', kind, uid);
	draft.cluster.pods = draft.cluster.pods.delete(uid);
}
