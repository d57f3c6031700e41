/** Scaling outside a rollout, and proportionally in the middle of one. Source: pkg/controller/deployment/sync.go scale. */
import type { WorldDraft } from '../../draft.ts';
import type { Deployment, ReplicaSet } from '../types.ts';
import {
	availableOf,
	byCreation,
	bySizeNewer,
	bySizeOlder,
	DESIRED_REPLICAS,
	desiredOf,
	isActiveSet,
	MAX_REPLICAS,
	maxSurge,
	roundHalfAway,
} from './arithmetic.ts';
import { all, resize, type Sets, scaleSet } from './replica-sets.ts';

/** The deployment's size differs from the one noted on a set in use. */
export function isScaling(deployment: Deployment, sets: Sets): boolean {
	return all(sets).some((set) => {
		const noted = set.metadata.annotations?.[DESIRED_REPLICAS];
		return isActiveSet(set) && noted !== undefined && Number.parseInt(noted, 10) !== deployment.spec.replicas;
	});
}

export function scale(draft: WorldDraft, deployment: Deployment, sets: Sets): void {
	const { replicas, strategy } = deployment.spec;
	const only = activeOrLatest(sets);
	if (only) {
		resize(draft, deployment, only, replicas);
		return;
	}
	const active = all(sets).filter(isActiveSet);
	if (isSaturated(deployment, sets.newSet)) {
		for (const old of sets.oldSets.filter(isActiveSet)) resize(draft, deployment, old, 0);
		return;
	}
	if (strategy.type === 'RollingUpdate') scaleInProportion(draft, deployment, active);
}

/** The only set in use; the newest when none is; undefined when several are. Source: FindActiveOrLatest. */
function activeOrLatest({ newSet, oldSets }: Sets): ReplicaSet | undefined {
	const active = all({ newSet, oldSets }).filter(isActiveSet);
	if (active.length > 1) return undefined;
	return active[0] ?? newSet ?? oldSets.toSorted((one, other) => byCreation(other, one))[0];
}

function isSaturated(deployment: Deployment, set: ReplicaSet | undefined): boolean {
	if (!set) return false;
	const { replicas } = deployment.spec;
	return (
		Number(set.metadata.annotations?.[DESIRED_REPLICAS]) === replicas && set.spec.replicas === replicas && availableOf([set]) === replicas
	);
}

function scaleInProportion(draft: WorldDraft, deployment: Deployment, active: readonly ReplicaSet[]): void {
	const { replicas } = deployment.spec;
	const allowed = replicas > 0 ? replicas + maxSurge(deployment) : 0;
	const toAdd = allowed - desiredOf(active);
	const sorted = toAdd === 0 ? active : active.toSorted(toAdd > 0 ? bySizeNewer : bySizeOlder);
	let added = 0;
	const sizes = sorted.map((set) => {
		const share = toAdd === 0 ? 0 : proportion(deployment, set, toAdd, added);
		added += share;
		return set.spec.replicas + share;
	});
	for (const [index, set] of sorted.entries()) {
		const leftover = index === 0 && toAdd !== 0 ? toAdd - added : 0;
		scaleSet(draft, deployment, set, Math.max(0, (sizes[index] ?? 0) + leftover));
	}
}

function proportion(deployment: Deployment, set: ReplicaSet, toAdd: number, added: number): number {
	if (set.spec.replicas === 0 || toAdd === added) return 0;
	const share = fraction(deployment, set);
	return toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
}

function fraction(deployment: Deployment, set: ReplicaSet): number {
	if (deployment.spec.replicas === 0) return -set.spec.replicas;
	const noted = Number.parseInt(set.metadata.annotations?.[MAX_REPLICAS] ?? '', 10);
	const before = noted > 0 ? noted : (deployment.status.replicas ?? 0);
	if (before === 0) return 0;
	return roundHalfAway((set.spec.replicas * (deployment.spec.replicas + maxSurge(deployment))) / before) - set.spec.replicas;
}
