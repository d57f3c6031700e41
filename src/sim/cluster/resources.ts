import type { ResourceInfo } from './object.ts';

const ALL_VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const;

function resource(info: Pick<ResourceInfo, 'plural' | 'singular' | 'kind' | 'group'> & Partial<ResourceInfo>): ResourceInfo {
	return { version: 'v1', namespaced: true, shortNames: [], categories: [], verbs: ALL_VERBS, ...info };
}

/** Every resource that the API server serves, in the order of discovery: core group first, then groups, resources by name. */
export const RESOURCES: readonly ResourceInfo[] = [
	resource({ plural: 'configmaps', singular: 'configmap', kind: 'ConfigMap', group: '', shortNames: ['cm'] }),
	resource({ plural: 'endpoints', singular: 'endpoints', kind: 'Endpoints', group: '', shortNames: ['ep'] }),
	resource({ plural: 'events', singular: 'event', kind: 'Event', group: '', shortNames: ['ev'] }),
	resource({
		plural: 'namespaces',
		singular: 'namespace',
		kind: 'Namespace',
		group: '',
		namespaced: false,
		shortNames: ['ns'],
		// Upstream serves no deletecollection for namespaces.
		verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
	}),
	resource({ plural: 'nodes', singular: 'node', kind: 'Node', group: '', namespaced: false, shortNames: ['no'] }),
	resource({ plural: 'pods', singular: 'pod', kind: 'Pod', group: '', shortNames: ['po'], categories: ['all'] }),
	resource({ plural: 'secrets', singular: 'secret', kind: 'Secret', group: '' }),
	resource({ plural: 'serviceaccounts', singular: 'serviceaccount', kind: 'ServiceAccount', group: '', shortNames: ['sa'] }),
	resource({ plural: 'services', singular: 'service', kind: 'Service', group: '', shortNames: ['svc'], categories: ['all'] }),
	resource({
		plural: 'deployments',
		singular: 'deployment',
		kind: 'Deployment',
		group: 'apps',
		shortNames: ['deploy'],
		categories: ['all'],
	}),
	resource({ plural: 'replicasets', singular: 'replicaset', kind: 'ReplicaSet', group: 'apps', shortNames: ['rs'], categories: ['all'] }),
	resource({ plural: 'leases', singular: 'lease', kind: 'Lease', group: 'coordination.k8s.io' }),
	resource({ plural: 'endpointslices', singular: 'endpointslice', kind: 'EndpointSlice', group: 'discovery.k8s.io' }),
	// The second view of the same events: the store keeps them once, in the core shape.
	resource({ plural: 'events', singular: 'event', kind: 'Event', group: 'events.k8s.io', shortNames: ['ev'] }),
];
