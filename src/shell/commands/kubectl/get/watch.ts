/** `kubectl get -w`: the rows that are there, then one for each change. */
import { parseDuration } from '../../go/index.ts';
import type { Client } from '../client.ts';
import { pathOf } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject, ObjectList } from '../objects.ts';
import { printerFor } from '../printers.ts';
import type { Selection, Target } from '../selection.ts';
import { revisionOf, Watch } from '../watch.ts';
import { isTable, queryOf, tableOptions } from './index.ts';
import { type Table, TablePrinter, tableWriter } from './table.ts';

/** Runs until Ctrl-C, or until `--request-timeout`. */
export async function watchObjects(call: Invocation, selection: Selection, client: Client): Promise<void> {
	const [target, ...more] = selection.targets;
	if (!target || more.length > 0) throw new KubectlError('you may only specify a single resource type');
	const { limit: _, ...selected } = queryOf(call);
	const query = { ...selected, ...(target.name === null ? {} : { fieldSelector: `metadata.name=${target.name}` }) };
	const path = pathOf(target.resource, target.namespace);
	const show = isTable(call) ? tableShower(call, client, target) : await objectShower(call, client, target);
	const revision = show.first();
	const watch = new Watch<KubernetesObject>(client, path, query, isTable(call) ? 'table' : 'json', revision || revisionOf(client, path));
	const timeout = parseDuration(call.flags.string('request-timeout') || '0');
	const until = 'ms' in timeout && timeout.ms > 0 ? call.io.now() + timeout.ms : undefined;
	while (until === undefined || call.io.now() < until) {
		await call.io.change(until);
		for (const event of watch.poll()) await show.event(event.type, event.object);
	}
}

interface Shower {
	/** Shows what is there; gives the revision that it was read at. */
	first(): string;
	event(type: string, object: KubernetesObject): void | Promise<void>;
}

function tableShower(call: Invocation, client: Client, { resource, namespace, name }: Target): Shower {
	const { flags, io } = call;
	const writer = tableWriter();
	const printer = new TablePrinter(writer, tableOptions(call, resource, false));
	const show = (table: Table, event: string): void => {
		printer.print(table, event);
		io.out(writer.take());
	};
	return {
		first() {
			if (flags.bool('watch-only')) return '';
			const path = pathOf(resource, namespace, name ?? '');
			const table = client.call('GET', path, { query: name === null ? queryOf(call) : {}, accept: 'table' }) as unknown as Table;
			show(table, 'ADDED');
			return name === null ? (table.metadata?.resourceVersion ?? '') : '';
		},
		event: (type, object) => show(object as unknown as Table, type),
	};
}

async function objectShower(call: Invocation, client: Client, { resource, namespace, name }: Target): Promise<Shower> {
	const printer = await printerFor(call, { isGet: true });
	const dressed = (type: string, object: KubernetesObject): KubernetesObject =>
		call.flags.bool('output-watch-events')
			? ({ type, object, kind: 'WatchEvent', apiVersion: 'v1' } as unknown as KubernetesObject)
			: object;
	return {
		first() {
			if (call.flags.bool('watch-only')) return '';
			if (name !== null) {
				printer.print(dressed('ADDED', client.object(resource, namespace, name)));
				return '';
			}
			const list = client.get(pathOf(resource, namespace), queryOf(call)) as unknown as ObjectList;
			const apiVersion = resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
			for (const item of list.items ?? []) printer.print(dressed('ADDED', { ...item, apiVersion, kind: resource.kind }));
			return list.metadata?.resourceVersion ?? '';
		},
		event: (type, object) => printer.print(dressed(type, object)),
	};
}
