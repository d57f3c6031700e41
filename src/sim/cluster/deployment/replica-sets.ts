/** The deployment's replica sets: finding, creating, numbering and scaling them. Source: pkg/controller/deployment/sync.go, util/deployment_util.go. */
import type { WorldDraft } from '../../draft.ts';
import { report } from '../recorder.ts';
import type { Deployment, ReplicaSet } from '../types.ts';
import {
	currentOf,
	DESIRED_REPLICAS,
	desiredOf,
	HASH_LABEL,
	hasProgressDeadline,
	MAX_REPLICAS,
	maxSurge,
	REVISION,
	REVISION_HISTORY,
	revisionOf,
} from './arithmetic.ts';
import { condition, conditionOf, withCondition } from './condition.ts';
import { findNewSet, templateHash } from './template.ts';

export const CONTROLLER = 'deployment-controller';
const HISTORY_LENGTH = 2_000;

/** Annotations that describe one object only and are not copied from a deployment to its replica sets. */
const NOT_COPIED = new Set([
	'kubectl.kubernetes.io/last-applied-configuration',
	'deprecated.deployment.rollback.to',
	REVISION,
	REVISION_HISTORY,
	DESIRED_REPLICAS,
	MAX_REPLICAS,
]);

/** The sets of one deployment during one reconciliation. `created` and scaled sets are read back from the store. */
export interface Sets {
	readonly newSet: ReplicaSet | undefined;
	/** All others, in the order of the store. */
	readonly oldSets: readonly ReplicaSet[];
}

export const all = ({ newSet, oldSets }: Sets): readonly ReplicaSet[] => (newSet ? [...oldSets, newSet] : oldSets);

export function read(draft: WorldDraft, deployment: Deployment): Deployment {
	return draft.objects.get('deployments', deployment.metadata.namespace ?? '', deployment.metadata.name) as Deployment;
}

function owned(draft: WorldDraft, deployment: Deployment): readonly ReplicaSet[] {
	return draft.objects.ownedBy('replicasets', deployment.metadata.uid) as readonly ReplicaSet[];
}

/** Finds the new set, gives it its revision, and creates it when asked to and there is none. Source: getAllReplicaSetsAndSyncRevision. */
export function syncRevision(draft: WorldDraft, deployment: Deployment, mayCreate: boolean): Sets {
	const sets = owned(draft, deployment);
	const found = findNewSet(deployment, sets);
	const oldSets = sets.filter((set) => set !== found);
	const revision = Math.max(0, ...oldSets.map(revisionOf)) + 1;
	if (found) return { newSet: renumber(draft, deployment, found, revision), oldSets };
	return { newSet: mayCreate ? create(draft, deployment, oldSets, revision) : undefined, oldSets };
}

function renumber(draft: WorldDraft, deployment: Deployment, set: ReplicaSet, revision: number): ReplicaSet {
	const annotations = newSetAnnotations(deployment, set, revision);
	const minReadySeconds = deployment.spec.minReadySeconds ?? 0;
	const isOutdated = (set.spec.minReadySeconds ?? 0) !== minReadySeconds;
	if (annotations !== set.metadata.annotations || isOutdated) {
		const spec = isOutdated ? { ...set.spec, minReadySeconds } : set.spec;
		const generation = (set.metadata.generation ?? 0) + (isOutdated ? 1 : 0);
		return draft.objects.replace('replicasets', {
			...set,
			metadata: { ...set.metadata, annotations: annotations ?? {}, generation },
			spec,
		}) as ReplicaSet;
	}
	let next = withRevision(deployment, set.metadata.annotations?.[REVISION] ?? '');
	if (hasProgressDeadline(deployment) && !conditionOf(deployment.status, 'Progressing')) {
		const progressing = condition(draft, 'Progressing', 'True', 'FoundNewReplicaSet', `Found new replica set "${set.metadata.name}"`);
		next = { ...next, status: withCondition(next.status, progressing) };
	}
	if (next !== deployment) draft.objects.replace('deployments', next);
	return set;
}

function withRevision(deployment: Deployment, revision: string): Deployment {
	const { annotations } = deployment.metadata;
	if (annotations?.[REVISION] === revision) return deployment;
	return { ...deployment, metadata: { ...deployment.metadata, annotations: { ...annotations, [REVISION]: revision } } };
}

/** The set's annotations with the deployment's own and its revision; the same object when nothing changes. Source: SetNewReplicaSetAnnotations. */
function newSetAnnotations(
	deployment: Deployment,
	set: Pick<ReplicaSet, 'metadata'>,
	revision: number,
): Readonly<Record<string, string>> | undefined {
	const before = set.metadata.annotations ?? {};
	const after: Record<string, string> = { ...before };
	for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) if (!NOT_COPIED.has(key)) after[key] = value;
	const old = before[REVISION];
	const oldNumber = old === undefined ? 0 : Number.parseInt(old, 10);
	if (oldNumber < revision) {
		after[REVISION] = `${revision}`;
		if (old !== undefined) after[REVISION_HISTORY] = history(before[REVISION_HISTORY] ?? '', old);
	}
	const isSame = Object.keys(after).every((key) => after[key] === before[key]);
	return isSame ? set.metadata.annotations : after;
}

/** Revisions that a set had before, oldest dropped first when the list grows too long. */
function history(before: string, revision: string): string {
	const revisions = before === '' ? [revision] : [...before.split(','), revision];
	while (revisions.length > 1 && revisions.join(',').length > HISTORY_LENGTH) revisions.shift();
	return revisions.join(',');
}

function replicaAnnotations(deployment: Deployment): Readonly<Record<string, string>> {
	return { [DESIRED_REPLICAS]: `${deployment.spec.replicas}`, [MAX_REPLICAS]: `${deployment.spec.replicas + maxSurge(deployment)}` };
}

function create(draft: WorldDraft, deployment: Deployment, oldSets: readonly ReplicaSet[], revision: number): ReplicaSet {
	const { spec, metadata } = deployment;
	const { name, labels, template } = freeName(draft, deployment);
	const replicas = newSetReplicas(deployment, oldSets, 0);
	const annotations = newSetAnnotations(deployment, { metadata: { ...metadata, annotations: {} } }, revision);
	const set = draft.objects.create('replicasets', {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: {
			name,
			namespace: metadata.namespace ?? '',
			labels,
			annotations: { ...annotations, ...replicaAnnotations(deployment) },
			ownerReferences: [
				{ apiVersion: 'apps/v1', blockOwnerDeletion: true, controller: true, kind: 'Deployment', name: metadata.name, uid: metadata.uid },
			],
		},
		spec: {
			...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
			replicas,
			selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: labels[HASH_LABEL] ?? '' } },
			template,
		},
		status: { replicas: 0 },
	}) as ReplicaSet;
	if (replicas > 0) tellScaled(draft, deployment, `Scaled up replica set ${name} from 0 to ${replicas}`);
	let next = withRevision(deployment, `${revision}`);
	if (hasProgressDeadline(deployment)) {
		const progressing = condition(draft, 'Progressing', 'True', 'NewReplicaSetCreated', `Created new replica set "${name}"`);
		next = { ...next, status: withCondition(next.status, progressing) };
	}
	draft.objects.replace('deployments', next);
	return set;
}

/** Two templates with one hash would be one replica set; upstream counts such collisions into the hash and tries again. */
function freeName(draft: WorldDraft, deployment: Deployment) {
	const { template } = deployment.spec;
	for (let collisions = deployment.status.collisionCount; ; collisions = (collisions ?? 0) + 1) {
		const hash = templateHash(template, collisions);
		const name = `${deployment.metadata.name}-${hash}`;
		if (draft.objects.get('replicasets', deployment.metadata.namespace ?? '', name)) continue;
		const labels: Record<string, string> = { ...template.metadata?.labels, [HASH_LABEL]: hash };
		return { name, labels, template: { ...template, metadata: { ...template.metadata, labels } } };
	}
}

/** Source: NewRSNewReplicas. */
export function newSetReplicas(deployment: Deployment, sets: readonly ReplicaSet[], current: number): number {
	const { replicas, strategy } = deployment.spec;
	if (strategy.type === 'Recreate') return replicas;
	const room = replicas + maxSurge(deployment) - desiredOf(sets);
	return room <= 0 ? current : current + Math.min(room, replicas - current);
}

/** Sets a set's size and notes the deployment's sizes on it. True when the size changed. Source: scaleReplicaSet. */
export function scaleSet(draft: WorldDraft, deployment: Deployment, set: ReplicaSet, replicas: number): boolean {
	const sizes = replicaAnnotations(deployment);
	const isResized = set.spec.replicas !== replicas;
	const isNoted = Object.keys(sizes).every((key) => set.metadata.annotations?.[key] === sizes[key]);
	if (!isResized && isNoted) return false;
	draft.objects.replace('replicasets', {
		...set,
		metadata: {
			...set.metadata,
			annotations: { ...set.metadata.annotations, ...sizes },
			generation: (set.metadata.generation ?? 0) + (isResized ? 1 : 0),
		},
		spec: { ...set.spec, replicas },
	});
	if (!isResized) return false;
	const direction = set.spec.replicas < replicas ? 'up' : 'down';
	tellScaled(draft, deployment, `Scaled ${direction} replica set ${set.metadata.name} from ${set.spec.replicas} to ${replicas}`);
	return true;
}

/** Sets of the wanted size are left alone, annotations and all. Source: scaleReplicaSetAndRecordEvent. */
export function resize(draft: WorldDraft, deployment: Deployment, set: ReplicaSet, replicas: number): boolean {
	return set.spec.replicas === replicas ? false : scaleSet(draft, deployment, set, replicas);
}

function tellScaled(draft: WorldDraft, deployment: Deployment, message: string): void {
	report(draft, { about: deployment, component: CONTROLLER, type: 'Normal', reason: 'ScalingReplicaSet', message });
}

/** Forgets the oldest revisions beyond the limit; sets that still have pods stay. Source: cleanupDeployment. */
export function cleanUp(draft: WorldDraft, deployment: Deployment, oldSets: readonly ReplicaSet[]): void {
	const limit = deployment.spec.revisionHistoryLimit;
	if (limit === undefined || limit === 2_147_483_647) return;
	const surplus = oldSets.length - limit;
	if (surplus <= 0) return;
	for (const set of oldSets.toSorted((one, other) => revisionOf(one) - revisionOf(other)).slice(0, surplus)) {
		const isBusy =
			currentOf([set]) !== 0 || set.spec.replicas !== 0 || (set.metadata.generation ?? 0) > (set.status.observedGeneration ?? 0);
		if (!isBusy) draft.objects.remove('replicasets', set.metadata.namespace ?? '', set.metadata.name);
	}
}
