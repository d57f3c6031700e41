/** Which pod goes first when a replica set shrinks. Source: pkg/controller/controller_utils.go ActivePodsWithRanks (LogarithmicScaleDown on). */
import type { Ms } from '../../door.ts';
import { compare } from '../../kernel/index.ts';
import { conditionOf, epochOf, isReady } from '../conditions.ts';
import type { Pod } from '../types.ts';

interface Ranked {
	readonly pod: Pod;
	readonly isAssigned: boolean;
	readonly phase: number;
	readonly isReady: boolean;
	readonly cost: number;
	/** Active pods of the same deployment on the same node. */
	readonly siblings: number;
	readonly readySince: Ms;
	readonly restarts: number;
	readonly created: Ms;
}

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

function ranked(pod: Pod, siblings: number): Ranked {
	const ready = conditionOf(pod, 'Ready');
	return {
		pod,
		isAssigned: Boolean(pod.spec.nodeName),
		phase: PHASES[pod.status.phase] ?? 2,
		isReady: isReady(pod),
		cost: Number.parseInt(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? '0', 10) || 0,
		siblings,
		readySince: ready ? epochOf(ready.lastTransitionTime) : 0,
		restarts: Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount)),
		created: epochOf(pod.metadata.creationTimestamp),
	};
}

/** floor(log2) of an age in nanoseconds; -1 for none. Ages in the same power of two count as equal. */
function bucket(ageMs: Ms): number {
	if (ageMs <= 0) return -1;
	let nanos = ageMs * 1_000_000;
	let log = 0;
	while (nanos >= 2) {
		nanos /= 2;
		log++;
	}
	return log;
}

function byAge(one: Ranked, other: Ranked, oneAt: Ms, otherAt: Ms, epochNow: Ms): number {
	return bucket(epochNow - oneAt) - bucket(epochNow - otherAt) || compare(one.pod.metadata.uid, other.pod.metadata.uid);
}

function order(one: Ranked, other: Ranked, epochNow: Ms): number {
	if (one.isAssigned !== other.isAssigned) return one.isAssigned ? 1 : -1;
	if (one.phase !== other.phase) return one.phase - other.phase;
	if (one.isReady !== other.isReady) return one.isReady ? 1 : -1;
	if (one.cost !== other.cost) return one.cost - other.cost;
	if (one.siblings !== other.siblings) return other.siblings - one.siblings;
	if (one.isReady && one.readySince !== other.readySince) return byAge(one, other, one.readySince, other.readySince, epochNow);
	if (one.restarts !== other.restarts) return other.restarts - one.restarts;
	if (one.created !== other.created) return byAge(one, other, one.created, other.created, epochNow);
	// Upstream's sort leaves equals in any order; here their names decide.
	return compare(one.pod.metadata.name, other.pod.metadata.name);
}

/** The `count` pods to delete. `related` are the active pods of all replica sets with the same owner. */
export function podsToDelete(pods: readonly Pod[], related: readonly Pod[], count: number, epochNow: Ms): readonly Pod[] {
	if (count >= pods.length) return pods;
	const onNode = new Map<string, number>();
	for (const { spec } of related) if (spec.nodeName) onNode.set(spec.nodeName, (onNode.get(spec.nodeName) ?? 0) + 1);
	return pods
		.map((pod) => ranked(pod, onNode.get(pod.spec.nodeName ?? '') ?? 0))
		.sort((one, other) => order(one, other, epochNow))
		.slice(0, count)
		.map(({ pod }) => pod);
}
