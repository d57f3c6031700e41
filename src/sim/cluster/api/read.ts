/**
 * Reading objects: one, a list with selectors and pages, and the changes since a revision.
 * Source: apiserver pkg/endpoints/handlers/get.go, pkg/storage/etcd3/store.go (pages), pkg/storage/cacher (watch).
 */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import type { KubeObject, ResourceInfo, WatchEvent } from '../object.ts';
import { asEventsV1 } from './events-v1.ts';
import { matchesFields, parseFieldSelector } from './field-selector.ts';
import { asJson, compact, type Fields } from './json.ts';
import { matchesLabels, parseLabelSelector, SelectorError } from './labels.ts';
import { wholeNumber } from './number.ts';
import { badRequest, expired, notFound } from './status.ts';
import { type IncludeObject, tableOf } from './table/index.ts';

/** A resource route without the name of a subresource. */
export interface Target {
	readonly info: ResourceInfo;
	readonly namespace: string;
	readonly name: string;
}

export const nowMs = (draft: WorldDraft): number => draft.epochMs + draft.now;

/** The stored object, or NotFound. */
export function find(draft: WorldDraft, { info, namespace, name }: Target): KubeObject {
	const object = draft.objects.get(info.plural, namespace, name);
	if (!object) throw notFound(info, name);
	return object;
}

export function get(draft: WorldDraft, request: KubernetesRequest, target: Target): Response {
	return answer(draft, request, target.info, find(draft, target), 200);
}

/** One object as the client asked to see it. */
export function answer(draft: WorldDraft, request: KubernetesRequest, info: ResourceInfo, object: KubeObject, status: number): Response {
	if (request.accept !== 'table') return { status, body: asJson(shown(info, object)) };
	return { status, body: asJson(table(draft, request, info, [object], { resourceVersion: object.metadata.resourceVersion })) };
}

/** The store keeps events in their core shape; the newer group shows them in its own. */
function shown(info: ResourceInfo, object: KubeObject): KubeObject {
	return info.group === 'events.k8s.io' ? asEventsV1(object) : object;
}

function table(
	draft: WorldDraft,
	request: KubernetesRequest,
	info: ResourceInfo,
	objects: readonly KubeObject[],
	metadata: Fields,
): Fields {
	const asked = request.query?.includeObject;
	const include: IncludeObject = asked === 'None' || asked === 'Object' ? asked : 'Metadata';
	return tableOf(info.plural, objects, { nowMs: nowMs(draft), include, metadata });
}

type Filter = (object: KubeObject) => boolean;

/** Selection by labels, fields, namespace and name. Throws BadRequest in the parsers' words. */
export function selection(request: KubernetesRequest, { info, namespace, name }: Target): Filter {
	try {
		const labels = parseLabelSelector(request.query?.labelSelector ?? '');
		const fields = parseFieldSelector(info, request.query?.fieldSelector ?? '');
		return (object) =>
			(namespace === '' || object.metadata.namespace === namespace) &&
			(name === '' || object.metadata.name === name) &&
			matchesLabels(labels, object.metadata.labels ?? {}) &&
			matchesFields(fields, object);
	} catch (error) {
		if (error instanceof SelectorError) throw badRequest(error.message);
		throw error;
	}
}

export function list(draft: WorldDraft, request: KubernetesRequest, target: Target): Response {
	const { info, namespace } = target;
	const query = request.query ?? {};
	const isSelected = selection(request, target);
	const all = draft.objects.list(info.plural, namespace === '' ? undefined : namespace).filter(isSelected);
	const page = pageOf(all, query);
	const resourceVersion = page.resourceVersion ?? String(draft.objects.resourceVersion);
	const hasSelector = Boolean(query.labelSelector || query.fieldSelector);
	const metadata = compact({
		resourceVersion,
		continue: page.left > 0 ? `${resourceVersion}.${page.end}` : undefined,
		remainingItemCount: page.left > 0 && !hasSelector ? page.left : undefined,
	});
	if (request.accept === 'table') return { status: 200, body: asJson(table(draft, request, info, page.items, metadata)) };
	const apiVersion = info.group === '' ? info.version : `${info.group}/${info.version}`;
	const items = page.items.map((object) => shown(info, object));
	return { status: 200, body: asJson({ kind: `${info.kind}List`, apiVersion, metadata, items }) };
}

interface Page {
	readonly items: readonly KubeObject[];
	readonly end: number;
	readonly left: number;
	/** The revision that the first page was read at; later pages repeat it. */
	readonly resourceVersion?: string;
}

function pageOf(all: readonly KubeObject[], query: Readonly<Record<string, string>>): Page {
	const limit = query.limit ? wholeNumber(query.limit) : 0;
	const token = /^(\d+)\.(\d+)$/.exec(query.continue ?? '');
	if (query.continue && !token) throw badRequest('continue key is not valid: illegal base64 data at input byte 0');
	const start = token ? Number(token[2]) : 0;
	const end = limit > 0 ? Math.min(all.length, start + limit) : all.length;
	return { items: all.slice(start, end), end, left: all.length - end, ...(token?.[1] ? { resourceVersion: token[1] } : {}) };
}

const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/**
 * What a watch from `resourceVersion` would have said until now: a JSON array of watch events. Without a revision, or when the
 * client asks for initial events, everything that exists comes first as ADDED; asked-for initial events end in a bookmark.
 */
export function watch(draft: WorldDraft, request: KubernetesRequest, target: Target): Response {
	const { info } = target;
	const query = request.query ?? {};
	const isSelected = selection(request, target);
	const asked = query.resourceVersion ? wholeNumber(query.resourceVersion) : 0;
	const wantsInitial = query.sendInitialEvents === 'true';
	const dress = dresser(draft, request, info);
	if (wantsInitial || asked === 0) {
		const events = draft.objects
			.list(info.plural, target.namespace || undefined)
			.filter(isSelected)
			.map((object) => dress('ADDED', object));
		return { status: 200, body: asJson(wantsInitial ? [...events, bookmark(draft, info)] : events) };
	}
	const changes = draft.objects.changesSince(asked);
	if (!changes) throw expired(asked, draft.objects.resourceVersion);
	const events = changes.filter((change) => change.plural === info.plural).flatMap((change) => seen(change, isSelected, dress));
	return { status: 200, body: asJson(events) };
}

type Dress = (type: WatchEvent['type'], object: KubeObject) => Fields;

/** In a table watch only the first event tells the columns. */
function dresser(draft: WorldDraft, request: KubernetesRequest, info: ResourceInfo): Dress {
	let isFirst = true;
	return (type, object) => {
		if (request.accept !== 'table') return { type, object: shown(info, object) };
		const whole = table(draft, request, info, [object], { resourceVersion: object.metadata.resourceVersion });
		const event = { type, object: isFirst ? whole : { ...whole, columnDefinitions: null } };
		isFirst = false;
		return event;
	};
}

/** A change as a filtered watch tells it: what enters the selection is added, what leaves it is deleted. Source: cache_watcher.go. */
function seen(change: WatchEvent, isSelected: Filter, dress: Dress): readonly Fields[] {
	const isNow = change.type !== 'DELETED' && isSelected(change.object);
	const was = change.before !== undefined && isSelected(change.before);
	if (isNow) return [dress(was ? 'MODIFIED' : 'ADDED', change.object)];
	if (!was || !change.before) return [];
	const last = { ...change.before, metadata: { ...change.before.metadata, resourceVersion: String(change.resourceVersion) } };
	return [dress('DELETED', last)];
}

function bookmark(draft: WorldDraft, info: ResourceInfo): Fields {
	const metadata = { resourceVersion: String(draft.objects.resourceVersion), annotations: { [INITIAL_EVENTS_END]: 'true' } };
	return {
		type: 'BOOKMARK',
		object: { kind: info.kind, apiVersion: info.group === '' ? info.version : `${info.group}/${info.version}`, metadata },
	};
}
