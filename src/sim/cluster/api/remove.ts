/**
 * Deleting objects. Pods go gracefully: they get a deletion time and the kubelet takes them away; everything else goes at once, and what
 * it owned follows. The garbage collector of upstream works in the background within moments; here its work is part of the request.
 * Source: apiserver pkg/registry/generic/registry/store.go Delete, pkg/registry/core/pod/strategy.go CheckGracefulDelete,
 * pkg/controller/garbagecollector.
 */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { rfc3339 } from '../../kernel/index.ts';
import type { KubeObject, ResourceInfo } from '../object.ts';
import { asJson, compact, type Fields, fields, integer, text } from './json.ts';
import { wholeNumber } from './number.ts';
import { answer, find, nowMs, type Target } from './read.ts';
import { conflict } from './status.ts';
import type { Written } from './write.ts';

/** Kinds whose objects can have a controlling owner. */
const OWNABLE = ['replicasets', 'pods', 'endpointslices'];

export function remove(draft: WorldDraft, request: KubernetesRequest, target: Target): Written {
	const { info, name } = target;
	const before = find(draft, target);
	const options = { ...request.query, ...fields(request.body) };
	checkPreconditions(info, before, options);
	const isDryRun = options.dryRun === 'All' || (Array.isArray(options.dryRun) && options.dryRun.includes('All'));
	const grace = info.plural === 'pods' ? gracePeriod(before, options) : 0;
	if (grace > 0) {
		const marked = withDeletion(draft, before, grace);
		const after = isDryRun ? marked : draft.objects.replace('pods', marked);
		return { response: answer(draft, request, info, after, 200), name, isStored: !isDryRun && after !== before };
	}
	if (info.plural === 'namespaces') return endNamespace(draft, request, target, before, isDryRun);
	if (!isDryRun) {
		draft.objects.remove(info.plural, target.namespace, name);
		if (options.propagationPolicy === 'Orphan' || options.orphanDependents === true) orphan(draft, before.metadata.uid);
		else collect(draft, before.metadata.uid);
	}
	return { response: success(info, before), name, isStored: !isDryRun };
}

/** A namespace ends slowly: it is marked, and its controller empties it first. Source: pkg/registry/core/namespace/storage/storage.go Delete. */
function endNamespace(
	draft: WorldDraft,
	request: KubernetesRequest,
	{ info, name }: Target,
	before: KubeObject,
	isDryRun: boolean,
): Written {
	const deletionTimestamp = before.metadata.deletionTimestamp ?? rfc3339(nowMs(draft));
	const marked = {
		...before,
		metadata: { ...before.metadata, deletionTimestamp },
		status: { ...fields(before, 'status'), phase: 'Terminating' },
	};
	const after = isDryRun ? marked : draft.objects.replace('namespaces', marked);
	return { response: answer(draft, request, info, after, 200), name, isStored: !isDryRun };
}

function checkPreconditions(info: ResourceInfo, before: KubeObject, options: Fields): void {
	const { uid, resourceVersion } = fields(options, 'preconditions');
	const { metadata } = before;
	if (uid && uid !== metadata.uid)
		throw conflict(info, metadata.name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`);
	if (resourceVersion && resourceVersion !== metadata.resourceVersion) {
		const why = `Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`;
		throw conflict(info, metadata.name, why);
	}
}

/** Seconds; 0 for pods that no node runs. */
function gracePeriod(pod: KubeObject, options: Fields): number {
	if (text(pod, 'spec', 'nodeName') === '' || ['Failed', 'Succeeded'].includes(text(pod, 'status', 'phase'))) return 0;
	const asked = options.gracePeriodSeconds;
	if (asked === undefined || asked === null) return integer(pod, 'spec', 'terminationGracePeriodSeconds');
	const seconds = wholeNumber(asked);
	// Upstream takes a negative period for one second.
	return seconds < 0 ? 1 : seconds;
}

/** A pod that is being deleted already keeps the earlier deadline. */
function withDeletion(draft: WorldDraft, pod: KubeObject, grace: number): KubeObject {
	const { metadata } = pod;
	if (metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) <= grace) return pod;
	const deletionTimestamp = rfc3339(nowMs(draft) + grace * 1000);
	return {
		...pod,
		metadata: { ...metadata, deletionTimestamp, deletionGracePeriodSeconds: grace, generation: (metadata.generation ?? 0) + 1 },
	};
}

/** Takes away everything that the owner controlled, and what that controlled in turn; pods gracefully. */
function collect(draft: WorldDraft, uid: string): void {
	for (const plural of OWNABLE) {
		for (const object of draft.objects.ownedBy(plural, uid)) {
			const grace = plural === 'pods' ? gracePeriod(object, {}) : 0;
			if (grace > 0) draft.objects.replace('pods', withDeletion(draft, object, grace));
			else draft.objects.remove(plural, object.metadata.namespace ?? '', object.metadata.name);
			collect(draft, object.metadata.uid);
		}
	}
}

function orphan(draft: WorldDraft, uid: string): void {
	for (const plural of OWNABLE) {
		for (const object of draft.objects.ownedBy(plural, uid)) {
			const { ownerReferences = [], ...metadata } = object.metadata;
			const rest = ownerReferences.filter((owner) => owner.uid !== uid);
			draft.objects.replace(plural, { ...object, metadata: rest.length > 0 ? { ...metadata, ownerReferences: rest } : metadata });
		}
	}
}

function success(info: ResourceInfo, object: KubeObject): Response {
	const details = compact({ name: object.metadata.name, group: info.group || undefined, kind: info.plural, uid: object.metadata.uid });
	return { status: 200, body: asJson({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details }) };
}
