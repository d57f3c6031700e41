/** `kubectl get` */
import type { Json } from '../../../../sim/index.ts';
import type { Client, Query } from '../client.ts';
import { type ApiResource, kindName, pathOf } from '../discovery.ts';
import { KubectlError, StatusError, throwCollected, usageError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { printerFor, splitOutput } from '../printers.ts';
import { type Selection, select, type Target } from '../selection.ts';
import { selectorQuery } from '../visit.ts';
import { sortedRows, sortObjects } from './sort.ts';
import { type Table, type TableOptions, TablePrinter, tableWriter } from './table.ts';

export async function get(call: Invocation): Promise<void> {
	const { flags } = call;
	if (flags.changed('raw')) return raw(call);
	if (flags.bool('watch-only') || flags.bool('watch')) {
		const { watchObjects } = await import('./watch.ts');
		return watchObjects(call, select_(call, await call.client()), await call.client());
	}
	if (flags.bool('output-watch-events'))
		throw new KubectlError('--output-watch-events option can only be used with --watch or --watch-only');
	const client = await call.client();
	const selection = select_(call, client);
	return isTable(call) ? printTables(call, client, selection) : printObjects(call, client, selection);
}

/** The selection of a get, with its own complaint when there is nothing to select. */
function select_(call: Invocation, client: Client): Selection {
	const { flags } = call;
	if (call.args.length === 0 && !flags.changed('filename') && !flags.changed('kustomize')) {
		call.io.err(
			'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
		);
		const hint = 'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).';
		throw usageError(call.path, `Required resource not specified.\n${hint}`);
	}
	if (flags.bool('watch') && flags.string('sort-by') !== '')
		call.io.err('warning: --watch requested, --sort-by will be ignored for watch events received\n');
	return select(client, call, call.args, {
		allowsAll: true,
		selector: flags.string('selector'),
		fieldSelector: flags.string('field-selector'),
		allNamespaces: flags.bool('all-namespaces'),
	});
}

export function isTable(call: Invocation): boolean {
	const { format } = splitOutput(call.flags.string('output'));
	return (format === '' && !call.flags.changed('template')) || format === 'wide';
}

export function queryOf(call: Invocation): Query {
	const { flags } = call;
	const limit = flags.int('chunk-size');
	return {
		...(limit > 0 ? { limit: String(limit) } : {}),
		...selectorQuery(flags.string('selector'), flags.string('field-selector')),
	};
}

/** Every target's answer; a target that is refused is collected as an error and the rest goes on. */
export function fetchEach<Answer>(
	targets: readonly Target[],
	fetch: (target: Target) => Answer,
	ignoresMissing: boolean,
): {
	readonly answers: readonly { readonly target: Target; readonly answer: Answer }[];
	readonly errors: readonly Error[];
} {
	const answers: { target: Target; answer: Answer }[] = [];
	const errors: Error[] = [];
	for (const target of targets) {
		try {
			answers.push({ target, answer: fetch(target) });
		} catch (error) {
			if (!(error instanceof StatusError)) throw error;
			if (!(ignoresMissing && error.isNotFound)) errors.push(error);
		}
	}
	return { answers, errors };
}

/** How the table of one resource is shown. */
export function tableOptions(call: Invocation, resource: ApiResource, showsKind: boolean): TableOptions {
	const { flags } = call;
	return {
		isWide: flags.string('output') === 'wide',
		hasNoHeaders: flags.bool('no-headers'),
		showsNamespace: flags.bool('all-namespaces') && resource.namespaced,
		kind: showsKind || flags.bool('show-kind') ? kindName(resource) : '',
		labelColumns: flags.list('label-columns'),
		showsLabels: flags.bool('show-labels'),
		showsEvents: flags.bool('output-watch-events'),
	};
}

function printTables(call: Invocation, client: Client, { targets }: Selection): void {
	const { flags, io } = call;
	const sortBy = flags.string('sort-by');
	const query: Query = { ...queryOf(call), ...(sortBy === '' ? {} : { includeObject: 'Object' }) };
	const { answers, errors } = fetchEach(
		targets,
		(target) =>
			target.name === null
				? client.collection<Table>(target.resource, target.namespace, query, 'table')
				: [client.call('GET', pathOf(target.resource, target.namespace, target.name), { accept: 'table' }) as unknown as Table],
		flags.bool('ignore-not-found'),
	);
	const resources = new Set(answers.map(({ target }) => target.resource));
	let writer = tableWriter();
	let printer: TablePrinter | null = null;
	let last: ApiResource | null = null;
	let isWritten = false;
	let isApart = false;
	const write = (): void => {
		const text = writer.take();
		if (text === '') return;
		io.out(isApart ? `\n${text}` : text);
		isApart = false;
		isWritten = true;
	};
	for (const { target, answer } of answers) {
		if (target.resource !== last || !printer) {
			write();
			if (last && !flags.bool('no-headers') && isWritten) isApart = true;
			writer = tableWriter();
			printer = new TablePrinter(writer, tableOptions(call, target.resource, resources.size > 1));
			last = target.resource;
		}
		for (const table of sortBy === '' ? answer : sortedRows(answer, sortBy)) printer.print(table);
	}
	write();
	if (!isWritten && errors.length === 0 && !flags.bool('ignore-not-found')) {
		const isOneNamespace = !flags.bool('all-namespaces') && answers.every(({ target }) => target.resource.namespaced);
		io.err(isOneNamespace ? `No resources found in ${client.connection.namespace} namespace.\n` : 'No resources found\n');
	}
	throwCollected(errors);
}

async function printObjects(call: Invocation, client: Client, { targets, isSingle }: Selection): Promise<void> {
	const printer = await printerFor(call, { isGet: true });
	const { answers, errors } = fetchEach(targets, (target) => objectsOf(client, call, target), call.flags.bool('ignore-not-found'));
	if (isSingle && errors.length > 0) throwCollected(errors);
	const objects = answers.flatMap(({ answer }) => answer);
	if (objects.length === 0 && call.flags.bool('ignore-not-found')) return throwCollected(errors);
	if (isSingle && objects.length === 1) await printer.print(objects[0] as KubernetesObject);
	else await printer.print(listOf(sortObjects(objects, call.flags.string('sort-by'))));
	throwCollected(errors);
}

function objectsOf(client: Client, call: Invocation, target: Target): readonly KubernetesObject[] {
	const { resource, namespace, name } = target;
	if (name === null) return client.list(resource, namespace, queryOf(call));
	const subresource = call.flags.string('subresource');
	return [client.get(pathOf(resource, namespace, name, subresource)) as unknown as KubernetesObject];
}

/** Several objects as the `List` that the original makes of them. */
export function listOf(items: readonly KubernetesObject[]): KubernetesObject {
	return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } } as unknown as KubernetesObject;
}

async function raw(call: Invocation): Promise<void> {
	if (call.args.length > 0) throw new KubectlError('arguments may not be passed when --raw is specified');
	const text = call.flags.string('raw');
	if (!text.startsWith('/')) throw new KubectlError(`--raw must be a valid URL path: ${text}`);
	const [path = '', search = ''] = text.split('?');
	const query: Record<string, string> = {};
	for (const part of search.split('&').filter((word) => word !== '')) {
		const [key = '', value = ''] = part.split('=');
		query[decodeURIComponent(key)] = decodeURIComponent(value);
	}
	const body: Json = (await call.client()).get(path, query);
	// The server writes its version for people to read, and everything else in one line.
	call.io.out(typeof body === 'string' ? body : path === '/version' ? JSON.stringify(body, null, 2) : `${JSON.stringify(body)}\n`);
}
