/** The two strategies. Source: pkg/controller/deployment/rolling.go and recreate.go. */
import type { WorldDraft } from '../../draft.ts';
import { isTerminal } from '../conditions.ts';
import type { Deployment, Pod, ReplicaSet } from '../types.ts';
import { availableOf, byCreation, currentOf, desiredOf, isActiveSet, maxUnavailable } from './arithmetic.ts';
import { all, cleanUp, newSetReplicas, read, resize, type Sets, syncRevision } from './replica-sets.ts';
import { isComplete, syncRolloutStatus } from './status.ts';

/** One pass: scales up, or else scales down, or else tidies; a later pass goes on from there. */
export function rolloutRolling(draft: WorldDraft, given: Deployment): void {
	const sets = syncRevision(draft, given, true);
	const deployment = read(draft, given);
	const isScaled = scaleUpNew(draft, deployment, sets) || scaleDownOld(draft, deployment, sets);
	if (!isScaled && isComplete(deployment, deployment.status)) cleanUp(draft, deployment, sets.oldSets);
	syncRolloutStatus(draft, deployment, refreshed(draft, sets));
}

/** The sets as the store has them now; those that were cleaned up are left out. */
function refreshed(draft: WorldDraft, { newSet, oldSets }: Sets): Sets {
	const again = (set: ReplicaSet) =>
		draft.objects.get('replicasets', set.metadata.namespace ?? '', set.metadata.name) as ReplicaSet | undefined;
	return { newSet: newSet && again(newSet), oldSets: oldSets.flatMap((set) => again(set) ?? []) };
}

function scaleUpNew(draft: WorldDraft, deployment: Deployment, sets: Sets): boolean {
	const { newSet } = sets;
	const { replicas } = deployment.spec;
	if (!newSet || newSet.spec.replicas === replicas) return false;
	if (newSet.spec.replicas > replicas) return resize(draft, deployment, newSet, replicas);
	return resize(draft, deployment, newSet, newSetReplicas(deployment, all(sets), newSet.spec.replicas));
}

/**
 * Takes from the old sets what may go without falling below the minimum: pods of theirs that are not available first, since they serve
 * nobody, then available ones. New pods that are not available yet hold back as many.
 */
function scaleDownOld(draft: WorldDraft, deployment: Deployment, sets: Sets): boolean {
	const { newSet } = sets;
	const oldSets = sets.oldSets.filter(isActiveSet).toSorted(byCreation);
	if (!newSet || desiredOf(oldSets) === 0) return false;
	const minAvailable = deployment.spec.replicas - maxUnavailable(deployment);
	const most = desiredOf(all(sets)) - minAvailable - (newSet.spec.replicas - availableOf([newSet]));
	if (most <= 0) return false;
	const sizes = new Map(oldSets.map((set) => [set, set.spec.replicas]));
	const take = (set: ReplicaSet, count: number): number => {
		const size = sizes.get(set) ?? 0;
		const taken = Math.min(count, size);
		if (taken > 0) resizeNow(draft, deployment, set, size - taken);
		sizes.set(set, size - taken);
		return taken;
	};
	let cleaned = 0;
	for (const set of oldSets) cleaned += take(set, Math.max(0, Math.min(most - cleaned, set.spec.replicas - availableOf([set]))));
	let removable = Math.max(0, availableOf([...oldSets, newSet]) - minAvailable);
	let removed = 0;
	for (const set of oldSets) {
		const taken = take(set, removable);
		removable -= taken;
		removed += taken;
	}
	return cleaned + removed > 0;
}

/** Scales a set that may have been scaled already in this pass. */
function resizeNow(draft: WorldDraft, deployment: Deployment, set: ReplicaSet, replicas: number): void {
	const now = draft.objects.get('replicasets', set.metadata.namespace ?? '', set.metadata.name) as ReplicaSet;
	resize(draft, deployment, now, replicas);
}

/** Everything old goes first; the new set starts when no old pod runs any more. */
export function rolloutRecreate(draft: WorldDraft, given: Deployment): void {
	let sets = syncRevision(draft, given, false);
	let deployment = read(draft, given);
	const active = sets.oldSets.filter(isActiveSet);
	for (const set of active) resize(draft, deployment, set, 0);
	if (active.length === 0 && !hasOldPods(draft, sets)) {
		if (!sets.newSet) {
			sets = syncRevision(draft, deployment, true);
			deployment = read(draft, deployment);
		}
		if (sets.newSet) resize(draft, deployment, sets.newSet, deployment.spec.replicas);
		if (isComplete(deployment, deployment.status)) cleanUp(draft, deployment, sets.oldSets);
	}
	syncRolloutStatus(draft, deployment, refreshed(draft, sets));
}

function hasOldPods(draft: WorldDraft, { oldSets }: Sets): boolean {
	if (currentOf(oldSets) > 0) return true;
	return oldSets.some((set) => (draft.objects.ownedBy('pods', set.metadata.uid) as readonly Pod[]).some((pod) => !isTerminal(pod)));
}
