/** Which resources the server has: its discovery documents, and how a typed word finds one of them. */
import type { Json } from '../../../sim/index.ts';

export interface ApiResource {
	readonly group: string;
	readonly version: string;
	readonly plural: string;
	readonly singular: string;
	readonly kind: string;
	readonly namespaced: boolean;
	readonly shortNames: readonly string[];
	readonly categories: readonly string[];
	readonly verbs: readonly string[];
}

interface GroupDiscoveryList {
	readonly items?: readonly {
		readonly metadata: { readonly name?: string };
		readonly versions: readonly {
			readonly version: string;
			readonly resources?: readonly {
				readonly resource: string;
				readonly responseKind: { readonly kind: string };
				readonly scope: string;
				readonly singularResource: string;
				readonly verbs: readonly string[];
				readonly shortNames?: readonly string[];
				readonly categories?: readonly string[];
			}[];
		}[];
	}[];
}

/** Reads everything the server offers from its aggregated documents; `get` answers `/api` and `/apis`. The first version of a group is preferred. */
export function discover(get: (path: string) => Json): readonly ApiResource[] {
	const groups = ['/api', '/apis'].flatMap((path) => (get(path) as unknown as GroupDiscoveryList).items ?? []);
	const all = groups.flatMap((group) =>
		group.versions.flatMap(({ version, resources = [] }, rank) =>
			resources.map((resource) => ({
				rank,
				group: group.metadata.name ?? '',
				version,
				plural: resource.resource,
				singular: resource.singularResource || resource.responseKind.kind.toLowerCase(),
				kind: resource.responseKind.kind,
				namespaced: resource.scope === 'Namespaced',
				shortNames: resource.shortNames ?? [],
				categories: resource.categories ?? [],
				verbs: resource.verbs,
			})),
		),
	);
	return [...all.filter((resource) => resource.rank === 0), ...all.filter((resource) => resource.rank > 0)];
}

/** The resource that a word such as `po`, `Pods`, `deployments.apps` or `deploy.v1.apps` means. */
export function findResource(resources: readonly ApiResource[], word: string): ApiResource | undefined {
	const [name = '', ...rest] = word.toLowerCase().split('.');
	const suffix = rest.join('.');
	const isOf = (resource: ApiResource): boolean =>
		suffix === '' || resource.group === suffix || `${resource.version}.${resource.group}` === suffix;
	const candidates = resources.filter(isOf);
	return (
		candidates.find((resource) => resource.plural === name) ??
		candidates.find((resource) => resource.singular === name || resource.kind.toLowerCase() === name) ??
		candidates.find((resource) => resource.shortNames.includes(name))
	);
}

/** `pods`, `deployments.apps` */
export function resourceName(resource: ApiResource): string {
	return resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;
}

/** `pod`, `deployment.apps`, as it stands before a slash and a name. */
export function kindName(resource: Pick<ApiResource, 'kind' | 'group'>): string {
	const kind = resource.kind.toLowerCase();
	return resource.group === '' ? kind : `${kind}.${resource.group}`;
}

/** `Pod`, `Deployment.apps`, as error texts name a kind. */
export function groupKind({ kind, group }: Pick<ApiResource, 'kind' | 'group'>): string {
	return group === '' ? kind : `${kind}.${group}`;
}

/** Path of a resource's collection, or of one object in it. */
export function pathOf(resource: ApiResource, namespace: string, name = '', subresource = ''): string {
	const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`;
	const scope = resource.namespaced && namespace !== '' ? `/namespaces/${namespace}` : '';
	return `${root}${scope}/${resource.plural}${name === '' ? '' : `/${name}`}${subresource === '' ? '' : `/${subresource}`}`;
}
