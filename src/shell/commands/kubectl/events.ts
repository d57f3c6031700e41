/** `kubectl events` */
import type { Json } from '../../../sim/index.ts';
import { humanDuration, parseRfc3339, sorted } from '../go/index.ts';
import type { Client, Query } from './client.ts';
import { eventAge } from './describe/events.ts';
import { pathOf } from './discovery.ts';
import { KubectlError, PlainError } from './errors.ts';
import { cellText, tableWriter } from './get/table.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { type Printer, printerFor } from './printers.ts';
import { revisionOf, Watch } from './watch.ts';

const TYPES = ['Normal', 'Warning'];

export async function events(call: Invocation): Promise<void> {
	const { flags, io } = call;
	const types = flags.list('types');
	for (const type of types) {
		if (!TYPES.some((known) => known.toLowerCase() === type.toLowerCase())) throw new KubectlError('valid --types are Normal or Warning');
	}
	const isSelected = (event: KubernetesObject): boolean =>
		types.length === 0 || types.some((type) => type.toLowerCase() === String(event.type).toLowerCase());
	const printer = flags.string('output') === '' ? null : await printerFor(call, { isTyped: true });
	const client = await call.client();
	const query = queryFor(call, client);
	const resource = client.builtin('events');
	const namespace = flags.bool('all-namespaces') ? '' : client.connection.namespace;
	const limit = flags.int('chunk-size');
	const found = client.list(resource, namespace, { ...query, ...(limit > 0 ? { limit: String(limit) } : {}) }).filter(isSelected);
	if (flags.bool('watch')) return follow(call, client, byLastSeen(found), query, namespace, isSelected, printer);
	if (found.length === 0) {
		io.err(namespace === '' ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
		return;
	}
	if (printer) {
		if (flags.string('output') === 'name') return;
		const items = byLastSeen(found).map(typed);
		await printer.print({
			kind: 'EventList',
			apiVersion: 'v1',
			metadata: {},
			items: items as unknown as Json,
		} as unknown as KubernetesObject);
		return;
	}
	const rows = rowsFor(call);
	io.out(rows.text(byLastSeen(found), true));
}

/** Orders events by when they were last seen, in the order of equals that Go's sorting leaves. */
function byLastSeen(events: readonly KubernetesObject[]): readonly KubernetesObject[] {
	// Whole seconds come before fractions of the same second; zeros at the end say nothing.
	const key = ({ series, lastTimestamp, eventTime }: KubernetesObject): string =>
		String(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? '').replace(/(\.\d*?)?0*Z$/, (end, fraction: string | undefined) =>
			end.startsWith('.') ? (fraction === '.' ? '' : (fraction ?? '')) : end.slice(0, -1),
		);
	return sorted(events, (a, b) => key(a) < key(b));
}

/** `--for pod/x` as the field selector of its events. */
function queryFor(call: Invocation, client: Client): Query {
	const wanted = call.flags.string('for');
	if (wanted === '') return {};
	const [type = '', name = '', ...more] = wanted.split('/');
	if (type === '' || name === '' || more.length > 0) throw new KubectlError('--for must be in resource/name form');
	const resource = client.resources().length > 0 ? findKind(client, type) : null;
	const kind = resource?.kind ?? '';
	const apiVersion = resource === null ? '' : resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
	return { fieldSelector: `involvedObject.kind=${kind},involvedObject.apiVersion=${apiVersion},involvedObject.name=${name}` };
}

function findKind(client: Client, type: string): ReturnType<Client['resource']> {
	try {
		return client.resource(type);
	} catch (error) {
		// This command prints the complaint without its usual beginning.
		if (error instanceof KubectlError) throw new PlainError(error.message);
		throw error;
	}
}

/** Lines of the table, padded alike over all calls. */
function rowsFor(call: Invocation): { text(events: readonly KubernetesObject[], withHeader: boolean): string } {
	const writer = tableWriter();
	const isAll = call.flags.bool('all-namespaces');
	const since = (instant: string | null | undefined): string => {
		const at = instant ? parseRfc3339(instant) : null;
		return at === null ? '<unknown>' : humanDuration(call.epochNow - at);
	};
	return {
		text(events, withHeader) {
			if (withHeader && !call.flags.bool('no-headers'))
				writer.write(`${isAll ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`);
			for (const event of events) {
				const { kind, name } = event.involvedObject;
				const cells = [
					eventAge({ since }, event),
					event.type,
					event.reason,
					`${kind}/${name}`,
					cellText(String(event.message ?? '').trim()),
				];
				writer.write(`${(isAll ? [event.metadata.namespace ?? '', ...cells] : cells).join('\t')}\n`);
			}
			return writer.take();
		},
	};
}

/** The events that are there, then each as it comes, until Ctrl-C. */
async function follow(
	call: Invocation,
	client: Client,
	first: readonly KubernetesObject[],
	query: Query,
	namespace: string,
	isSelected: (event: KubernetesObject) => boolean,
	printer: Printer | null,
): Promise<void> {
	const path = pathOf(client.builtin('events'), namespace);
	const watch = new Watch<KubernetesObject>(client, path, query, 'json', revisionOf(client, path));
	const rows = rowsFor(call);
	let isBegun = false;
	const show = async (list: readonly KubernetesObject[]): Promise<void> => {
		if (list.length === 0) return;
		if (printer) for (const event of list) await printer.print(typed(event));
		else call.io.out(rows.text(list, !isBegun));
		isBegun = true;
	};
	await show(first);
	for (;;) {
		await call.io.change();
		const news = watch.poll().filter((event) => event.type !== 'DELETED');
		await show(news.map((event) => event.object).filter(isSelected));
	}
}

/** Fields of an event in the order in which the typed client writes them, those that it never leaves out added. */
function typed(event: KubernetesObject): KubernetesObject {
	const { kind, apiVersion, metadata, involvedObject, reason, message, source, firstTimestamp, lastTimestamp, count, type } = event;
	const { eventTime, series, action, related, reportingComponent, reportingInstance } = event;
	return {
		kind,
		apiVersion,
		metadata: inOrder(metadata, [
			'name',
			'namespace',
			'uid',
			'resourceVersion',
			'creationTimestamp',
		]) as unknown as KubernetesObject['metadata'],
		involvedObject: inOrder(involvedObject, ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath']),
		reason,
		message,
		source: source ?? {},
		firstTimestamp: firstTimestamp ?? null,
		lastTimestamp: lastTimestamp ?? null,
		count,
		type,
		eventTime: eventTime ?? null,
		series,
		action,
		related,
		reportingComponent: reportingComponent ?? '',
		reportingInstance: reportingInstance ?? '',
	};
}

/** An object with these keys first. */
function inOrder(map: object, first: readonly string[]): Readonly<Record<string, unknown>> {
	const record = map as Readonly<Record<string, unknown>>;
	return { ...Object.fromEntries(first.map((key) => [key, record[key]])), ...record };
}
