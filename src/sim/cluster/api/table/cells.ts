/** Cells of every kind but pods. Source: pkg/printers/internalversion/printers.go (1.35). */
import { since } from '../age.ts';
import { at, type Fields, fields, integer, list, strings, text } from '../json.ts';
import { formatLabelSelector, formatLabels, selectorText } from '../labels.ts';
import { podCells } from './pod.ts';

type Cells = (object: Fields, nowMs: number) => readonly unknown[];

const name = (object: Fields): string => text(object, 'metadata', 'name');
const age = (object: Fields, nowMs: number): string => since(at(object, 'metadata', 'creationTimestamp'), nowMs);

/** Names and images of a template's containers. Source: layoutContainerCells. */
function containers(object: Fields): readonly [string, string] {
	const all = list(object, 'spec', 'template', 'spec', 'containers');
	return [all.map((c) => text(c, 'name')).join(','), all.map((c) => text(c, 'image')).join(',')];
}

/** At most `limit` entries, then how many more there are. */
function withMore(entries: readonly string[], limit: number): string {
	const shown = entries.slice(0, limit).join(',');
	return entries.length > limit ? `${shown} + ${entries.length - limit} more...` : shown;
}

function deployment(object: Fields, nowMs: number): readonly unknown[] {
	const status = fields(object, 'status');
	return [
		name(object),
		`${integer(status, 'readyReplicas')}/${integer(object, 'spec', 'replicas')}`,
		integer(status, 'updatedReplicas'),
		integer(status, 'availableReplicas'),
		age(object, nowMs),
		...containers(object),
		selectorText(at(object, 'spec', 'selector')),
	];
}

function replicaSet(object: Fields, nowMs: number): readonly unknown[] {
	const status = fields(object, 'status');
	return [
		name(object),
		integer(object, 'spec', 'replicas'),
		integer(status, 'replicas'),
		integer(status, 'readyReplicas'),
		age(object, nowMs),
		...containers(object),
		formatLabelSelector(at(object, 'spec', 'selector')),
	];
}

function service(object: Fields, nowMs: number): readonly unknown[] {
	const spec = fields(object, 'spec');
	const ports = list(spec, 'ports').map((port) => {
		const nodePort = integer(port, 'nodePort');
		return `${integer(port, 'port')}${nodePort > 0 ? `:${nodePort}` : ''}/${text(port, 'protocol')}`;
	});
	return [
		name(object),
		text(spec, 'type'),
		String(list(spec, 'clusterIPs')[0] ?? '<none>'),
		externalIp(object),
		ports.join(',') || '<none>',
		age(object, nowMs),
		formatLabels(spec.selector),
	];
}

/** Source: getServiceExternalIP; wide, so a load balancer's addresses are never cut. */
function externalIp(object: Fields): string {
	const given = list(object, 'spec', 'externalIPs').map(String);
	const balancer = list(object, 'status', 'loadBalancer', 'ingress').map((entry) => text(entry, 'ip') || text(entry, 'hostname'));
	const addresses = [...new Set(balancer.filter((address) => address !== ''))].sort();
	switch (text(object, 'spec', 'type')) {
		case 'ClusterIP':
		case 'NodePort':
			return given.join(',') || '<none>';
		case 'LoadBalancer':
			return [...addresses, ...given].join(',') || '<pending>';
		case 'ExternalName':
			return text(object, 'spec', 'externalName');
		default:
			return '<unknown>';
	}
}

/** Source: formatEndpoints. Only ready addresses count; an object without subsets has none. */
function endpoints(object: Fields, nowMs: number): readonly unknown[] {
	const subsets = list(object, 'subsets');
	const all = subsets.flatMap((subset) => {
		const addresses = list(subset, 'addresses').map((address) => text(address, 'ip'));
		const ports = list(subset, 'ports');
		return ports.length === 0 ? addresses : ports.flatMap((port) => addresses.map((ip) => `${ip}:${integer(port, 'port')}`));
	});
	return [name(object), subsets.length === 0 ? '<none>' : withMore(all, 3), age(object, nowMs)];
}

/** Source: formatDiscoveryPorts and formatDiscoveryEndpoints; ready or not, every endpoint counts. */
function endpointSlice(object: Fields, nowMs: number): readonly unknown[] {
	const ports = list(object, 'ports').map((port) =>
		at(port, 'port') === undefined ? text(port, 'name') || '*' : String(integer(port, 'port')),
	);
	const addresses = list(object, 'endpoints').flatMap((endpoint) => list(endpoint, 'addresses').map(String));
	return [
		name(object),
		text(object, 'addressType'),
		withMore(ports, 3) || '<unset>',
		withMore(addresses, 3) || '<unset>',
		age(object, nowMs),
	];
}

function event(object: Fields, nowMs: number): readonly unknown[] {
	const first = since(object.firstTimestamp || object.eventTime, nowMs);
	const series = at(object, 'series');
	const last = series ? since(at(series, 'lastObservedTime'), nowMs) : object.lastTimestamp ? since(object.lastTimestamp, nowMs) : first;
	const count = series ? integer(series, 'count') : integer(object, 'count') || 1;
	const about = fields(object, 'involvedObject');
	const kind = text(about, 'kind').toLowerCase();
	const component = text(object, 'source', 'component') || text(object, 'reportingComponent');
	const host = text(object, 'source', 'host') || text(object, 'reportingInstance');
	return [
		last,
		text(object, 'type'),
		text(object, 'reason'),
		text(about, 'name') === '' ? kind : `${kind}/${text(about, 'name')}`,
		text(about, 'fieldPath'),
		host === '' ? component : `${component}, ${host}`,
		text(object, 'message').trim(),
		first,
		count,
		name(object),
	];
}

function node(object: Fields, nowMs: number): readonly unknown[] {
	const ready = list(object, 'status', 'conditions').find((condition) => text(condition, 'type') === 'Ready');
	const words = [ready ? (text(ready, 'status') === 'True' ? 'Ready' : 'NotReady') : 'Unknown'];
	if (at(object, 'spec', 'unschedulable') === true) words.push('SchedulingDisabled');
	const info = fields(object, 'status', 'nodeInfo');
	return [
		name(object),
		words.join(','),
		nodeRoles(object).join(',') || '<none>',
		age(object, nowMs),
		text(info, 'kubeletVersion'),
		nodeAddress(object, 'InternalIP'),
		nodeAddress(object, 'ExternalIP'),
		text(info, 'osImage') || '<unknown>',
		text(info, 'kernelVersion') || '<unknown>',
		text(info, 'containerRuntimeVersion') || '<unknown>',
	];
}

/** Source: findNodeRoles. */
function nodeRoles(object: Fields): string[] {
	const prefix = 'node-role.kubernetes.io/';
	const roles = Object.entries(strings(object, 'metadata', 'labels')).flatMap(([key, value]) => {
		if (key.startsWith(prefix) && key.length > prefix.length) return [key.slice(prefix.length)];
		return key === 'kubernetes.io/role' && value !== '' ? [value] : [];
	});
	return [...new Set(roles)].sort();
}

function nodeAddress(object: Fields, type: string): string {
	const found = list(object, 'status', 'addresses').find((address) => text(address, 'type') === type);
	return text(found, 'address') || '<none>';
}

const size = (object: Fields, key: string): number => Object.keys(fields(object, key)).length;

export const CELLS: Readonly<Record<string, Cells>> = {
	pods: podCells,
	deployments: deployment,
	replicasets: replicaSet,
	services: service,
	endpoints,
	endpointslices: endpointSlice,
	events: event,
	nodes: node,
	namespaces: (object, nowMs) => [name(object), text(object, 'status', 'phase'), age(object, nowMs)],
	configmaps: (object, nowMs) => [name(object), size(object, 'data') + size(object, 'binaryData'), age(object, nowMs)],
	secrets: (object, nowMs) => [name(object), text(object, 'type'), size(object, 'data'), age(object, nowMs)],
	scales: (object, nowMs) => [name(object), integer(object, 'spec', 'replicas'), integer(object, 'status', 'replicas'), age(object, nowMs)],
	serviceaccounts: (object, nowMs) => [name(object), age(object, nowMs)],
};
