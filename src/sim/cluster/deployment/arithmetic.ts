/** Surge, unavailability and revisions. Source: pkg/controller/deployment/util/deployment_util.go. */
import { compare } from '../../kernel/index.ts';
import { epochOf } from '../conditions.ts';
import type { Deployment, ReplicaSet } from '../types.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';
export const HASH_LABEL = 'pod-template-hash';

function scaled(value: number | string | undefined, total: number, round: (value: number) => number): number {
	if (value === undefined) return 0;
	if (typeof value === 'number') return value;
	return round((Number.parseInt(value, 10) * total) / 100);
}

/** Both bounds resolved together: a percentage that rounds both to 0 would stop every rollout, so one may then be unavailable. */
function fenceposts({ spec }: Deployment): { readonly surge: number; readonly unavailable: number } {
	if (spec.strategy.type !== 'RollingUpdate') return { surge: 0, unavailable: 0 };
	const surge = scaled(spec.strategy.rollingUpdate?.maxSurge, spec.replicas, Math.ceil);
	const unavailable = scaled(spec.strategy.rollingUpdate?.maxUnavailable, spec.replicas, Math.floor);
	return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function maxSurge(deployment: Deployment): number {
	return fenceposts(deployment).surge;
}

export function maxUnavailable(deployment: Deployment): number {
	if (deployment.spec.strategy.type !== 'RollingUpdate' || deployment.spec.replicas === 0) return 0;
	return Math.min(fenceposts(deployment).unavailable, deployment.spec.replicas);
}

export function revisionOf(set: ReplicaSet): number {
	const value = Number.parseInt(set.metadata.annotations?.[REVISION] ?? '', 10);
	return Number.isNaN(value) ? 0 : value;
}

export const byCreation = (one: ReplicaSet, other: ReplicaSet): number =>
	epochOf(one.metadata.creationTimestamp) - epochOf(other.metadata.creationTimestamp) || compare(one.metadata.name, other.metadata.name);

export const bySizeNewer = (one: ReplicaSet, other: ReplicaSet): number =>
	other.spec.replicas - one.spec.replicas || byCreation(other, one);
export const bySizeOlder = (one: ReplicaSet, other: ReplicaSet): number =>
	other.spec.replicas - one.spec.replicas || byCreation(one, other);

export const isActiveSet = (set: ReplicaSet): boolean => set.spec.replicas > 0;

type Sets = readonly ReplicaSet[];
const sum = (sets: Sets, of: (set: ReplicaSet) => number | undefined): number => sets.reduce((total, set) => total + (of(set) ?? 0), 0);
export const desiredOf = (sets: Sets): number => sum(sets, (set) => set.spec.replicas);
export const currentOf = (sets: Sets): number => sum(sets, (set) => set.status.replicas);
export const readyOf = (sets: Sets): number => sum(sets, (set) => set.status.readyReplicas);
export const availableOf = (sets: Sets): number => sum(sets, (set) => set.status.availableReplicas);
export const terminatingOf = (sets: Sets): number => sum(sets, (set) => set.status.terminatingReplicas);

/** Upstream leaves the field empty for "no deadline"; MaxInt32 means the same. */
export function hasProgressDeadline({ spec }: Deployment): boolean {
	return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== 2_147_483_647;
}

/** Half away from zero, as integer.RoundToInt32. */
export function roundHalfAway(value: number): number {
	return value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5);
}
