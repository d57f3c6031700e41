/** A kubelet's work on one pod: sandbox, then containers in order, again and again until all run. Source: kuberuntime_manager.go SyncPod. */
import type { DueEvent, WorldDraft } from '../../draft.ts';
import { drawInt } from '../../kernel/index.ts';
import { isTerminal } from '../conditions.ts';
import { doubled, reschedule, splitKey } from '../due.ts';
import type { ContainerMemory, Run } from '../memory.ts';
import { letThroughAt, report } from '../recorder.ts';
import type { Container, Node, Pod } from '../types.ts';
import { mountFailure } from './configuration.ts';
import { nodeMemory, rememberNode } from './images.ts';
import { containerOf, type Known, known, remember, splitContainerKey, startOrder, update } from './pods.ts';
import { backOffEvent, processStarted, pullBackOffEvents, pullEnded, tryStart } from './start.ts';
import { writeStatus } from './status.ts';
import { stopContainer } from './stop.ts';
import { tell } from './tell.ts';

const IDLE: ContainerMemory = {
	step: 'idle',
	startup: { successes: 0, failures: 0 },
	readiness: { successes: 0, failures: 0 },
	liveness: { successes: 0, failures: 0 },
	isStarted: false,
	isReady: false,
};

/** A pod was given to this kubelet's node. */
export function addPod(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const pod = draft.objects.get('pods', namespace, name) as Pod | undefined;
	if (!pod?.spec.nodeName || draft.cluster.pods.has(pod.metadata.uid) || isTerminal(pod)) return;
	if (pod.metadata.deletionTimestamp !== undefined) return;
	const { uid } = pod.metadata;
	remember(draft, uid, {
		namespace,
		name,
		node: pod.spec.nodeName,
		addedAt: draft.now,
		sandbox: 'none',
		ip: '',
		mountFailures: 0,
		isTerminating: false,
		containers: Object.fromEntries(startOrder(pod).map((container) => [container.name, IDLE])),
	});
	writeStatus(draft, uid);
	syncPod(draft, uid);
}

/** One sync: shows what the last one found, then goes on with the first thing that is not done. */
export function syncPod(draft: WorldDraft, uid: string): void {
	const who = known(draft, uid);
	if (!who || who.memory.isTerminating || isTerminal(who.pod)) return;
	showCached(draft, who);
	stopChanged(draft, who);
	if (who.memory.sandbox === 'none') prepare(draft, known(draft, uid) as Known);
	else if (who.memory.sandbox === 'ready' && !isBusy(who)) startFrom(draft, uid, 0);
}

/** A container whose image was changed in place is ended, and started again with the new one. */
function stopChanged(draft: WorldDraft, who: Known): void {
	for (const container of who.pod.spec.containers) {
		const { run, step } = containerOf(who.memory, container.name);
		if (step !== 'running' || run === undefined || run.image === container.image) continue;
		tell(draft, who, container.name, {
			type: 'Normal',
			reason: 'Killing',
			message: `Container ${container.name} definition changed, will be restarted`,
		});
		stopContainer(draft, who, container, (who.pod.spec.terminationGracePeriodSeconds ?? 30) * 1000);
	}
}

function showCached(draft: WorldDraft, { uid, memory }: Known): void {
	const fresh = Object.entries(memory.containers).filter(([, { cached, shown }]) => cached && cached !== shown);
	if (fresh.length === 0) return;
	for (const [name, { cached }] of fresh) update(draft, uid, name, { shown: cached });
	writeStatus(draft, uid);
}

const isBusy = ({ memory }: Known): boolean =>
	Object.values(memory.containers).some(({ step }) => step === 'pulling' || step === 'starting');

/** Volumes first: while one is missing the pod stays in ContainerCreating. The delay between tries doubles from 0.5 s to about 2 min. */
function prepare(draft: WorldDraft, who: Known): void {
	const { uid, memory, pod } = who;
	const problem = mountFailure(draft, pod);
	if (problem) {
		report(draft, { about: pod, component: 'kubelet', host: memory.node, type: 'Warning', reason: 'FailedMount', message: problem });
		remember(draft, uid, { ...memory, mountFailures: memory.mountFailures + 1 });
		reschedule(draft, 'kubelet.sync', uid, draft.now + doubled(500, memory.mountFailures, 122_000));
		return;
	}
	remember(draft, uid, { ...memory, sandbox: 'creating' });
	const delay = drawInt(draft.seed, 'kubelet/sandbox', uid, draft.now, 280, 1_100);
	draft.schedule(draft.now + delay, { room: 'cluster', kind: 'kubelet.sandbox', key: uid });
}

/** The pod has its network: containers can start. */
export function sandboxReady(draft: WorldDraft, uid: string): void {
	const who = known(draft, uid);
	if (!who || who.memory.isTerminating) return;
	remember(draft, uid, { ...who.memory, sandbox: 'ready', ip: nextIp(draft, who.memory.node) });
	writeStatus(draft, uid);
	startFrom(draft, uid, 0);
}

/** Hosts .2 to .254 of a node's range. */
const RANGE = 253;

/** Addresses of a node go round its range: the next one after the last given out; once round, those in use are passed over. */
function nextIp(draft: WorldDraft, node: string): string {
	const { spec } = draft.objects.get('nodes', '', node) as Node;
	const prefix = (spec.podCIDR ?? '10.244.0.0/24').replace(/\.\d+\/\d+$/, '');
	const memory = nodeMemory(draft, node);
	const addressOf = (given: number): string => `${prefix}.${2 + (given % RANGE)}`;
	let { ipsGiven } = memory;
	if (ipsGiven >= RANGE) {
		const taken = new Set(
			draft.cluster.pods
				.values()
				.filter((pod) => pod.node === node)
				.map((pod) => pod.ip),
		);
		for (let step = 0; step < RANGE && taken.has(addressOf(ipsGiven)); step++) ipsGiven++;
	}
	rememberNode(draft, node, { ...memory, ipsGiven: ipsGiven + 1 });
	return addressOf(ipsGiven);
}

/** Tries the containers from an index on, until one is on its way or all have been tried. */
function startFrom(draft: WorldDraft, uid: string, index: number): void {
	const order = startOrder((known(draft, uid) as Known).pod);
	for (const container of order.slice(index)) {
		const who = known(draft, uid) as Known;
		const todo = nextStep(who, container);
		if (todo === 'wait') break;
		if (todo === 'skip') continue;
		if (tryStart(draft, known(draft, uid) as Known, container) === 'busy') return;
	}
	finishPass(draft, uid);
}

/** Init containers run one after the other and must succeed before anything else starts. */
function nextStep({ pod, memory }: Known, container: Container): 'start' | 'skip' | 'wait' {
	const { run, step } = containerOf(memory, container.name);
	const hasSucceeded = (one: Run | undefined): boolean => one?.endedAt !== undefined && one.exitCode === 0;
	const inits = pod.spec.initContainers ?? [];
	const place = inits.findIndex(({ name }) => name === container.name);
	const before = place < 0 ? inits : inits.slice(0, place);
	if (!before.every(({ name }) => hasSucceeded(containerOf(memory, name).run))) return 'wait';
	if (place >= 0 && hasSucceeded(run)) return 'skip';
	if (step !== 'idle') return place >= 0 ? 'wait' : 'skip';
	if (run?.endedAt === undefined) return 'start';
	const policy = pod.spec.restartPolicy ?? 'Always';
	if (place >= 0) return policy === 'Never' ? 'wait' : 'start';
	return policy === 'Always' || (policy === 'OnFailure' && run.exitCode !== 0) ? 'start' : 'skip';
}

/** After a pass that failed somewhere the pod is looked at again: at once to show a new reason, else after 10 to 15 s. */
function finishPass(draft: WorldDraft, uid: string): void {
	const who = known(draft, uid);
	if (!who) return;
	const failing = Object.entries(who.memory.containers).filter(([, { cached, step }]) => cached && step === 'idle');
	if (failing.length === 0) return;
	const isNew = failing.some(([, { shown }]) => !shown);
	const [from, to] = isNew ? [500, 1_500] : [10_000, 15_000];
	const next = draft.now + drawInt(draft.seed, 'kubelet/resync', uid, draft.now, from, to);
	reschedule(draft, 'kubelet.sync', uid, isNew ? next : Math.max(next, skipHeldBack(draft, who, failing)));
}

/** Mean distance of two syncs of a failing pod. */
const RESYNC_MS = 12_500;

/**
 * While every failing container only waits for its back-off and the recorder holds the events back, syncs are counted and not played:
 * the next one worth playing is when an event would be let through or a back-off ends.
 */
function skipHeldBack(draft: WorldDraft, who: Known, failing: readonly (readonly [string, ContainerMemory])[]): number {
	const token = letThroughAt(draft, { about: who.pod, component: 'kubelet', host: who.memory.node });
	let until = token;
	for (const [, { cached, shown, crash, pull, run }] of failing) {
		if (cached?.reason !== shown?.reason) return draft.now;
		if (cached?.reason === 'CrashLoopBackOff' && crash && run?.endedAt !== undefined) until = Math.min(until, run.endedAt + crash.ms);
		else if (cached?.reason === 'ImagePullBackOff' && pull) until = Math.min(until, pull.raisedAt + pull.ms);
		else return draft.now;
	}
	const skipped = Math.floor((until - draft.now) / RESYNC_MS) - 1;
	if (skipped <= 0) return draft.now;
	for (const [name, { cached, pull }] of failing) {
		const events = cached?.reason === 'ImagePullBackOff' && pull ? pullBackOffEvents(pull.image) : [backOffEvent(who.pod, name)];
		for (const event of events) tell(draft, who, name, { ...event, times: skipped });
	}
	return until + drawInt(draft.seed, 'kubelet/skip', who.uid, draft.now, 0, 5_000);
}

function indexOf(who: Known, name: string): number {
	return startOrder(who.pod).findIndex((container) => container.name === name);
}

export function imagePulled(draft: WorldDraft, event: DueEvent): void {
	const [uid, name] = splitContainerKey(event.key);
	const who = known(draft, uid);
	const container = who && startOrder(who.pod)[indexOf(who, name)];
	if (!who || !container || who.memory.isTerminating) return;
	const tried = pullEnded(draft, who, container, event.data as { pullMs: number; since: number });
	if (tried === 'failed') startFrom(draft, uid, indexOf(who, name) + 1);
}

export function containerStarted(draft: WorldDraft, event: DueEvent): void {
	const [uid, name] = splitContainerKey(event.key);
	const who = known(draft, uid);
	if (!who || who.memory.isTerminating) return;
	processStarted(draft, event);
	startFrom(draft, uid, indexOf(who, name) + 1);
}
