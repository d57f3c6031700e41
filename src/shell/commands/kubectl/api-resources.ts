/** `kubectl api-resources` and `api-versions` */
import type { Json } from '../../../sim/index.ts';
import type { ApiResource } from './discovery.ts';
import { resourceName } from './discovery.ts';
import { KubectlError, usageError } from './errors.ts';
import { tableWriter } from './get/table.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { printerFor } from './printers.ts';

export async function apiResources(call: Invocation): Promise<void> {
	const { flags, io, args } = call;
	if (args.length > 0) throw usageError(call.path, `unexpected arguments: [${args.join(' ')}]`);
	const sortBy = flags.string('sort-by');
	if (!['', 'name', 'kind'].includes(sortBy)) throw new KubectlError('--sort-by accepts only name or kind');
	const output = flags.string('output');
	const resources = sorted(
		(await call.client()).resources().filter((resource) => isWanted(call, resource)),
		sortBy,
	);
	if (!['', 'wide', 'name'].includes(output)) return printList(call, resources);
	if (output === 'name') {
		for (const resource of resources) io.out(`${resourceName(resource)}\n`);
		return;
	}
	const writer = tableWriter();
	const isWide = output === 'wide';
	if (!flags.bool('no-headers')) writer.write(`NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND${isWide ? '\tVERBS\tCATEGORIES' : ''}\n`);
	for (const resource of resources) {
		const { plural, shortNames, namespaced, kind, verbs, categories } = resource;
		const cells = [plural, shortNames.join(','), versionOf(resource), String(namespaced), kind];
		writer.write(`${(isWide ? [...cells, verbs.join(','), categories.join(',')] : cells).join('\t')}\n`);
	}
	io.out(writer.take());
}

function versionOf({ group, version }: ApiResource): string {
	return group === '' ? version : `${group}/${version}`;
}

function isWanted({ flags }: Invocation, resource: ApiResource): boolean {
	if (flags.changed('api-group') && resource.group !== flags.string('api-group')) return false;
	if (flags.changed('namespaced') && resource.namespaced !== flags.bool('namespaced')) return false;
	return (
		flags.list('verbs').every((verb) => resource.verbs.includes(verb)) &&
		flags.list('categories').every((name) => resource.categories.includes(name))
	);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sorted(resources: readonly ApiResource[], by: string): readonly ApiResource[] {
	return [...resources].sort((a, b) => {
		if (by === 'name') return byText(a.plural, b.plural);
		if (by === 'kind') return byText(a.kind, b.kind);
		return byText(a.group, b.group) || byText(a.plural, b.plural);
	});
}

async function printList(call: Invocation, resources: readonly ApiResource[]): Promise<void> {
	const printer = await printerFor(call, { isTyped: true });
	const list = resources.map(({ plural, singular, namespaced, group, version, kind, verbs, shortNames, categories }) => ({
		name: plural,
		singularName: singular,
		namespaced,
		...(group === '' ? {} : { group }),
		version,
		kind,
		verbs,
		...(shortNames.length === 0 ? {} : { shortNames }),
		...(categories.length === 0 ? {} : { categories }),
	}));
	await printer.print({
		kind: 'APIResourceList',
		apiVersion: 'v1',
		groupVersion: '',
		resources: list as unknown as Json,
	} as unknown as KubernetesObject);
}

export async function apiVersions(call: Invocation): Promise<void> {
	if (call.args.length > 0) throw usageError(call.path, `unexpected arguments: [${call.args.join(' ')}]`);
	const versions = new Set((await call.client()).resources().map(versionOf));
	call.io.out(`${[...versions].sort(byText).join('\n')}\n`);
}
