/** The replica set controller: as many pods as wanted, and a count of them. Source: pkg/controller/replicaset/replica_set.go. */
import type { Json } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { LIMITS, rfc3339, sameJson } from '../../kernel/index.ts';
import { handleKubernetes, matchesLabels, selectorRequirements } from '../api/index.ts';
import { isActive, isAvailable, isReady, isTerminal } from '../conditions.ts';
import { epochNow, reschedule, splitKey } from '../due.ts';
import { report } from '../recorder.ts';
import { controllerOf } from '../store.ts';
import type { LabelSelector, Pod, ReplicaSet, ReplicaSetStatus } from '../types.ts';
import { podsToDelete } from './rank.ts';

const CONTROLLER = 'replicaset-controller';
const USER = 'system:serviceaccount:kube-system:replicaset-controller';
/** Most pods that one pass creates or deletes. */
const BURST = 500;
/** What the API server passes on when its store refuses to grow. */
const NO_SPACE = 'etcdserver: mvcc: database space exceeded';

interface Failure {
	readonly reason: 'FailedCreate' | 'FailedDelete';
	readonly message: string;
}

export function syncReplicaSet(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const set = draft.objects.get('replicasets', namespace, name) as ReplicaSet | undefined;
	if (!set) return;
	if (set.status.observedGeneration === undefined) adopt(draft, set);
	release(draft, set);
	const active = podsOf(draft, set).filter(isActive);
	const difference = active.length - set.spec.replicas;
	let failure: Failure | undefined;
	if (set.metadata.deletionTimestamp === undefined) {
		if (difference < 0) failure = createPods(draft, set, Math.min(-difference, BURST));
		else if (difference > 0) deletePods(draft, set, active, Math.min(difference, BURST));
	}
	writeStatus(draft, set, failure);
}

function podsOf(draft: WorldDraft, set: ReplicaSet): readonly Pod[] {
	return draft.objects.ownedBy('pods', set.metadata.uid) as readonly Pod[];
}

/** In batches of 1, 2, 4 ...: when creation fails, a pass gives up after few tries. Source: slowStartBatch. */
function createPods(draft: WorldDraft, set: ReplicaSet, wanted: number): Failure | undefined {
	let created = 0;
	for (let batch = 1; created < wanted; batch *= 2) {
		const end = Math.min(wanted, created + batch);
		while (created < end) {
			const error = createPod(draft, set);
			if (error !== undefined) {
				report(draft, { about: set, component: CONTROLLER, type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${error}` });
				// Upstream requeues with a growing delay; one of its steps stands for all.
				reschedule(draft, 'replicaset.retry', `${set.metadata.namespace}/${set.metadata.name}`, draft.now + 30_000);
				return { reason: 'FailedCreate', message: error };
			}
			created++;
		}
	}
	return undefined;
}

/** Undefined when it worked, else the API server's words. */
function createPod(draft: WorldDraft, set: ReplicaSet): string | undefined {
	if (draft.objects.count('pods') >= LIMITS.pods) return NO_SPACE;
	const { metadata, spec } = set.spec.template;
	const owner = {
		apiVersion: 'apps/v1',
		blockOwnerDeletion: true,
		controller: true,
		kind: 'ReplicaSet',
		name: set.metadata.name,
		uid: set.metadata.uid,
	};
	const { labels, annotations } = metadata ?? {};
	const pod = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			generateName: `${set.metadata.name}-`,
			namespace: set.metadata.namespace,
			...(labels ? { labels } : {}),
			...(annotations ? { annotations } : {}),
			ownerReferences: [owner],
		},
		spec,
	};
	const path = `/api/v1/namespaces/${set.metadata.namespace}/pods`;
	const { status, body } = handleKubernetes(draft, { to: 'kubernetes', as: USER, method: 'POST', path, body: pod as unknown as Json });
	if (status >= 300) return (body as { message?: string }).message ?? `status ${status}`;
	const { name } = (body as unknown as Pod).metadata;
	report(draft, { about: set, component: CONTROLLER, type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${name}` });
	return undefined;
}

function deletePods(draft: WorldDraft, set: ReplicaSet, active: readonly Pod[], count: number): void {
	for (const pod of podsToDelete(active, related(draft, set), count, epochNow(draft))) {
		const path = `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}`;
		handleKubernetes(draft, { to: 'kubernetes', as: USER, method: 'DELETE', path });
		report(draft, {
			about: set,
			component: CONTROLLER,
			type: 'Normal',
			reason: 'SuccessfulDelete',
			message: `Deleted pod: ${pod.metadata.name}`,
		});
	}
}

/** Active pods of every replica set with the same owner. */
function related(draft: WorldDraft, set: ReplicaSet): readonly Pod[] {
	const owner = controllerOf(set);
	const sets = owner ? (draft.objects.ownedBy('replicasets', owner) as readonly ReplicaSet[]) : [set];
	return sets.flatMap((one) => podsOf(draft, one).filter(isActive));
}

function writeStatus(draft: WorldDraft, given: ReplicaSet, failure: Failure | undefined): void {
	const set = draft.objects.get('replicasets', given.metadata.namespace ?? '', given.metadata.name) as ReplicaSet | undefined;
	if (!set) return;
	const status = calculate(draft, set, failure);
	if (!sameJson(status, set.status)) draft.objects.replace('replicasets', { ...set, status });
	const { minReadySeconds = 0 } = set.spec;
	if (minReadySeconds > 0 && (status.readyReplicas ?? 0) !== (status.availableReplicas ?? 0)) {
		reschedule(draft, 'replicaset.retry', `${set.metadata.namespace}/${set.metadata.name}`, draft.now + minReadySeconds * 1000);
	}
}

function calculate(draft: WorldDraft, set: ReplicaSet, failure: Failure | undefined): ReplicaSetStatus {
	const pods = podsOf(draft, set);
	const active = pods.filter(isActive);
	const labels = Object.entries(set.spec.template.metadata?.labels ?? {});
	const counts = {
		fullyLabeledReplicas: active.filter((pod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value)).length,
		readyReplicas: active.filter(isReady).length,
		availableReplicas: active.filter((pod) => isAvailable(pod, set.spec.minReadySeconds ?? 0, epochNow(draft))).length,
	};
	const conditions = withFailure(draft, set.status.conditions ?? [], failure);
	return {
		replicas: active.length,
		...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
		terminatingReplicas: pods.filter((pod) => pod.metadata.deletionTimestamp !== undefined && !isTerminal(pod)).length,
		observedGeneration: set.metadata.generation ?? 0,
		...(conditions.length > 0 ? { conditions } : {}),
	};
}

type Conditions = NonNullable<ReplicaSetStatus['conditions']>;

function withFailure(draft: WorldDraft, before: Conditions, failure: Failure | undefined): Conditions {
	const known = before.find((condition) => condition.type === 'ReplicaFailure');
	if (!failure) return before.filter((condition) => condition !== known);
	if (known) return before;
	return [...before, { type: 'ReplicaFailure', status: 'True', lastTransitionTime: rfc3339(epochNow(draft)), ...failure }];
}

const selectors = new WeakMap<LabelSelector, ReturnType<typeof selectorRequirements>>();

/** Whether the set's selector matches these labels. Read once for each selector: every pass asks. */
function selects({ spec: { selector } }: ReplicaSet, labels: Pod['metadata']['labels']): boolean {
	const requirements = selectors.get(selector) ?? selectorRequirements(selector);
	selectors.set(selector, requirements);
	return matchesLabels(requirements, labels ?? {});
}

/** A new set takes over pods that its selector matches and nobody controls. */
function adopt(draft: WorldDraft, set: ReplicaSet): void {
	for (const pod of draft.objects.list('pods', set.metadata.namespace ?? '') as readonly Pod[]) {
		if (controllerOf(pod) !== undefined || !isActive(pod) || !selects(set, pod.metadata.labels)) continue;
		const { name, uid } = set.metadata;
		const owner = { apiVersion: 'apps/v1', blockOwnerDeletion: true, controller: true, kind: 'ReplicaSet', name, uid };
		draft.objects.replace('pods', {
			...pod,
			metadata: { ...pod.metadata, ownerReferences: [...(pod.metadata.ownerReferences ?? []), owner] },
		});
	}
}

/** A pod whose labels no longer match is let go: it runs on, on its own, and is replaced. Source: PodControllerRefManager. */
function release(draft: WorldDraft, set: ReplicaSet): void {
	for (const pod of podsOf(draft, set)) {
		if (pod.metadata.deletionTimestamp !== undefined || selects(set, pod.metadata.labels)) continue;
		const { ownerReferences = [], ...metadata } = pod.metadata;
		const rest = ownerReferences.filter((owner) => owner.uid !== set.metadata.uid);
		draft.objects.replace('pods', { ...pod, metadata: rest.length > 0 ? { ...metadata, ownerReferences: rest } : metadata });
	}
}
