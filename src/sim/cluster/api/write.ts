/**
 * Writing objects: create, update and patch, with defaults, admission, validation, generations and optimistic locks.
 * Source: apiserver pkg/registry/generic/registry/store.go and the strategies under pkg/registry.
 */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { drawInt, drawSuffix, drawUuid, rfc3339 } from '../../kernel/index.ts';
import type { KubeObject, ObjectMeta, ResourceInfo } from '../object.ts';
import { RESOURCES } from '../resources.ts';
import { admitPod, allocateService, encodeSecret } from './admission.ts';
import { goValue, misfit } from './decode.ts';
import { withDefaults } from './defaults.ts';
import { compact, type Fields, fields, goJson, isFields, isSame, safe, text, withoutNulls } from './json.ts';
import { patched } from './patch/index.ts';
import { answer, find, nowMs, type Target } from './read.ts';
import { alreadyExists, badRequest, conflict, forbidden, invalid, LOST_LOCK, notFound } from './status.ts';
import { validate } from './validate.ts';

/** A write and whether it was one: dry runs and patches without effect leave no trace. */
export interface Written {
	readonly response: Response;
	readonly name: string;
	readonly isStored: boolean;
}

const isDryRun = (request: KubernetesRequest): boolean => request.query?.dryRun === 'All';

const apiVersionOf = (info: ResourceInfo): string => (info.group === '' ? info.version : `${info.group}/${info.version}`);

/** The request's object, of the kind that the path means. */
function bodyOf(request: KubernetesRequest, info: ResourceInfo): Fields {
	const body = withoutNulls(safe(request.body));
	if (!isFields(body))
		throw badRequest(
			'the object provided is unrecognized (must be of type ' +
				info.kind +
				"): couldn't get version/kind; json parse error: unexpected end of JSON input",
		);
	const kind = text(body, 'kind') || info.kind;
	const apiVersion = text(body, 'apiVersion') || apiVersionOf(info);
	if (kind !== info.kind || apiVersion !== apiVersionOf(info)) {
		throw badRequest(
			`${kind} in version "${apiVersion.slice(apiVersion.indexOf('/') + 1)}" cannot be handled as a ${info.kind}: no kind "${kind}" is registered for version "${apiVersion}"`,
		);
	}
	checkTypes(info, body);
	return { ...body, kind, apiVersion };
}

/** Source: apiserver endpoints/handlers/create.go transformDecodeError. */
function checkTypes(info: ResourceInfo, body: Fields): void {
	const found = misfit(info.plural, info.kind, body);
	if (found) throw badRequest(`${info.kind} in version "${info.version}" cannot be handled as a ${info.kind}: ${found.json}`);
}

export function create(draft: WorldDraft, request: KubernetesRequest, target: Target): Written {
	const { info, namespace } = target;
	const body = bodyOf(request, info);
	const given = fields(body, 'metadata');
	if (namespace !== '' && text(given, 'namespace') !== '' && given.namespace !== namespace) {
		throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
	}
	const generateName = text(given, 'generateName');
	const name = text(given, 'name') || (generateName === '' ? '' : generated(draft, target, generateName));
	const metadata = compact({ ...sent(given), name, namespace: namespace || undefined });
	const object = prepare(
		draft,
		info,
		{ ...body, metadata },
		drawSuffix(draft.seed, 'api/token-volume', `${namespace}/${name}`, draft.objects.resourceVersion),
	);
	checkNamespace(draft, info, namespace, name);
	validate(info, object);
	if (draft.objects.get(info.plural, namespace, name)) throw alreadyExists(info, name);
	if (isDryRun(request)) return { response: answer(draft, request, info, unsaved(draft, info, object), 201), name, isStored: false };
	const created = draft.objects.create(info.plural, object as Parameters<typeof draft.objects.create>[1]);
	return { response: answer(draft, request, info, created, 201), name, isStored: true };
}

/** Source: apiserver names.SimpleNameGenerator (63 characters at most) and store.Create, which draws again up to eight times. */
const NAME_TRIES = 8;

function generated(draft: WorldDraft, { info, namespace }: Target, base: string): string {
	let name = '';
	for (let attempt = 0; attempt < NAME_TRIES; attempt++) {
		const suffix = drawSuffix(draft.seed, `api/generate-name/${attempt}`, `${namespace}/${base}`, draft.objects.resourceVersion);
		name = `${base.slice(0, 58)}${suffix}`;
		if (!draft.objects.get(info.plural, namespace, name)) break;
	}
	return name;
}

/** Metadata without what only the system sets. Source: rest.FillObjectMetaSystemFields and WipeObjectMetaSystemFields. */
function sent(metadata: Fields): Fields {
	const {
		uid: _uid,
		resourceVersion: _version,
		creationTimestamp: _created,
		deletionTimestamp: _deleted,
		generation: _generation,
		selfLink: _link,
		managedFields: _managed,
		...rest
	} = metadata;
	return rest;
}

/** A new object as it goes into the store: defaults, encodings, admission; status only where the strategy sets one. */
function prepare(draft: WorldDraft, info: ResourceInfo, given: Fields, suffix: string): Fields {
	const { status: _ignored, ...rest } = given;
	const keepsStatus = !['deployments', 'replicasets', 'pods', 'services', 'namespaces', 'nodes'].includes(info.plural);
	const object = withDefaults(info.plural, keepsStatus ? given : rest);
	switch (info.plural) {
		case 'pods':
			return admitPod(object, suffix);
		case 'secrets':
			return encodeSecret(object);
		case 'services': {
			const start = drawInt(
				draft.seed,
				'api/cluster-ip',
				`${text(object, 'metadata', 'namespace')}/${text(object, 'metadata', 'name')}`,
				0,
				257,
				64_000,
			);
			return allocateService(object, draft.objects.list('services'), start);
		}
		case 'deployments':
		case 'replicasets':
			return { ...object, status: info.plural === 'replicasets' ? { replicas: 0 } : {} };
		default:
			return object;
	}
}

/** What a dry run shows of an object that is not stored. */
function unsaved(draft: WorldDraft, info: ResourceInfo, object: Fields): KubeObject {
	const metadata = fields(object, 'metadata');
	const uid = drawUuid(
		draft.seed,
		'api/dry-run',
		`${info.plural}/${text(metadata, 'namespace')}/${text(metadata, 'name')}`,
		draft.objects.resourceVersion,
	);
	const generation = info.plural === 'deployments' || info.plural === 'replicasets' ? { generation: 1 } : {};
	return { ...object, metadata: { ...metadata, ...generation, uid, creationTimestamp: rfc3339(nowMs(draft)) } } as unknown as KubeObject;
}

/** Source: apiserver plugin/namespace/lifecycle/admission.go. */
function checkNamespace(draft: WorldDraft, info: ResourceInfo, namespace: string, name: string): void {
	if (!info.namespaced) return;
	const found = draft.objects.get('namespaces', '', namespace);
	const namespaces = RESOURCES.find((candidate) => candidate.plural === 'namespaces') as ResourceInfo;
	if (!found) throw notFound(namespaces, namespace);
	if (text(found, 'status', 'phase') === 'Terminating') {
		throw forbidden(info, name, `unable to create new content in namespace ${namespace} because it is being terminated`);
	}
}

export function update(draft: WorldDraft, request: KubernetesRequest, target: Target, subresource: string): Written {
	const before = find(draft, target);
	return save(draft, request, target, before, bodyOf(request, target.info), subresource);
}

export function patch(draft: WorldDraft, request: KubernetesRequest, target: Target, subresource: string): Written {
	const before = find(draft, target);
	const after = withoutNulls(patched(target.info.plural, before, request.contentType, request.body));
	checkPatched(target.info, request, after);
	return save(draft, request, target, before, fields(after), subresource);
}

/** A patch that makes something else than an object of this kind. Source: apiserver endpoints/handlers/patch.go. */
export function checkPatched(info: Pick<ResourceInfo, 'plural' | 'kind'>, request: KubernetesRequest, after: unknown): void {
	const isStrategic = request.contentType?.startsWith('application/strategic-merge-patch+json') ?? false;
	const found = isFields(after) ? misfit(info.plural, info.kind, after) : undefined;
	if (isFields(after) && !found) return;
	const value = isStrategic ? goValue(request.body) : goJson(after);
	const nothing = { kind: '', group: '' };
	const detail = found ? (isStrategic ? found.converter : found.json) : 'json: cannot unmarshal into Go value';
	throw invalid(nothing, '', [{ type: 'invalid', field: 'patch', value, detail }]);
}

/** Stores the new version of an object. `given` is what the client sent or what its patch made. */
function save(
	draft: WorldDraft,
	request: KubernetesRequest,
	target: Target,
	before: KubeObject,
	given: Fields,
	subresource: string,
): Written {
	const { info, name, namespace } = target;
	checkIdentity(target, before, given);
	const after = merged(info, before, given, subresource);
	validate(info, after, before);
	if (isDryRun(request)) return { response: answer(draft, request, info, after, 200), name, isStored: false };
	const version = draft.objects.get(info.plural, namespace, name)?.metadata.resourceVersion;
	const stored = draft.objects.replace(info.plural, after);
	return { response: answer(draft, request, info, stored, 200), name, isStored: stored.metadata.resourceVersion !== version };
}

/** Source: rest.BeforeUpdate, store.Update (resourceVersion, uid), endpoints/handlers/rest.go checkName. */
function checkIdentity({ info, namespace, name }: Target, before: KubeObject, given: Fields): void {
	const metadata = fields(given, 'metadata');
	const sentName = text(metadata, 'name');
	if (sentName !== '' && sentName !== name)
		throw badRequest(`the name of the object (${sentName}) does not match the name on the URL (${name})`);
	const sentNamespace = text(metadata, 'namespace');
	if (namespace !== '' && sentNamespace !== '' && sentNamespace !== namespace) {
		throw badRequest(`the namespace of the object (${sentNamespace}) does not match the namespace on the request (${namespace})`);
	}
	const version = text(metadata, 'resourceVersion');
	if (version !== '' && version !== before.metadata.resourceVersion) throw conflict(info, name, LOST_LOCK);
	const uid = text(metadata, 'uid');
	if (uid !== '' && uid !== before.metadata.uid) {
		throw conflict(info, name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid}`);
	}
}

const WITH_STATUS = ['deployments', 'replicasets', 'pods', 'services', 'nodes', 'namespaces'];
const WITH_GENERATION = ['deployments', 'replicasets', 'pods'];

/**
 * The next version of an object: the client's spec over the system's metadata; status only through its own path. A changed spec
 * raises the generation. Source: the PrepareForUpdate of each strategy.
 */
function merged(info: ResourceInfo, before: KubeObject, given: Fields, subresource: string): KubeObject {
	if (subresource === 'status') return { ...before, status: fields(given, 'status') };
	const metadata = { ...sent(fields(given, 'metadata')), ...systemFields(before.metadata) } as unknown as ObjectMeta;
	const defaulted = withDefaults(info.plural, info.plural === 'secrets' ? encodeSecret(given) : given);
	const status = WITH_STATUS.includes(info.plural) ? { status: before.status } : {};
	const address = info.plural === 'services' ? { spec: keptAddress(before, fields(defaulted, 'spec')) } : {};
	const next = { ...defaulted, ...address, ...status, apiVersion: before.apiVersion, kind: before.kind, metadata } as KubeObject;
	const isRaised = WITH_GENERATION.includes(info.plural) && !isSame(next.spec, before.spec);
	return isRaised ? { ...next, metadata: { ...metadata, generation: (before.metadata.generation ?? 0) + 1 } } : next;
}

/** An update that leaves the addresses out keeps them. Source: pkg/registry/core/service/storage patchAllocatedValues. */
function keptAddress(before: KubeObject, spec: Fields): Fields {
	if (text(spec, 'clusterIP') !== '') return spec;
	const { clusterIP, clusterIPs } = fields(before, 'spec');
	return compact({ ...spec, clusterIP, clusterIPs });
}

function systemFields(metadata: ObjectMeta): Fields {
	const {
		name,
		namespace,
		uid,
		resourceVersion,
		generation,
		creationTimestamp,
		deletionTimestamp,
		deletionGracePeriodSeconds,
		generateName,
	} = metadata;
	return compact({
		name,
		namespace,
		uid,
		resourceVersion,
		generation,
		creationTimestamp,
		deletionTimestamp,
		deletionGracePeriodSeconds,
		generateName,
	});
}
