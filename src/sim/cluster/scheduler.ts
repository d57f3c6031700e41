/**
 * The scheduler: gives pods to nodes by their requests.
 * Source: pkg/scheduler (NodeUnschedulable, TaintToleration, NodeAffinity's node selector, NodeResourcesFit; framework types FitError).
 */
import type { Ms } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { compare, draw, rfc3339 } from '../kernel/index.ts';
import { quantity } from './api/index.ts';
import { isTerminal } from './conditions.ts';
import { doubled, enqueue, epochNow, reschedule, splitKey } from './due.ts';
import { type ClusterMemory, emptyMemory, type NodeUsage } from './memory.ts';
import { reportSeries } from './recorder.ts';
import { controllerOf, type StoreState } from './store.ts';
import type { Container, Node, Pod, PodCondition, PodSpec } from './types.ts';

const COMPONENT = 'default-scheduler';
const NOTHING: NodeUsage = { cpu: 0, memory: 0, pods: 0 };
/** A pod that fits nowhere is tried again after this, whatever happens. */
const FLUSH_MS = 300_000;
const BACKOFF_MS = { first: 1_000, most: 10_000 };

const requestsCache = new WeakMap<PodSpec, NodeUsage>();

/** What a pod asks for: the sum of its containers, or an init container that needs more. */
function requestsOf(spec: PodSpec): NodeUsage {
	const known = requestsCache.get(spec);
	if (known) return known;
	const of = (container: Container, resource: string): number => quantity(container.resources?.requests?.[resource]);
	const total = (resource: string): number =>
		Math.max(
			spec.containers.reduce((sum, container) => sum + of(container, resource), 0),
			...(spec.initContainers ?? []).map((container) => of(container, resource)),
		);
	const requests = { cpu: total('cpu'), memory: total('memory'), pods: 1 };
	requestsCache.set(spec, requests);
	return requests;
}

type Placement = Pick<ClusterMemory, 'usage' | 'siblings'>;

/** Keeps the sums of requests and of siblings on each node as pods come, move and go. */
export function trackPlacement(draft: WorldDraft, before: Pod | undefined, after: Pod | undefined): void {
	if (before && after && before.spec === after.spec && isTerminal(before) === isTerminal(after) && isSameKin(before, after)) return;
	let placed: Placement = draft.cluster;
	if (before) placed = counted(placed, before, -1);
	if (after) placed = counted(placed, after, 1);
	draft.cluster.usage = placed.usage;
	draft.cluster.siblings = placed.siblings;
}

function isSameKin({ metadata: one }: Pod, { metadata: other }: Pod): boolean {
	return one.deletionTimestamp === other.deletionTimestamp && one.ownerReferences === other.ownerReferences;
}

/** The same sums, made anew from a store. */
export function placementOf(objects: StoreState): Placement {
	const pods = (objects.tables.get('pods')?.byName.values() ?? []) as unknown as readonly Pod[];
	const { usage, siblings } = emptyMemory();
	return pods.reduce<Placement>((placed, pod) => counted(placed, pod, 1), { usage, siblings });
}

/** The sums with one pod more or less: a pod that has ended takes no room, one that is being deleted is no sibling. */
function counted({ usage, siblings }: Placement, pod: Pod, sign: 1 | -1): Placement {
	const node = pod.spec.nodeName;
	if (!node || isTerminal(pod)) return { usage, siblings };
	const used = usage.get(node) ?? NOTHING;
	const asked = requestsOf(pod.spec);
	const sum = { cpu: used.cpu + sign * asked.cpu, memory: used.memory + sign * asked.memory, pods: used.pods + sign };
	const owner = pod.metadata.deletionTimestamp === undefined ? controllerOf(pod) : undefined;
	if (!owner) return { usage: usage.set(node, sum), siblings };
	const key = siblingKey(owner, node);
	const count = (siblings.get(key) ?? 0) + sign;
	return { usage: usage.set(node, sum), siblings: count === 0 ? siblings.delete(key) : siblings.set(key, count) };
}

const siblingKey = (owner: string, node: string): string => `${owner} ${node}`;

interface Misfit {
	readonly reasons: readonly string[];
	/** Evicting other pods could not help. */
	readonly isFinal: boolean;
}

/** Undefined when the pod fits. The first filter that refuses names the reasons, as upstream's order of plugins has it. */
function misfit(draft: WorldDraft, pod: Pod, node: Node): Misfit | undefined {
	const tolerates = (key: string, value: string, effect: string): boolean =>
		(pod.spec.tolerations ?? []).some(
			(toleration) =>
				(!toleration.effect || toleration.effect === effect) &&
				(!toleration.key || toleration.key === key) &&
				(toleration.operator === 'Exists' || (toleration.value ?? '') === value),
		);
	if (node.spec.unschedulable && !tolerates('node.kubernetes.io/unschedulable', '', 'NoSchedule')) {
		return { reasons: ['node(s) were unschedulable'], isFinal: true };
	}
	const taints = (node.spec.taints ?? []).filter(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute');
	if (taints.some(({ key, value, effect }) => !tolerates(key, value ?? '', effect)))
		return { reasons: ['node(s) had untolerated taint(s)'], isFinal: true };
	const wanted = Object.entries(pod.spec.nodeSelector ?? {});
	if (wanted.some(([key, value]) => node.metadata.labels?.[key] !== value)) {
		return { reasons: ["node(s) didn't match Pod's node affinity/selector"], isFinal: true };
	}
	return lacking(draft, pod, node);
}

function lacking(draft: WorldDraft, pod: Pod, node: Node): Misfit | undefined {
	const used = draft.cluster.usage.get(node.metadata.name) ?? NOTHING;
	const asked = requestsOf(pod.spec);
	const room = allocatable(node);
	const reasons: string[] = [];
	if (used.pods + 1 > room.pods) reasons.push('Too many pods');
	if (asked.cpu > 0 && asked.cpu > room.cpu - used.cpu) reasons.push('Insufficient cpu');
	if (asked.memory > 0 && asked.memory > room.memory - used.memory) reasons.push('Insufficient memory');
	return reasons.length === 0 ? undefined : { reasons, isFinal: asked.cpu > room.cpu || asked.memory > room.memory };
}

const rooms = new WeakMap<Node['status']['allocatable'], NodeUsage>();

/** What a node has to give. Read once: every pod asks every node. */
function allocatable({ status: { allocatable: given } }: Node): NodeUsage {
	const known = rooms.get(given);
	if (known) return known;
	const room = { cpu: quantity(given.cpu), memory: quantity(given.memory), pods: Number(given.pods ?? 110) };
	rooms.set(given, room);
	return room;
}

/** Spread over nodes first, then the emptier node; a keyed draw among equals. Source: PodTopologySpread's defaults and LeastAllocated. */
function best(draft: WorldDraft, pod: Pod, nodes: readonly Node[]): Node | undefined {
	if (nodes.length === 0) return undefined;
	const owner = controllerOf(pod);
	const siblingsOn = (node: Node): number => (owner ? (draft.cluster.siblings.get(siblingKey(owner, node.metadata.name)) ?? 0) : 0);
	const most = Math.max(1, ...nodes.map(siblingsOn));
	const asked = requestsOf(pod.spec);
	const scored = nodes.map((node) => {
		const { name } = node.metadata;
		const used = draft.cluster.usage.get(name) ?? NOTHING;
		const room = allocatable(node);
		const free = (room.cpu - used.cpu - asked.cpu) / room.cpu + (room.memory - used.memory - asked.memory) / room.memory;
		const score = Math.round(200 * (1 - siblingsOn(node) / most)) + Math.round(50 * free);
		return { node, score, draw: draw(draft.seed, 'scheduler', `${pod.metadata.uid}/${name}`, 0) };
	});
	scored.sort(
		(one, other) => other.score - one.score || one.draw - other.draw || compare(one.node.metadata.name, other.node.metadata.name),
	);
	return scored[0]?.node;
}

/** One try to give a pod to a node. */
export function schedulePod(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const pod = draft.objects.get('pods', namespace, name) as Pod | undefined;
	if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp !== undefined) return;
	// Another scheduler's pods are left to it.
	if ((pod.spec.schedulerName ?? COMPONENT) !== COMPONENT) return;
	const nodes = draft.objects.list('nodes') as readonly Node[];
	const misfits = new Map(nodes.map((node) => [node, misfit(draft, pod, node)]));
	const chosen = best(
		draft,
		pod,
		nodes.filter((node) => misfits.get(node) === undefined),
	);
	if (chosen) bind(draft, pod, chosen);
	else
		refuse(
			draft,
			pod,
			nodes.length,
			[...misfits.values()].filter((found) => found !== undefined),
		);
}

function bind(draft: WorldDraft, pod: Pod, node: Node): void {
	forgetUnschedulable(draft, `${pod.metadata.namespace}/${pod.metadata.name}`);
	draft.objects.replace('pods', {
		...pod,
		spec: { ...pod.spec, nodeName: node.metadata.name },
		status: withScheduled(draft, pod, { status: 'True' }),
	} as Pod);
	const where = `${pod.metadata.namespace}/${pod.metadata.name}`;
	reportSeries(draft, {
		about: pod,
		component: COMPONENT,
		type: 'Normal',
		reason: 'Scheduled',
		message: `Successfully assigned ${where} to ${node.metadata.name}`,
		action: 'Binding',
	});
}

function withScheduled(draft: WorldDraft, pod: Pod, change: Pick<PodCondition, 'status'> & Partial<PodCondition>): Pod['status'] {
	const before = pod.status.conditions?.find((condition) => condition.type === 'PodScheduled');
	const lastTransitionTime = before && before.status === change.status ? before.lastTransitionTime : rfc3339(epochNow(draft));
	const next: PodCondition = {
		lastProbeTime: null,
		lastTransitionTime,
		observedGeneration: pod.metadata.generation ?? 1,
		type: 'PodScheduled',
		...change,
	};
	return { ...pod.status, conditions: [...(pod.status.conditions ?? []).filter((condition) => condition !== before), next] };
}

function refuse(draft: WorldDraft, pod: Pod, total: number, misfits: readonly Misfit[]): void {
	const message = explain(total, misfits);
	const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
	draft.objects.replace('pods', {
		...pod,
		status: withScheduled(draft, pod, { status: 'False', reason: 'Unschedulable', message }),
	} as Pod);
	const tries = (draft.cluster.unschedulable.get(key)?.tries ?? 0) + 1;
	draft.cluster.unschedulable = draft.cluster.unschedulable.set(key, { tries, at: draft.now });
	reschedule(draft, 'schedule.flush', key, draft.now + FLUSH_MS);
	reportSeries(draft, { about: pod, component: COMPONENT, type: 'Warning', reason: 'FailedScheduling', message, action: 'Scheduling' });
}

/** Reasons counted over the nodes and joined in order of their text. Source: FitError.Error. */
function explain(total: number, misfits: readonly Misfit[]): string {
	if (total === 0) return 'no nodes available to schedule pods';
	const counted = (reasons: readonly string[]): string => {
		const counts = new Map<string, number>();
		for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
		return [...counts]
			.map(([reason, count]) => `${count} ${reason}`)
			.sort(compare)
			.join(', ');
	};
	const preemption = misfits.map(({ isFinal }) =>
		isFinal ? 'Preemption is not helpful for scheduling' : 'No preemption victims found for incoming pod',
	);
	return (
		`0/${total} nodes are available: ${counted(misfits.flatMap(({ reasons }) => reasons))}. no new claims to deallocate, ` +
		`preemption: 0/${total} nodes are available: ${counted(preemption)}.`
	);
}

/** Room may have come free: pods that fitted nowhere are tried again, each after its own back-off. */
export function retryUnschedulable(draft: WorldDraft): void {
	const { unschedulable } = draft.cluster;
	for (const key of unschedulable.keys()) {
		const { tries, at } = unschedulable.get(key) as { tries: number; at: Ms };
		const backoff = doubled(BACKOFF_MS.first, tries - 1, BACKOFF_MS.most);
		if (draft.now - at >= backoff) enqueue(draft, 'schedule', key);
		else if (!draft.isScheduled('cluster', 'schedule', key)) draft.schedule(at + backoff, { room: 'cluster', kind: 'schedule', key });
	}
}

/** The pod is gone or given to a node: nothing more to try. */
export function forgetUnschedulable(draft: WorldDraft, key: string): void {
	if (!draft.cluster.unschedulable.has(key)) return;
	draft.cluster.unschedulable = draft.cluster.unschedulable.delete(key);
	draft.unschedule('cluster', 'schedule.flush', key);
}
