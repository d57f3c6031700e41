/** Status and conditions of a deployment. Source: pkg/controller/deployment/sync.go calculateStatus, progress.go syncRolloutStatus. */
import type { WorldDraft } from '../../draft.ts';
import { sameJson } from '../../kernel/index.ts';
import { epochOf } from '../conditions.ts';
import { epochNow, keyOf, reschedule } from '../due.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from '../types.ts';
import { availableOf, currentOf, desiredOf, hasProgressDeadline, maxUnavailable, readyOf, terminatingOf } from './arithmetic.ts';
import { condition, conditionOf, withCondition, withoutCondition } from './condition.ts';
import { all, type Sets } from './replica-sets.ts';

function calculate(draft: WorldDraft, deployment: Deployment, sets: Sets): DeploymentStatus {
	const every = all(sets);
	const available = availableOf(every);
	const isEnough = available >= deployment.spec.replicas - maxUnavailable(deployment);
	const { collisionCount, conditions } = deployment.status;
	const status = {
		...(conditions ? { conditions } : {}),
		observedGeneration: deployment.metadata.generation ?? 0,
		...nonZero('replicas', currentOf(every)),
		...nonZero('updatedReplicas', sets.newSet ? currentOf([sets.newSet]) : 0),
		...nonZero('readyReplicas', readyOf(every)),
		...nonZero('availableReplicas', available),
		...nonZero('unavailableReplicas', Math.max(0, desiredOf(every) - available)),
		terminatingReplicas: terminatingOf(every),
		...(collisionCount === undefined ? {} : { collisionCount }),
	};
	const availability = isEnough
		? condition(draft, 'Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.')
		: condition(draft, 'Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.');
	return withCondition(status, availability);
}

/** Counts of zero are left out, as `omitempty` does. */
function nonZero<Name extends string>(name: Name, value: number): { readonly [key in Name]?: number } {
	return value === 0 ? {} : ({ [name]: value } as { readonly [key in Name]: number });
}

/** Source: DeploymentComplete. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
	const { replicas } = deployment.spec;
	const isFull = [status.updatedReplicas, status.replicas, status.availableReplicas].every((count) => (count ?? 0) === replicas);
	return isFull && (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0);
}

/** Source: DeploymentProgressing. */
function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
	const count = (status: DeploymentStatus, key: 'replicas' | 'updatedReplicas' | 'readyReplicas' | 'availableReplicas') => status[key] ?? 0;
	const old = (status: DeploymentStatus) => count(status, 'replicas') - count(status, 'updatedReplicas');
	return (
		count(after, 'updatedReplicas') > count(before, 'updatedReplicas') ||
		old(after) < old(before) ||
		count(after, 'readyReplicas') > count(before, 'readyReplicas') ||
		count(after, 'availableReplicas') > count(before, 'availableReplicas')
	);
}

/** Source: DeploymentTimedOut. */
function hasTimedOut(draft: WorldDraft, deployment: Deployment, status: DeploymentStatus): boolean {
	const progressing = conditionOf(status, 'Progressing');
	if (!progressing || progressing.reason === 'NewReplicaSetAvailable') return false;
	if (progressing.reason === 'ProgressDeadlineExceeded') return true;
	return deadlineOf(deployment, progressing.lastUpdateTime ?? progressing.lastTransitionTime) < epochNow(draft);
}

function deadlineOf(deployment: Deployment, from: string): number {
	return epochOf(from) + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000;
}

/** Status without an estimate of progress: for paused deployments and while scaling. */
export function syncStatus(draft: WorldDraft, deployment: Deployment, sets: Sets): void {
	const status = calculate(draft, deployment, sets);
	if (!sameJson(status, deployment.status)) draft.objects.replace('deployments', { ...deployment, status });
}

export function syncRolloutStatus(draft: WorldDraft, deployment: Deployment, sets: Sets): void {
	const status = withFailures(withProgress(draft, deployment, sets, calculate(draft, deployment, sets)), sets);
	if (sameJson(status, deployment.status)) {
		requeueStuck(draft, deployment, status);
		return;
	}
	draft.objects.replace('deployments', { ...deployment, status });
}

function withProgress(draft: WorldDraft, deployment: Deployment, { newSet }: Sets, status: DeploymentStatus): DeploymentStatus {
	if (!hasProgressDeadline(deployment)) return withoutCondition(status, 'Progressing');
	const current = conditionOf(deployment.status, 'Progressing');
	const isRolledOut = (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === 'NewReplicaSetAvailable';
	if (isRolledOut) return status;
	const subject = newSet ? `ReplicaSet "${newSet.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
	if (isComplete(deployment, status)) {
		return withCondition(
			status,
			condition(draft, 'Progressing', 'True', 'NewReplicaSetAvailable', `${subject} has successfully progressed.`),
		);
	}
	if (isProgressing(deployment.status, status)) {
		// Every bit of progress renews lastUpdateTime, from which the deadline counts; lastTransitionTime stays while the status is True.
		const made = condition(draft, 'Progressing', 'True', 'ReplicaSetUpdated', `${subject} is progressing.`);
		const kept = current?.status === 'True' ? { ...made, lastTransitionTime: current.lastTransitionTime } : made;
		return withCondition(withoutCondition(status, 'Progressing'), kept);
	}
	if (hasTimedOut(draft, deployment, status)) {
		return withCondition(
			status,
			condition(draft, 'Progressing', 'False', 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`),
		);
	}
	return status;
}

/** Shows the first replica set's failure to create pods; the new set's before the others'. */
function withFailures(status: DeploymentStatus, sets: Sets): DeploymentStatus {
	const failureOf = (set: ReplicaSet) => set.status.conditions?.find((candidate) => candidate.type === 'ReplicaFailure');
	const failure = (sets.newSet && failureOf(sets.newSet)) ?? all(sets).map(failureOf).find(Boolean);
	if (!failure) return withoutCondition(status, 'ReplicaFailure');
	return withCondition(status, { ...failure, lastUpdateTime: failure.lastUpdateTime ?? failure.lastTransitionTime });
}

/** Looks again one second after the deadline. Source: requeueStuckDeployment. */
function requeueStuck(draft: WorldDraft, deployment: Deployment, status: DeploymentStatus): void {
	const current = conditionOf(status, 'Progressing');
	const isSettled =
		!current || isComplete(deployment, status) || ['ProgressDeadlineExceeded', 'NewReplicaSetAvailable'].includes(current.reason);
	if (!hasProgressDeadline(deployment) || isSettled) {
		draft.unschedule('cluster', 'deployment.deadline', keyOf(deployment));
		return;
	}
	const after = deadlineOf(deployment, current.lastUpdateTime ?? current.lastTransitionTime) + 1000 - draft.epochMs;
	reschedule(draft, 'deployment.deadline', keyOf(deployment), after);
}
