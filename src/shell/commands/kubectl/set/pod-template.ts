/** What the `set` subcommands share: objects with a pod template, their containers, and the patch that changes them. */
import type { Json } from '../../../../sim/index.ts';
import type { Client } from '../client.ts';
import { pathOf } from '../discovery.ts';
import { KubectlError, StatusError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { dryRunOf, dryRunQuery, Outcome } from '../outcome.ts';
import { select, type Target } from '../selection.ts';
import { type Found, selectorQuery, visitEach } from '../visit.ts';

// biome-ignore lint/suspicious/noExplicitAny: a container as the API gives it
export type Container = any;

/** What a change wants of one container: null = leave it. The patch is merged by the server. */
export type ContainerPatch = (container: Container) => { readonly [key: string]: Json } | null;

export interface Change {
	/** `image` in `image updated`. */
	readonly operation: string;
	/** What is said when the server refuses, and why it does. */
	failure(why: string): string;
	/** Makes the patches of one object, or throws what is wrong with it. */
	plan(object: KubernetesObject, containers: readonly Container[], initContainers: readonly Container[]): ContainerPatch;
}

/** Splits the words into resources and pairs: `deploy/x a=b c-`. `what` is `image` or `env`. */
export function resourcesAndPairs(
	words: readonly string[],
	what: string,
): { readonly resources: readonly string[]; readonly pairs: readonly string[] } {
	const isPair = (word: string): boolean => (word.includes('=') && !word.startsWith('=')) || (word.endsWith('-') && word !== '-');
	const start = words.findIndex(isPair);
	if (start < 0) return { resources: words, pairs: [] };
	const late = words.slice(start).find((word) => !isPair(word));
	if (late !== undefined) throw new KubectlError(`all resources must be specified before ${what} changes: ${late}`);
	return { resources: words.slice(0, start), pairs: words.slice(start) };
}

/** What the words name. */
export function targetsOf(call: Invocation, client: Client, words: readonly string[]): readonly Target[] {
	const all = call.flags.bool('all');
	return select(client, call, words, { allowsAll: all, selector: call.flags.string('selector'), all }).targets;
}

/** Visits what the words name. */
export async function visitObjects(call: Invocation, words: readonly string[], act: (found: Found) => void | Promise<void>): Promise<void> {
	const client = await call.client();
	await visitEach(client, targetsOf(call, client, words), selectorQuery(call.flags.string('selector')), act);
}

/** The pod spec inside an object, and where it stands. Throws for a kind without one. */
export function podSpecOf(target: Target, object: KubernetesObject): { readonly spec: KubernetesObject['spec']; wrap(spec: Json): Json } {
	if (object.kind === 'Pod') return { spec: object.spec, wrap: (spec) => ({ spec }) };
	if (object.spec?.template?.spec) return { spec: object.spec.template.spec, wrap: (spec) => ({ spec: { template: { spec } } }) };
	const version = target.resource.group === '' ? 'v1' : `${target.resource.group}/v1`;
	throw new KubectlError(
		`${target.resource.plural}/${object.metadata.name} the object is not a pod or does not have a pod template: *${version.replace('/', '')}.${object.kind}`,
	);
}

/** Applies a change to every object that the words name and tells each outcome; what is unchanged is passed over in silence. */
export async function applyChange(call: Invocation, words: readonly string[], change: Change): Promise<void> {
	const dryRun = dryRunOf(call);
	const outcome = await Outcome.of(call, dryRun);
	const client = await call.client();
	await visitObjects(call, words, async ({ target, object }) => {
		const { spec, wrap } = podSpecOf(target, object);
		const patchOf = change.plan(object, spec.containers ?? [], spec.initContainers ?? []);
		const body = specPatch(spec, patchOf);
		if (body === null) return;
		if (dryRun === 'client') {
			await outcome.tell({ ...object, ...merged(object, wrap(applied(spec, patchOf))) }, `${change.operation} updated`);
			return;
		}
		try {
			const changed = client.call('PATCH', pathOf(target.resource, target.namespace, object.metadata.name), {
				contentType: 'application/strategic-merge-patch+json',
				query: { ...dryRunQuery(dryRun), fieldManager: call.flags.string('field-manager') },
				body: wrap(body),
			}) as unknown as KubernetesObject;
			await outcome.tell(changed, `${change.operation} updated`);
		} catch (error) {
			throw error instanceof StatusError ? new KubectlError(change.failure(error.message)) : error;
		}
	});
}

/** The strategic merge patch of a pod spec, or null when nothing changes. */
function specPatch(spec: KubernetesObject['spec'], patchOf: ContainerPatch): { readonly [key: string]: Json } | null {
	const body: { [key: string]: Json } = {};
	for (const field of ['containers', 'initContainers']) {
		const containers: readonly Container[] = spec[field] ?? [];
		const patches = containers.flatMap((container) => {
			const patch = patchOf(container);
			return patch === null ? [] : [{ ...patch, name: container.name as string }];
		});
		if (patches.length === 0) continue;
		body[`$setElementOrder/${field}`] = containers.map((container) => ({ name: container.name as string }));
		body[field] = patches;
	}
	return Object.keys(body).length === 0 ? null : body;
}

/** The pod spec as the server would make it: what a client-side dry run shows. */
function applied(spec: KubernetesObject['spec'], patchOf: ContainerPatch): Json {
	const changed = (containers: readonly Container[]): Container[] =>
		containers.map((container) => {
			const patch = patchOf(container);
			return patch === null ? container : appliedTo(container, patch);
		});
	return {
		...spec,
		...(spec.containers ? { containers: changed(spec.containers) } : {}),
		...(spec.initContainers ? { initContainers: changed(spec.initContainers) } : {}),
	};
}

function appliedTo(container: Container, patch: { readonly [key: string]: Json }): Container {
	const { '$setElementOrder/env': order, env, resources, ...plain } = patch as { readonly [key: string]: Container };
	const after = { ...container, ...plain };
	if (resources) {
		after.resources = { ...container.resources };
		for (const field of Object.keys(resources)) after.resources[field] = { ...container.resources?.[field], ...resources[field] };
	}
	if (env) {
		const byName = (list: readonly Container[], name: string): Container => list.find((variable) => variable.name === name);
		after.env = (order as readonly Container[]).map(({ name }) => {
			const { valueFrom, ...set } = byName(env, name) ?? byName(container.env ?? [], name);
			return valueFrom ? { ...set, valueFrom } : set;
		});
	}
	return after;
}

/** A part of an object laid over the whole. */
function merged(object: KubernetesObject, part: Json): Partial<KubernetesObject> {
	const { spec } = part as unknown as KubernetesObject;
	return { spec: object.kind === 'Pod' ? spec : { ...object.spec, template: { ...object.spec.template, spec: spec.template.spec } } };
}

/** Containers by a name with `*` as wildcard. */
export function matchesName(name: string, pattern: string): boolean {
	return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
}
