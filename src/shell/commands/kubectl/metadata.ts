/** `kubectl label` and `kubectl annotate` */
import type { Json } from '../../../sim/index.ts';
import { quote } from '../go/index.ts';
import { pathOf } from './discovery.ts';
import { KubectlError } from './errors.ts';
import type { Invocation, Runner } from './invocation.ts';
import { groupOf, type KubernetesObject } from './objects.ts';
import { dryRunOf, dryRunQuery, Outcome } from './outcome.ts';
import { select } from './selection.ts';
import { selectorQuery, visitEach } from './visit.ts';

interface Words {
	readonly field: 'labels' | 'annotations';
	readonly one: 'label' | 'annotation';
	/** What is said of an object after setting, after only removing, and when nothing changed. */
	readonly set: string;
	readonly removed: string;
	readonly same: string;
}

export const label: Runner = (call) =>
	change(call, { field: 'labels', one: 'label', set: 'labeled', removed: 'unlabeled', same: 'not labeled' });
export const annotate: Runner = (call) =>
	change(call, { field: 'annotations', one: 'annotation', set: 'annotated', removed: 'annotated', same: 'annotated' });

async function change(call: Invocation, words: Words): Promise<void> {
	const { flags } = call;
	const dryRun = dryRunOf(call);
	const { resources, pairs } = split(call.args);
	if (flags.bool('all') && flags.string('selector') !== '') throw new KubectlError('cannot set --all and --selector at the same time');
	if (resources.length === 0 && !flags.changed('filename')) {
		throw new KubectlError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
	}
	const { values, removals } = read(pairs, words);
	if (pairs.length === 0 && !flags.bool('list')) throw new KubectlError(`at least one ${words.one} update is required`);
	const outcome = await Outcome.of(call, dryRun);
	const client = await call.client();
	const labelSelector = flags.string('selector');
	const fieldSelector = flags.string('field-selector');
	const { targets } = select(client, call, resources, {
		allowsAll: false,
		selector: labelSelector,
		fieldSelector,
		all: flags.bool('all'),
		allNamespaces: flags.bool('all-namespaces'),
	});
	const isMany = targets.length > 1 || targets.some(({ name }) => name === null);
	if (isMany && flags.changed('resource-version')) throw new KubectlError('--resource-version may only be used with a single resource');
	await visitEach(client, targets, selectorQuery(labelSelector, fieldSelector), async ({ target, object }) => {
		if (flags.bool('list')) {
			list(call, object, words.field, isMany);
			return;
		}
		const present = object.metadata[words.field] ?? {};
		if (!flags.bool('overwrite')) refuseOverwriting(words, present, values);
		for (const name of removals) if (words.field === 'labels' && !(name in present)) call.io.out(`label ${quote(name)} not found.\n`);
		const changes = changesOf(present, values, removals);
		const version = flags.string('resource-version');
		const isChanged = Object.keys(changes).length > 0;
		const metadata = { ...(isChanged ? { [words.field]: changes } : {}), ...(version === '' ? {} : { resourceVersion: version }) };
		const after =
			dryRun === 'client'
				? locally(object, words.field, changes)
				: (client.call('PATCH', pathOf(target.resource, object.metadata.namespace ?? '', object.metadata.name), {
						contentType: 'application/merge-patch+json',
						query: { ...dryRunQuery(dryRun), fieldManager: flags.string('field-manager') },
						body: Object.keys(metadata).length === 0 ? {} : { metadata },
					}) as unknown as KubernetesObject);
		await outcome.tell(after, !isChanged ? words.same : values.size > 0 ? words.set : words.removed);
	});
}

function split(words: readonly string[]): { readonly resources: readonly string[]; readonly pairs: readonly string[] } {
	const isPair = (word: string): boolean => (word.includes('=') && !word.startsWith('=')) || word.endsWith('-');
	const start = words.findIndex(isPair);
	return start < 0 ? { resources: words, pairs: [] } : { resources: words.slice(0, start), pairs: words.slice(start) };
}

const VALUE = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';

function read(
	pairs: readonly string[],
	words: Words,
): { readonly values: ReadonlyMap<string, string>; readonly removals: readonly string[] } {
	const values = new Map<string, string>();
	const removals: string[] = [];
	for (const pair of pairs) {
		const equals = pair.indexOf('=');
		if (equals > 0) {
			const value = pair.slice(equals + 1);
			if (words.field === 'labels' && !(new RegExp(`^${VALUE}$`).test(value) && value.length <= 63)) {
				const rule =
					value.length > 63
						? 'must be no more than 63 bytes'
						: `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${VALUE}')`;
				throw new KubectlError(`invalid label value: ${quote(pair)}: ${rule}`);
			}
			values.set(pair.slice(0, equals), value);
		} else if (pair.endsWith('-')) removals.push(pair.slice(0, -1));
		else throw new KubectlError(`unknown ${words.one} spec: ${pair}`);
	}
	const both = removals.filter((name) => values.has(name));
	if (both.length > 0) {
		throw new KubectlError(
			words.one === 'label'
				? 'can not both modify and remove a label in the same command'
				: `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
		);
	}
	return { values, removals };
}

/** The cause of a change may always be written anew. */
const ALWAYS_WRITABLE = 'kubernetes.io/change-cause';

function refuseOverwriting(words: Words, present: Readonly<Record<string, string>>, values: ReadonlyMap<string, string>): void {
	const taken = [...values].filter(
		([name, value]) => present[name] !== undefined && present[name] !== value && !(words.one === 'annotation' && name === ALWAYS_WRITABLE),
	);
	if (taken.length === 0) return;
	const texts = taken.map(([name]) => `'${name}' already has a value (${present[name]})`);
	throw new KubectlError(
		words.one === 'label'
			? `${texts[0]}, and --overwrite is false`
			: `--overwrite is false but found the following declared annotation(s): ${texts.join('; ')}`,
	);
}

function changesOf(
	present: Readonly<Record<string, string>>,
	values: ReadonlyMap<string, string>,
	removals: readonly string[],
): { readonly [key: string]: Json } {
	const changed = [...values].filter(([name, value]) => present[name] !== value);
	const removed = removals.filter((name) => name in present).map((name) => [name, null] as const);
	return Object.fromEntries<Json>([...changed, ...removed]);
}

/** The object as the server would make it. */
function locally(object: KubernetesObject, field: Words['field'], changes: { readonly [key: string]: Json }): KubernetesObject {
	const after = { ...object.metadata[field] } as Record<string, string>;
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) delete after[name];
		else after[name] = String(value);
	}
	return { ...object, metadata: { ...object.metadata, [field]: after } };
}

function list(call: Invocation, object: KubernetesObject, field: Words['field'], isOneOfMany: boolean): void {
	const indent = isOneOfMany ? ' ' : '';
	if (isOneOfMany) call.io.out(`Listing ${field} for ${object.kind}.${groupOf(object)}/${object.metadata.name}:\n`);
	const entries = object.metadata[field] ?? {};
	for (const name of Object.keys(entries).sort()) call.io.out(`${indent}${name}=${entries[name]}\n`);
}
