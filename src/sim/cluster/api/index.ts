/**
 * The Kubernetes API server: a pure function from a request and a draft of the world to a response. It reads and writes the object
 * store and nothing else; controllers react to what it stores.
 */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { RESOURCES } from '../resources.ts';
import { type Attributes, authorize, isComponent } from './authorize.ts';
import { aggregated, coreVersions, groupList, oneGroup, resourceList, VERSION } from './discovery.ts';
import { asJson } from './json.ts';
import { readLog } from './logs.ts';
import { find, get, list, selection, watch } from './read.ts';
import { remove } from './remove.ts';
import { parseRoute, type Route } from './route.ts';
import { getScale, writeScale } from './scale.ts';
import { methodNotAllowed, StatusError, unknownPath } from './status.ts';
import { create, patch, update, type Written } from './write.ts';

export { matchesLabels, selectorRequirements } from './labels.ts';
export { quantity } from './quantity.ts';

type ResourceRoute = Extract<Route, { to: 'resource' }>;

/** What the server says in a `Warning` header beside every answer about endpoints. Source: pkg/apis/core/v1 zz_generated.prerelease-lifecycle. */
const ENDPOINTS_WARNING = 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** Answers one request. Never throws for what a client did wrong: that is a Status in the response. */
export function handleKubernetes(draft: WorldDraft, request: KubernetesRequest): Response {
	const route = parseRoute(request.path, RESOURCES);
	const response = answerTo(draft, request, route);
	return route?.to === 'resource' && route.info.plural === 'endpoints' ? { ...response, warnings: [ENDPOINTS_WARNING] } : response;
}

function answerTo(draft: WorldDraft, request: KubernetesRequest, route: Route | undefined): Response {
	try {
		if (!route) throw unknownPath();
		return route.to === 'resource' ? handleResource(draft, request, route) : describeServer(draft, request, route);
	} catch (error) {
		if (!(error instanceof StatusError)) throw error;
		if (route?.to === 'resource' && !isComponent(request.as)) refused(draft, request, route, error.response.status);
		return error.response;
	}
}

function describeServer(draft: WorldDraft, request: KubernetesRequest, route: Exclude<Route, ResourceRoute>): Response {
	if (request.method !== 'GET') throw unknownPath();
	switch (route.to) {
		case 'version':
			return { status: 200, body: asJson(VERSION) };
		case 'discovery':
			if (request.accept === 'discovery') return { status: 200, body: asJson(aggregated(route.of, RESOURCES)) };
			return { status: 200, body: asJson(route.of === 'core' ? coreVersions(draft.plan.cluster.server) : groupList(RESOURCES)) };
		case 'group':
			return { status: 200, body: asJson(oneGroup(route.group, RESOURCES)) };
		case 'resources':
			return { status: 200, body: asJson(resourceList(route.group, route.version, RESOURCES)) };
	}
}

function verbOf(request: KubernetesRequest, { name }: ResourceRoute): Attributes['verb'] {
	switch (request.method) {
		case 'GET':
			if (isWatch(request)) return 'watch';
			return name === '' ? 'list' : 'get';
		case 'POST':
			return 'create';
		case 'PUT':
			return 'update';
		case 'PATCH':
			return 'patch';
		case 'DELETE':
			return name === '' ? 'deletecollection' : 'delete';
	}
}

function isWatch(request: KubernetesRequest): boolean {
	return request.query?.watch === '1' || request.query?.watch === 'true';
}

function handleResource(draft: WorldDraft, request: KubernetesRequest, route: ResourceRoute): Response {
	const verb = verbOf(request, route);
	const { info, namespace, name, subresource } = route;
	authorize({ user: request.as, verb, info, namespace, name, subresource });
	if (verb === 'watch') return watch(draft, request, route);
	if (verb === 'list') return list(draft, request, route);
	if (verb === 'get') return read(draft, request, route);
	// Events are kept in their core shape and written there.
	if (info.group === 'events.k8s.io') throw methodNotAllowed(info, verb);
	const isCollection = verb === 'create' || verb === 'deletecollection';
	if (isCollection !== (name === '') || (info.namespaced && namespace === '') || !info.verbs.includes(verb))
		throw methodNotAllowed(info, verb);
	if (verb !== 'deletecollection') return written(draft, request, route, verb, write(draft, request, route, verb));
	const { isSelected, answer } = collection(draft, request, route);
	for (const { metadata } of draft.objects.list(info.plural, namespace).filter(isSelected)) {
		const one = { ...route, name: metadata.name };
		written(draft, request, one, 'delete', remove(draft, request, one));
	}
	return answer;
}

/** What a deletion of many answers: the list as it was. Source: apiserver endpoints/handlers/delete.go DeleteCollection. */
function collection(draft: WorldDraft, request: KubernetesRequest, route: ResourceRoute) {
	const { limit: _limit, continue: _continue, ...query } = request.query ?? {};
	const all = { ...request, query };
	return { isSelected: selection(all, route), answer: list(draft, all, route) };
}

/** Records a write by a person and gives its response. */
function written(
	draft: WorldDraft,
	{ as }: KubernetesRequest,
	{ info, namespace, subresource }: ResourceRoute,
	verb: Change,
	{ response, name, isStored }: Written,
): Response {
	if (isStored && !isComponent(as)) {
		draft.record({ kind: 'object.written', namespace, name, verb, resource: info.plural, subresource, by: as });
	}
	return response;
}

function read(draft: WorldDraft, request: KubernetesRequest, route: ResourceRoute): Response {
	if (route.subresource === 'scale') return getScale(draft, request, route);
	if (route.subresource === 'log') return readLog(draft, find(draft, route), request.query ?? {});
	return get(draft, request, route);
}

type Change = 'create' | 'update' | 'patch' | 'delete';

function write(draft: WorldDraft, request: KubernetesRequest, route: ResourceRoute, verb: Change): Written {
	if (route.subresource === 'scale' && verb !== 'delete' && verb !== 'create') return writeScale(draft, request, route);
	if (route.subresource === 'log' || (route.subresource !== '' && (verb === 'delete' || verb === 'create')))
		throw methodNotAllowed(route.info, verb);
	switch (verb) {
		case 'create':
			return create(draft, request, route);
		case 'update':
			return update(draft, request, route, route.subresource);
		case 'patch':
			return patch(draft, request, route, route.subresource);
		case 'delete':
			return remove(draft, request, route);
	}
}

function refused(draft: WorldDraft, request: KubernetesRequest, route: ResourceRoute, status: number): void {
	const { namespace, name, info } = route;
	draft.record({ kind: 'request.refused', namespace, name, verb: verbOf(request, route), resource: info.plural, by: request.as, status });
}
