/** Starting containers: image, configuration, process. Source: pkg/kubelet/kuberuntime/kuberuntime_container.go startContainer. */
import type { DueEvent, WorldDraft } from '../../draft.ts';
import { drawHex, drawInt } from '../../kernel/index.ts';
import { parseReference } from '../../registry/index.ts';
import { modelOf, startupMs } from '../../traffic/index.ts';
import { deploymentOf } from '../conditions.ts';
import type { Backoff, Run, Waiting } from '../memory.ts';
import type { Report } from '../recorder.ts';
import type { Container, Pod } from '../types.ts';
import { ConfigurationError, environment, unmetNeed } from './configuration.ts';
import { cachedDigest, finishPull, mustPull, queuePull } from './images.ts';
import {
	containerKey,
	containerOf,
	goDuration,
	isInit,
	type Known,
	known,
	longName,
	splitContainerKey,
	startOrder,
	update,
} from './pods.ts';
import { beginProbes } from './probes.ts';
import { writeStatus } from './status.ts';
import { tell } from './tell.ts';

const FIRST_BACKOFF = 10_000;
const MOST_BACKOFF = 300_000;

/** The next back-off: twice the last, or the first again when the last is long ago. Source: client-go util/flowcontrol/backoff.go. */
export function raised(before: Backoff | undefined, eventAt: number, now: number): Backoff {
	const isFresh = before === undefined || eventAt - before.raisedAt > 2 * MOST_BACKOFF;
	return { ms: isFresh ? FIRST_BACKOFF : Math.min(before.ms * 2, MOST_BACKOFF), raisedAt: now };
}

/** What came of a try: a process is on its way, or the container waits for the next sync. */
export type Tried = 'busy' | 'failed';

function fail(draft: WorldDraft, who: Known, name: string, cached: Waiting, message = cached.reason): Tried {
	tell(draft, who, name, { type: 'Warning', reason: 'Failed', message: `Error: ${message}` });
	update(draft, who.uid, name, { cached, step: 'idle' });
	return 'failed';
}

/** One try to start a container that has no process. */
export function tryStart(draft: WorldDraft, who: Known, container: Container): Tried {
	const { name } = container;
	const { run, crash } = containerOf(who.memory, name);
	if (run?.endedAt !== undefined) {
		const isRemembered = crash !== undefined && run.endedAt - crash.raisedAt <= 2 * MOST_BACKOFF;
		if (isRemembered && draft.now - run.endedAt < crash.ms) return backOff(draft, who, name, crash);
		update(draft, who.uid, name, { crash: raised(crash, run.endedAt, draft.now) });
	}
	return ensureImage(draft, who, container);
}

function backOff(draft: WorldDraft, who: Known, name: string, crash: Backoff): Tried {
	tell(draft, who, name, backOffEvent(who.pod, name));
	const message = `back-off ${goDuration(crash.ms)} restarting failed container=${name} pod=${longName(who.pod)}`;
	update(draft, who.uid, name, { cached: { reason: 'CrashLoopBackOff', message } });
	return 'failed';
}

export function backOffEvent(pod: Pod, name: string): Pick<Report, 'type' | 'reason' | 'message'> {
	return { type: 'Warning', reason: 'BackOff', message: `Back-off restarting failed container ${name} in pod ${longName(pod)}` };
}

function ensureImage(draft: WorldDraft, who: Known, container: Container): Tried {
	const { name, image, imagePullPolicy } = container;
	const { pull } = containerOf(who.memory, name);
	if (!parseReference(image)) {
		const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`;
		tell(draft, who, name, { type: 'Warning', reason: 'InspectFailed', message });
		return fail(draft, who, name, { reason: 'InvalidImageName', message });
	}
	const node = who.memory.node;
	if (imagePullPolicy === 'Never' && cachedDigest(draft, node, image) === undefined) {
		const message = `Container image "${image}" is not present with pull policy of Never`;
		tell(draft, who, name, { type: 'Warning', reason: 'ErrImageNeverPull', message });
		return fail(draft, who, name, { reason: 'ErrImageNeverPull', message });
	}
	if (imagePullPolicy === 'Never' || !mustPull(draft, node, container)) {
		tell(draft, who, name, {
			type: 'Normal',
			reason: 'Pulled',
			message: `Container image "${image}" already present on machine and can be accessed by the pod`,
		});
		return create(draft, who, container);
	}
	if (pull && pull.image === image && draft.now - pull.raisedAt < pull.ms) {
		for (const event of pullBackOffEvents(image)) tell(draft, who, name, event);
		const message = `Back-off pulling image "${image}": ErrImagePull: ${pull.error}`;
		update(draft, who.uid, name, { cached: { reason: 'ImagePullBackOff', message } });
		return 'failed';
	}
	tell(draft, who, name, { type: 'Normal', reason: 'Pulling', message: `Pulling image "${image}"` });
	const { doneAt, pullMs } = queuePull(draft, node, image, containerKey(who.uid, name));
	update(draft, who.uid, name, { step: 'pulling' });
	draft.schedule(doneAt, { room: 'cluster', kind: 'kubelet.pulled', key: containerKey(who.uid, name), data: { pullMs, since: draft.now } });
	return 'busy';
}

export function pullBackOffEvents(image: string): readonly Pick<Report, 'type' | 'reason' | 'message'>[] {
	return [
		{ type: 'Normal', reason: 'BackOff', message: `Back-off pulling image "${image}"` },
		{ type: 'Warning', reason: 'Failed', message: 'Error: ImagePullBackOff' },
	];
}

/** The pull of a container's image has ended, one way or the other. */
export function pullEnded(draft: WorldDraft, who: Known, container: Container, timing: { pullMs: number; since: number }): Tried {
	const { name, image } = container;
	const result = finishPull(draft, who.memory.node, image);
	if (result.is === 'pulled') {
		const waited = goDuration(draft.now - timing.since);
		tell(draft, who, name, {
			type: 'Normal',
			reason: 'Pulled',
			message: `Successfully pulled image "${image}" in ${goDuration(timing.pullMs)} (${waited} including waiting). Image size: ${result.sizeBytes} bytes.`,
		});
		update(draft, who.uid, name, { pull: undefined });
		return create(draft, who, container);
	}
	const { pod, memory } = who;
	tell(draft, who, name, { type: 'Warning', reason: 'Failed', message: `Failed to pull image "${image}": ${result.error}` });
	const before = containerOf(memory, name).pull;
	const pull = { ...raised(before?.image === image ? before : undefined, draft.now, draft.now), image, error: result.error };
	update(draft, who.uid, name, { pull });
	draft.record({
		kind: 'pod.imagePullFailed',
		namespace: memory.namespace,
		name: memory.name,
		deployment: deploymentOf(pod),
		container: name,
		image,
		message: result.error,
	});
	return fail(draft, who, name, { reason: 'ErrImagePull', message: result.error });
}

function create(draft: WorldDraft, who: Known, container: Container): Tried {
	const { name } = container;
	let unmet: number | undefined;
	try {
		environment(draft, who.pod, container);
		unmet = unmetNeed(draft, who.pod, container, modelOf(draft.plan, container.image).needs);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return fail(draft, who, name, { reason: 'CreateContainerConfigError', message: error.message }, error.message);
	}
	tell(draft, who, name, { type: 'Normal', reason: 'Created', message: 'Container created' });
	update(draft, who.uid, name, { step: 'starting' });
	const delay = drawInt(draft.seed, 'kubelet/start', containerKey(who.uid, name), draft.now, 40, 220);
	draft.schedule(draft.now + delay, {
		room: 'cluster',
		kind: 'kubelet.started',
		key: containerKey(who.uid, name),
		data: { unmet: unmet ?? -1 },
	});
	return 'busy';
}

/** The process begins: what it will do is known from its model, and what is to come is put on the queue. */
export function processStarted(draft: WorldDraft, event: DueEvent): void {
	const { key } = event;
	const [uid, name] = splitContainerKey(key);
	const who = known(draft, uid);
	const container = who && startOrder(who.pod).find((candidate) => candidate.name === name);
	if (!who || !container) return;
	const before = containerOf(who.memory, name);
	const attempt = before.run ? before.run.attempt + 1 : 0;
	const model = modelOf(draft.plan, container.image);
	// Its environment was made when the container was created; a change since then does not reach it.
	const { unmet } = event.data as { unmet: number };
	const run: Run = {
		attempt,
		startedAt: draft.now,
		startupMs: startupMs(draft.seed, model, key, attempt),
		id: `containerd://${drawHex(draft.seed, 'container/id', key, attempt, 64)}`,
		image: container.image,
		digest: cachedDigest(draft, who.memory.node, container.image) ?? '',
		...(unmet < 0 ? {} : { unmetNeed: unmet }),
	};
	update(draft, uid, name, {
		step: 'running',
		run,
		previous: before.run,
		shown: undefined,
		cached: undefined,
		startup: NO_RESULTS,
		readiness: NO_RESULTS,
		liveness: NO_RESULTS,
		isStarted: !container.startupProbe,
		isReady: !container.startupProbe && !container.readinessProbe,
	});
	tell(draft, who, name, { type: 'Normal', reason: 'Started', message: 'Container started' });
	draft.record({
		kind: 'container.started',
		namespace: who.memory.namespace,
		name: who.memory.name,
		deployment: deploymentOf(who.pod),
		container: name,
		image: container.image,
		restarts: attempt,
	});
	const end = ownEnd(draft, who.pod, container, run);
	if (end) draft.schedule(end.at, { room: 'cluster', kind: 'kubelet.exit', key, data: { exitCode: end.exitCode } });
	writeStatus(draft, uid);
	beginProbes(draft, uid, name);
}

const NO_RESULTS = { successes: 0, failures: 0 };

/** When and how the process ends by itself; undefined when it runs on. */
function ownEnd(
	draft: WorldDraft,
	pod: Pod,
	container: Container,
	run: Run,
): { readonly at: number; readonly exitCode: number } | undefined {
	const model = modelOf(draft.plan, container.image);
	const need = run.unmetNeed === undefined ? undefined : model.needs[run.unmetNeed];
	if (need) return { at: run.startedAt + need.exitAfterMs, exitCode: need.exitCode };
	if (model.crash) return { at: run.startedAt + model.crash.afterMs, exitCode: model.crash.exitCode };
	// An init container is there to end: without a model of its own it does its work and is done.
	if (isInit(pod, container.name)) return { at: run.startedAt + run.startupMs, exitCode: 0 };
	return undefined;
}
