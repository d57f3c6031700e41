import type { WorldDraft } from '../../draft.ts';
import { matchesLabels, selectorRequirements } from '../api/index.ts';
import { splitKey } from '../due.ts';
import { controllerOf } from '../store.ts';
import type { Deployment, ReplicaSet } from '../types.ts';
import { hasProgressDeadline } from './arithmetic.ts';
import { condition, conditionOf, withCondition } from './condition.ts';
import { cleanUp, read, syncRevision } from './replica-sets.ts';
import { rolloutRecreate, rolloutRolling } from './rollout.ts';
import { isScaling, scale } from './scale.ts';
import { syncStatus } from './status.ts';

/** One reconciliation of a deployment. Source: pkg/controller/deployment/deployment_controller.go syncDeployment. */
export function syncDeployment(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const found = draft.objects.get('deployments', namespace, name) as Deployment | undefined;
	if (!found) return;
	if (found.metadata.deletionTimestamp !== undefined) {
		syncStatus(draft, found, syncRevision(draft, found, false));
		return;
	}
	if (found.status.observedGeneration === undefined) adopt(draft, found);
	const deployment = notePause(draft, found);
	if (deployment.spec.paused) {
		syncSize(draft, deployment);
		return;
	}
	const sets = syncRevision(draft, deployment, false);
	const current = read(draft, deployment);
	if (isScaling(current, sets)) {
		syncSize(draft, current);
		return;
	}
	if (current.spec.strategy.type === 'Recreate') rolloutRecreate(draft, current);
	else rolloutRolling(draft, current);
}

/** Scales only: no new template is rolled out. */
function syncSize(draft: WorldDraft, deployment: Deployment): void {
	const sets = syncRevision(draft, deployment, false);
	const current = read(draft, deployment);
	scale(draft, current, sets);
	if (current.spec.paused) cleanUp(draft, current, sets.oldSets);
	const after = syncRevision(draft, current, false);
	syncStatus(draft, read(draft, current), after);
}

/** The pause is told in the Progressing condition, so that the deadline does not run meanwhile. Source: checkPausedConditions. */
function notePause(draft: WorldDraft, deployment: Deployment): Deployment {
	const current = conditionOf(deployment.status, 'Progressing');
	if (!hasProgressDeadline(deployment) || current?.reason === 'ProgressDeadlineExceeded') return deployment;
	const isNoted = current?.reason === 'DeploymentPaused';
	if (Boolean(deployment.spec.paused) === isNoted) return deployment;
	const next = deployment.spec.paused
		? condition(draft, 'Progressing', 'Unknown', 'DeploymentPaused', 'Deployment is paused')
		: condition(draft, 'Progressing', 'Unknown', 'DeploymentResumed', 'Deployment is resumed');
	return draft.objects.replace('deployments', { ...deployment, status: withCondition(deployment.status, next) }) as Deployment;
}

/** A new deployment takes over replica sets that its selector matches and nobody controls. */
function adopt(draft: WorldDraft, deployment: Deployment): void {
	const selector = selectorRequirements(deployment.spec.selector);
	for (const set of draft.objects.list('replicasets', deployment.metadata.namespace ?? '') as readonly ReplicaSet[]) {
		if (controllerOf(set) !== undefined || !matchesLabels(selector, set.metadata.labels ?? {})) continue;
		const { name, uid } = deployment.metadata;
		const owner = { apiVersion: 'apps/v1', blockOwnerDeletion: true, controller: true, kind: 'Deployment', name, uid };
		draft.objects.replace('replicasets', {
			...set,
			metadata: { ...set.metadata, ownerReferences: [...(set.metadata.ownerReferences ?? []), owner] },
		});
	}
}
