/**
 * What the server says of itself: its version, groups, resources, and the same aggregated into one document.
 * Source: apiserver pkg/endpoints/discovery and pkg/endpoints/discovery/aggregated; k8s.io/apiserver version endpoint.
 */
import type { ResourceInfo } from '../object.ts';
import { compact, type Fields } from './json.ts';
import { subresources } from './route.ts';

/** What `/version` answers; the platform follows this one version. */
export const VERSION: Fields = {
	major: '1',
	minor: '35',
	emulationMajor: '1',
	emulationMinor: '35',
	minCompatibilityMajor: '1',
	minCompatibilityMinor: '34',
	gitVersion: 'v1.35.2',
	gitCommit: 'fdc9d74cbf2da6754ebf81d56f80ae2948cd6425',
	gitTreeState: 'clean',
	buildDate: '2026-02-26T19:38:00Z',
	goVersion: 'go1.25.7',
	compiler: 'gc',
	platform: 'linux/amd64',
};

export function coreVersions(server: string): Fields {
	return {
		kind: 'APIVersions',
		versions: ['v1'],
		serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: server.replace(/^https?:\/\//, '') }],
	};
}

function groupsOf(resources: readonly ResourceInfo[]): readonly string[] {
	return [...new Set(resources.map((info) => info.group).filter((group) => group !== ''))];
}

function groupBody(group: string, resources: readonly ResourceInfo[]): Fields {
	const versions = [...new Set(resources.filter((info) => info.group === group).map((info) => info.version))];
	const entries = versions.map((version) => ({ groupVersion: `${group}/${version}`, version }));
	return { name: group, versions: entries, preferredVersion: entries[0] };
}

export function groupList(resources: readonly ResourceInfo[]): Fields {
	return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(resources).map((group) => groupBody(group, resources)) };
}

export function oneGroup(group: string, resources: readonly ResourceInfo[]): Fields {
	return { kind: 'APIGroup', apiVersion: 'v1', ...groupBody(group, resources) };
}

export function resourceList(group: string, version: string, resources: readonly ResourceInfo[]): Fields {
	const served = resources.filter((info) => info.group === group && info.version === version);
	return {
		kind: 'APIResourceList',
		...(group === '' ? {} : { apiVersion: 'v1' }),
		groupVersion: group === '' ? version : `${group}/${version}`,
		resources: served.flatMap((info) => subresources(info).map((subresource) => apiResource(info, subresource))),
	};
}

function apiResource(info: ResourceInfo, subresource: string): Fields {
	if (subresource !== '') {
		const { kind, group, version } = responseKind(info, subresource);
		return {
			name: `${info.plural}/${subresource}`,
			singularName: '',
			namespaced: info.namespaced,
			...(subresource === 'scale' ? { group, version } : {}),
			kind,
			verbs: subresourceVerbs(subresource),
		};
	}
	return compact({
		name: info.plural,
		singularName: info.singular,
		namespaced: info.namespaced,
		kind: info.kind,
		verbs: info.verbs,
		shortNames: info.shortNames.length > 0 ? info.shortNames : undefined,
		categories: info.categories.length > 0 ? info.categories : undefined,
	});
}

function responseKind(
	info: ResourceInfo,
	subresource: string,
): { readonly group: string; readonly version: string; readonly kind: string } {
	if (subresource === 'scale') return { group: 'autoscaling', version: 'v1', kind: 'Scale' };
	return { group: info.group, version: info.version, kind: info.kind };
}

function subresourceVerbs(subresource: string): readonly string[] {
	return subresource === 'log' ? ['get'] : ['get', 'patch', 'update'];
}

/** `apidiscovery.k8s.io/v2`: all of `/api` or all of `/apis` in one answer, which current clients ask for first. */
export function aggregated(of: 'core' | 'groups', resources: readonly ResourceInfo[]): Fields {
	const groups = of === 'core' ? [''] : groupsOf(resources);
	return {
		kind: 'APIGroupDiscoveryList',
		apiVersion: 'apidiscovery.k8s.io/v2',
		metadata: {},
		items: groups.map((group) => ({
			metadata: group === '' ? {} : { name: group },
			versions: [...new Set(resources.filter((info) => info.group === group).map((info) => info.version))].map((version) => ({
				version,
				freshness: 'Current',
				resources: resources.filter((info) => info.group === group && info.version === version).map(aggregatedResource),
			})),
		})),
	};
}

function aggregatedResource(info: ResourceInfo): Fields {
	const beneath = subresources(info).filter((subresource) => subresource !== '');
	return compact({
		resource: info.plural,
		responseKind: { group: info.group, version: info.version, kind: info.kind },
		scope: info.namespaced ? 'Namespaced' : 'Cluster',
		singularResource: info.singular,
		verbs: info.verbs,
		shortNames: info.shortNames.length > 0 ? info.shortNames : undefined,
		categories: info.categories.length > 0 ? info.categories : undefined,
		subresources:
			beneath.length === 0
				? undefined
				: beneath.map((subresource) => ({
						subresource,
						responseKind: responseKind(info, subresource),
						verbs: subresourceVerbs(subresource),
					})),
	});
}
