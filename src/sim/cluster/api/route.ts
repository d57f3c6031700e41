/**
 * What a REST path means. Source: apiserver pkg/endpoints/request/requestinfo.go and the installed paths of endpoints/installer.go.
 */
import type { ResourceInfo } from '../object.ts';

export type Route =
	| { readonly to: 'version' }
	| { readonly to: 'discovery'; readonly of: 'core' | 'groups' }
	| { readonly to: 'group'; readonly group: string }
	| { readonly to: 'resources'; readonly group: string; readonly version: string }
	/** `name` is empty for a collection; `namespace` is empty for cluster-scoped resources and for all namespaces. */
	| {
			readonly to: 'resource';
			readonly info: ResourceInfo;
			readonly namespace: string;
			readonly name: string;
			readonly subresource: string;
	  };

/** Undefined for a path that the server does not serve. */
export function parseRoute(path: string, resources: readonly ResourceInfo[]): Route | undefined {
	const parts = path
		.split('/')
		.filter((part) => part !== '')
		.map(decoded);
	if (parts[0] === 'version' && parts.length === 1) return { to: 'version' };
	if (parts[0] === 'api')
		return versioned('', parts[1], parts.slice(2), resources) ?? (parts.length === 1 ? { to: 'discovery', of: 'core' } : undefined);
	if (parts[0] !== 'apis') return undefined;
	const [, group, version, ...rest] = parts;
	if (group === undefined) return { to: 'discovery', of: 'groups' };
	if (version === undefined) return resources.some((info) => info.group === group && group !== '') ? { to: 'group', group } : undefined;
	return group === '' ? undefined : versioned(group, version, rest, resources);
}

/** A part that is no valid escape stands for itself; no object has such a name. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function versioned(
	group: string,
	version: string | undefined,
	rest: readonly string[],
	resources: readonly ResourceInfo[],
): Route | undefined {
	const served = resources.filter((info) => info.group === group && info.version === version);
	if (version === undefined || served.length === 0) return undefined;
	if (rest.length === 0) return { to: 'resources', group, version };
	const find = (plural: string | undefined): ResourceInfo | undefined => served.find((info) => info.plural === plural);
	if (rest[0] === 'namespaces' && rest.length >= 3 && !['status', 'finalize'].includes(rest[2] ?? '')) {
		const info = find(rest[2]);
		if (!info?.namespaced) return undefined;
		return resource(info, rest[1] ?? '', rest.slice(3));
	}
	const info = find(rest[0]);
	if (!info || (info.namespaced && rest.length > 1)) return undefined;
	return resource(info, '', rest.slice(1));
}

function resource(info: ResourceInfo, namespace: string, rest: readonly string[]): Route | undefined {
	const [name = '', subresource = '', ...more] = rest;
	if (more.length > 0 || !subresources(info).includes(subresource)) return undefined;
	return { to: 'resource', info, namespace, name, subresource };
}

/** Subresources that are served; the empty one is the object itself. */
export function subresources(info: ResourceInfo): readonly string[] {
	if (info.plural === 'deployments' || info.plural === 'replicasets') return ['', 'scale', 'status'];
	if (info.plural === 'pods') return ['', 'log', 'status'];
	return ['services', 'nodes', 'namespaces'].includes(info.plural) ? ['', 'status'] : [''];
}
