/** The scale subresource of deployments and replica sets. Source: pkg/registry/apps/deployment/storage/storage.go ScaleREST (1.35). */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import type { KubeObject, ResourceInfo } from '../object.ts';
import { misfit } from './decode.ts';
import { asJson, at, compact, type Fields, fields, integer, isFields } from './json.ts';
import { selectorText } from './labels.ts';
import { patched } from './patch/index.ts';
import { answer, find, type Target } from './read.ts';
import { badRequest, conflict, invalid, LOST_LOCK } from './status.ts';
import { checkPatched, type Written } from './write.ts';

const SCALE: ResourceInfo = {
	plural: 'scales',
	singular: 'scale',
	kind: 'Scale',
	group: 'autoscaling',
	version: 'v1',
	namespaced: true,
	shortNames: [],
	categories: [],
	verbs: [],
};

/** autoscaling/v1 Scale of an object. Zero counts are left out, as the Go type does. */
export function scaleOf(object: KubeObject): Fields {
	const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
	const replicas = integer(object, 'spec', 'replicas');
	return {
		kind: 'Scale',
		apiVersion: 'autoscaling/v1',
		metadata: compact({ name, namespace, uid, resourceVersion, creationTimestamp }),
		spec: replicas === 0 ? {} : { replicas },
		status: compact({
			replicas: integer(object, 'status', 'replicas'),
			selector: selectorText(at(object, 'spec', 'selector')) || undefined,
		}),
	};
}

export function getScale(draft: WorldDraft, request: KubernetesRequest, target: Target): Response {
	return answer(draft, request, SCALE, scaleOf(find(draft, target)) as KubeObject, 200);
}

export function writeScale(draft: WorldDraft, request: KubernetesRequest, target: Target): Written {
	const { info, name } = target;
	const before = find(draft, target);
	const asked = request.method === 'PATCH' ? patched('scales', scaleOf(before), request.contentType, request.body) : request.body;
	if (request.method === 'PATCH') checkPatched(SCALE, request, asked);
	if (!isFields(asked) || misfit('scales', 'Scale', asked)) throw badRequest('the object provided is unrecognized (must be of type Scale)');
	const version = fields(asked, 'metadata').resourceVersion;
	if (version && version !== before.metadata.resourceVersion) throw conflict(info, name, LOST_LOCK);
	const replicas = integer(asked, 'spec', 'replicas');
	if (replicas < 0)
		throw invalid(SCALE, name, [
			{ type: 'invalid', field: 'spec.replicas', value: replicas, detail: 'must be greater than or equal to 0' },
		]);
	const isChanged = replicas !== integer(before, 'spec', 'replicas');
	const metadata = isChanged ? { ...before.metadata, generation: (before.metadata.generation ?? 0) + 1 } : before.metadata;
	const after: KubeObject = { ...before, metadata, spec: { ...fields(before, 'spec'), replicas } };
	if (request.query?.dryRun === 'All') return { response: { status: 200, body: asJson(scaleOf(after)) }, name, isStored: false };
	const stored = draft.objects.replace(info.plural, after);
	return { response: { status: 200, body: asJson(scaleOf(stored)) }, name, isStored: isChanged };
}
