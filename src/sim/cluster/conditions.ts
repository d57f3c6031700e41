/** Reading pods as controllers do. Source: pkg/api/v1/pod/util.go, pkg/controller/controller_utils.go. */
import type { Ms } from '../door.ts';
import { parseRfc3339 } from '../kernel/index.ts';
import type { Pod, PodCondition } from './types.ts';

export function conditionOf(pod: Pod, type: string): PodCondition | undefined {
	return pod.status.conditions?.find((condition) => condition.type === type);
}

export function isReady(pod: Pod): boolean {
	return conditionOf(pod, 'Ready')?.status === 'True';
}

/** Ready for at least `minReadySeconds`. */
export function isAvailable(pod: Pod, minReadySeconds: number, epochNow: Ms): boolean {
	const ready = conditionOf(pod, 'Ready');
	if (ready?.status !== 'True') return false;
	return minReadySeconds === 0 || epochOf(ready.lastTransitionTime) + minReadySeconds * 1000 <= epochNow;
}

export function isTerminal(pod: Pod): boolean {
	return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

/** Counts towards a replica set: neither ended nor being deleted. */
export function isActive(pod: Pod): boolean {
	return !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Epoch ms of a timestamp that the simulation wrote itself. */
export function epochOf(timestamp: string): Ms {
	const epoch = parseRfc3339(timestamp);
	if (epoch === undefined) throw new RangeError(`no timestamp: ${timestamp}`);
	return epoch;
}

/** Name of the deployment that a pod belongs to, read from the names alone: its replica set may be gone already. Empty without one. */
export function deploymentOf(pod: Pod): string {
	const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller);
	const hash = pod.metadata.labels?.['pod-template-hash'];
	if (owner?.kind !== 'ReplicaSet' || !hash || !owner.name.endsWith(`-${hash}`)) return '';
	return owner.name.slice(0, -hash.length - 1);
}
