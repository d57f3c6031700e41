/** What each change of an object sets off, and which part works on which due event. */
import type { DueEvent, WorldDraft } from '../draft.ts';
import { isReady, isTerminal } from './conditions.ts';
import { syncDeployment } from './deployment/index.ts';
import { enqueue, hurry, keyOf } from './due.ts';
import { enqueueServicesOf, syncEndpoints, trackLabels } from './endpoints.ts';
import { recordFacts } from './facts.ts';
import {
	addPod,
	containerStarted,
	forgetPod,
	imagePulled,
	probe,
	processEnded,
	removePod,
	sandboxReady,
	syncPod,
	terminate,
} from './kubelet/index.ts';
import { emptyNamespace, furnishNamespace, isEnding } from './namespace.ts';
import type { KubeObject, WatchEvent } from './object.ts';
import { sweepEvents } from './recorder.ts';
import { syncReplicaSet } from './replica-set/index.ts';
import { forgetUnschedulable, retryUnschedulable, schedulePod, trackPlacement } from './scheduler.ts';
import type { Pod } from './types.ts';

/** Called by the store after every write. */
export function clusterChanged(draft: WorldDraft, event: WatchEvent): void {
	recordFacts(draft, event);
	REACTIONS[event.plural]?.(draft, event);
}

const REACTIONS: Readonly<Record<string, (draft: WorldDraft, event: WatchEvent) => void>> = {
	pods: (draft, { before, object, type }) => podChanged(draft, before as Pod | undefined, type === 'DELETED' ? undefined : (object as Pod)),
	deployments: (draft, { object, type }) => {
		if (type === 'DELETED') draft.unschedule('cluster', 'deployment.deadline', keyOf(object));
		else enqueue(draft, 'deployment', keyOf(object));
	},
	replicasets: (draft, { object, before, type }) => {
		if (type === 'DELETED') draft.unschedule('cluster', 'replicaset.retry', keyOf(object));
		// A status that the controller has just written gives it nothing to do.
		else if (before?.spec !== object.spec) enqueue(draft, 'replicaset', keyOf(object));
		enqueueOwner(draft, 'Deployment', 'deployment', object);
	},
	services: (draft, { object }) => enqueue(draft, 'endpoints', keyOf(object)),
	nodes: retryUnschedulable,
	namespaces: (draft, { object, type }) => {
		if (type === 'ADDED' || (type === 'MODIFIED' && isEnding(object))) enqueue(draft, 'namespace', keyOf(object));
	},
};

function enqueueOwner(draft: WorldDraft, kind: string, work: string, object: KubeObject): void {
	const owner = object.metadata.ownerReferences?.find((reference) => reference.controller && reference.kind === kind);
	if (owner) enqueue(draft, work, `${object.metadata.namespace ?? ''}/${owner.name}`);
}

function podChanged(draft: WorldDraft, before: Pod | undefined, after: Pod | undefined): void {
	trackPlacement(draft, before, after);
	trackLabels(draft, before, after);
	const pod = (after ?? before) as Pod;
	const key = keyOf(pod);
	if (!after) {
		forgetPod(draft, pod);
		forgetUnschedulable(draft, key);
		if (pod.spec.nodeName) retryUnschedulable(draft);
	} else if (!after.spec.nodeName) {
		if (!before) enqueue(draft, 'schedule', key);
	} else {
		if (!before?.spec.nodeName) enqueue(draft, 'kubelet.add', key);
		if (after.metadata.deletionGracePeriodSeconds !== before?.metadata.deletionGracePeriodSeconds) enqueue(draft, 'kubelet.terminate', key);
		if (after.spec !== before?.spec && before?.spec.nodeName) hurry(draft, 'kubelet.sync', after.metadata.uid);
	}
	if (differs(before, after, countedAs) || before?.metadata.ownerReferences !== after?.metadata.ownerReferences) {
		for (const one of [before, after]) if (one) enqueueOwner(draft, 'ReplicaSet', 'replicaset', one);
	}
	if (differs(before, after, servedAs)) enqueueServicesOf(draft, before, after);
}

/**
 * Containers change often, and most of it concerns nobody but a reader. Upstream's controllers are called for every change and find
 * nothing to do; here they are called when what they look at differs.
 */
function differs(before: Pod | undefined, after: Pod | undefined, seenAs: (pod: Pod) => string): boolean {
	if (before && after && before.metadata.labels !== after.metadata.labels) return true;
	return (before ? seenAs(before) : '') !== (after ? seenAs(after) : '');
}

/** A pod as its replica set counts it. */
function countedAs(pod: Pod): string {
	return `pod ${isReady(pod)} ${isTerminal(pod)} ${pod.metadata.deletionTimestamp !== undefined}`;
}

/** A pod as a service lists it; without an address it does not. */
function servedAs(pod: Pod): string {
	return pod.status.podIP ? `${pod.status.podIP} ${countedAs(pod)}` : '';
}

/** Who works on what. */
const WORK: Readonly<Record<string, (draft: WorldDraft, key: string, event: DueEvent) => void>> = {
	deployment: syncDeployment,
	'deployment.deadline': syncDeployment,
	replicaset: syncReplicaSet,
	'replicaset.retry': syncReplicaSet,
	schedule: schedulePod,
	'schedule.flush': schedulePod,
	endpoints: syncEndpoints,
	namespace: furnishNamespace,
	'namespace.empty': emptyNamespace,
	'events.sweep': sweepEvents,
	'kubelet.add': addPod,
	'kubelet.sync': syncPod,
	'kubelet.sandbox': sandboxReady,
	'kubelet.pulled': (draft, _, event) => imagePulled(draft, event),
	'kubelet.started': (draft, _, event) => containerStarted(draft, event),
	'kubelet.probe': probe,
	'kubelet.exit': (draft, _, event) => processEnded(draft, event),
	'kubelet.stopped': (draft, _, event) => processEnded(draft, event),
	'kubelet.terminate': terminate,
	'kubelet.remove': removePod,
};

/** Does the work that is due. */
export function dueInCluster(draft: WorldDraft, event: DueEvent): void {
	const work = WORK[event.kind];
	if (!work) throw new Error(`Nobody in the cluster works on ${event.kind}`);
	work(draft, event.key, event);
}
