/** Facts that follow from a change of an object, whoever made it. */
import type { WorldDraft } from '../draft.ts';
import { deploymentOf, conditionOf as podCondition } from './conditions.ts';
import { REVISION } from './deployment/arithmetic.ts';
import { conditionOf } from './deployment/condition.ts';
import { imagesOf } from './deployment/template.ts';
import type { WatchEvent } from './object.ts';
import type { Deployment, Endpoints, Pod } from './types.ts';

export function recordFacts(draft: WorldDraft, { plural, type, object, before }: WatchEvent): void {
	const after = type === 'DELETED' ? undefined : object;
	if (plural === 'pods') podFacts(draft, before as Pod | undefined, after as Pod | undefined, object as Pod);
	else if (plural === 'deployments' && after) deploymentFacts(draft, before as Deployment | undefined, after as Deployment);
	else if (plural === 'endpoints') endpointFacts(draft, before as Endpoints | undefined, after as Endpoints | undefined, object.metadata);
}

function podFacts(draft: WorldDraft, before: Pod | undefined, after: Pod | undefined, any: Pod): void {
	const who = { namespace: any.metadata.namespace ?? '', name: any.metadata.name, deployment: deploymentOf(any) };
	if (!after) {
		draft.record({ kind: 'pod.deleted', ...who });
		return;
	}
	if (!before) draft.record({ kind: 'pod.created', ...who });
	if (after.spec.nodeName && !before?.spec.nodeName) draft.record({ kind: 'pod.scheduled', ...who, node: after.spec.nodeName });
	const was = before && podCondition(before, 'Ready')?.status === 'True';
	const is = podCondition(after, 'Ready')?.status === 'True';
	if (is && !was) draft.record({ kind: 'pod.ready', ...who });
	if (was && !is) draft.record({ kind: 'pod.unready', ...who });
}

function deploymentFacts(draft: WorldDraft, before: Deployment | undefined, after: Deployment): void {
	const who = { namespace: after.metadata.namespace ?? '', name: after.metadata.name };
	const revisionOf = (deployment: Deployment | undefined): number => Number(deployment?.metadata.annotations?.[REVISION] ?? 0);
	const rollout = { ...who, revision: revisionOf(after), images: imagesOf(after.spec.template).join(',') };
	if (revisionOf(after) > revisionOf(before)) draft.record({ kind: 'rollout.started', ...rollout });
	const reasonOf = (deployment: Deployment | undefined): string =>
		(deployment && conditionOf(deployment.status, 'Progressing')?.reason) ?? '';
	const reason = reasonOf(after);
	if (reason !== reasonOf(before)) {
		if (reason === 'NewReplicaSetAvailable') draft.record({ kind: 'rollout.completed', ...rollout });
		if (reason === 'ProgressDeadlineExceeded') draft.record({ kind: 'rollout.stalled', ...who, revision: revisionOf(after) });
	}
	if (before && Boolean(before.spec.paused) !== Boolean(after.spec.paused))
		draft.record({ kind: after.spec.paused ? 'rollout.paused' : 'rollout.resumed', ...who });
	if (before && before.spec.replicas !== after.spec.replicas)
		draft.record({ kind: 'deployment.scaled', ...who, from: before.spec.replicas, to: after.spec.replicas });
	const available = after.status.availableReplicas ?? 0;
	if (available !== (before?.status.availableReplicas ?? 0)) {
		draft.record({ kind: 'deployment.availability', ...who, available, desired: after.spec.replicas });
	}
}

function endpointFacts(
	draft: WorldDraft,
	before: Endpoints | undefined,
	after: Endpoints | undefined,
	{ namespace = '', name }: { namespace?: string; name: string },
): void {
	const readyOf = (endpoints: Endpoints | undefined): number =>
		(endpoints?.subsets ?? []).reduce((sum, subset) => sum + (subset.addresses?.length ?? 0), 0);
	const ready = readyOf(after);
	if (ready !== readyOf(before)) draft.record({ kind: 'endpoints.changed', namespace, name, ready });
}
