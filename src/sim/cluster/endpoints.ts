/**
 * Endpoints and EndpointSlices of services.
 * Source: pkg/controller/endpoint/endpoints_controller.go, pkg/controller/endpointslice (staging/src/k8s.io/endpointslice).
 */
import type { WorldDraft } from '../draft.ts';
import { drawSuffix, rfc3339, SortedMap, sameJson } from '../kernel/index.ts';
import { isReady, isTerminal } from './conditions.ts';
import { enqueue, epochNow, keyOf, splitKey } from './due.ts';
import type { KubeObject } from './object.ts';
import type { StoreState } from './store.ts';
import type { EndpointSlice, Endpoints, Pod, Service } from './types.ts';

const SLICE_SIZE = 100;
const SERVICE_LABEL = 'kubernetes.io/service-name';
const TRIGGER = 'endpoints.kubernetes.io/last-change-trigger-time';

function selects({ spec }: Service, labels: Readonly<Record<string, string>> | undefined): boolean {
	const wanted = Object.entries(spec.selector ?? {});
	return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
}

/** A pod came, went or changed: the services that select it, before or after, are looked at. */
export function enqueueServicesOf(draft: WorldDraft, before: Pod | undefined, after: Pod | undefined): void {
	const namespace = (after ?? before)?.metadata.namespace ?? '';
	for (const service of draft.objects.list('services', namespace) as readonly Service[]) {
		if (selects(service, before?.metadata.labels) || selects(service, after?.metadata.labels)) enqueue(draft, 'endpoints', keyOf(service));
	}
}

interface Port {
	readonly name?: string;
	readonly port: number;
	readonly protocol: string;
}

/** The service's ports as this pod serves them; a named target port that the pod does not have is left out. */
function portsOf({ spec }: Service, pod: Pod): readonly Port[] {
	return (spec.ports ?? []).flatMap(({ name, targetPort, port, protocol = 'TCP' }) => {
		const target = targetPort ?? port;
		const number =
			typeof target === 'number'
				? target
				: pod.spec.containers
						.flatMap((container) => container.ports ?? [])
						.find((candidate) => candidate.name === target && (candidate.protocol ?? 'TCP') === protocol)?.containerPort;
		return number === undefined ? [] : [{ ...(name ? { name } : {}), port: number, protocol }];
	});
}

interface Member {
	readonly pod: Pod;
	readonly ip: string;
	readonly isReady: boolean;
	readonly isTerminating: boolean;
	readonly ports: readonly Port[];
}

function membersOf(draft: WorldDraft, service: Service): readonly Member[] {
	const members: (Member & { readonly order: number })[] = [];
	for (const pod of candidates(draft, service)) {
		const ip = pod.status.podIP;
		if (!ip || isTerminal(pod) || !selects(service, pod.metadata.labels)) continue;
		const order = ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
		members.push({
			pod,
			ip,
			order,
			isReady: isReady(pod),
			isTerminating: pod.metadata.deletionTimestamp !== undefined,
			ports: portsOf(service, pod),
		});
	}
	return members.sort((one, other) => one.order - other.order);
}

/** Pods of the service's namespace that have the first label of its selector. */
function candidates(draft: WorldDraft, { metadata: { namespace = '' }, spec }: Service): readonly Pod[] {
	const [label] = Object.entries(spec.selector ?? {});
	if (!label) return [];
	const prefix = labelKey(namespace, label, '');
	const names: string[] = [];
	draft.cluster.labels.scan(prefix, (name, key) => key.startsWith(prefix) && names.push(name) > 0);
	return names.map((name) => draft.objects.get('pods', namespace, name) as Pod);
}

const labelKey = (namespace: string, [key, value]: readonly [string, string], name: string): string =>
	`${namespace}\u0000${key}\u0000${value}\u0000${name}`;

/** Keeps the index of pods by label, so that a service finds its pods without looking at all others. */
export function trackLabels(draft: WorldDraft, before: Pod | undefined, after: Pod | undefined): void {
	if (before?.metadata.labels === after?.metadata.labels) return;
	let { labels } = draft.cluster;
	for (const [pod, isGone] of [
		[before, true],
		[after, false],
	] as const)
		if (pod) labels = withLabels(labels, pod, isGone);
	draft.cluster.labels = labels;
}

function withLabels(
	labels: SortedMap<string>,
	{ metadata: { namespace = '', name, labels: own = {} } }: Pod,
	isGone: boolean,
): SortedMap<string> {
	let next = labels;
	for (const label of Object.entries(own)) {
		const key = labelKey(namespace, label, name);
		next = isGone ? next.delete(key) : next.set(key, name);
	}
	return next;
}

/** The same index, made anew from a store. */
export function labelsOf(objects: StoreState): SortedMap<string> {
	const pods = (objects.tables.get('pods')?.byName.values() ?? []) as unknown as readonly Pod[];
	return pods.reduce((labels, pod) => withLabels(labels, pod, false), SortedMap.empty<string>());
}

/** Brings both views of a service's pods up to date. */
export function syncEndpoints(draft: WorldDraft, key: string): void {
	const [namespace, name] = splitKey(key);
	const service = draft.objects.get('services', namespace, name) as Service | undefined;
	if (!service) {
		draft.objects.remove('endpoints', namespace, name);
		return;
	}
	if (!service.spec.selector || Object.keys(service.spec.selector).length === 0) return;
	const members = membersOf(draft, service);
	writeEndpoints(draft, service, members);
	writeSlices(draft, service, members);
}

/** Members by the ports they serve: one group in all but odd cases. */
function byPorts(members: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
	const groups = new Map<string, Member[]>();
	for (const member of members) {
		const key = JSON.stringify(member.ports);
		groups.set(key, [...(groups.get(key) ?? []), member]);
	}
	return groups;
}

const targetOf = ({ metadata }: Pod) => ({ kind: 'Pod', name: metadata.name, namespace: metadata.namespace ?? '', uid: metadata.uid });

function writeEndpoints(draft: WorldDraft, service: Service, members: readonly Member[]): void {
	const { name, namespace = '', labels } = service.metadata;
	const publishes = service.spec.publishNotReadyAddresses === true;
	const listed = members.filter(({ isTerminating, ports }) => (publishes || !isTerminating) && ports.length > 0);
	const address = ({ ip, pod }: Member) => ({ ip, nodeName: pod.spec.nodeName ?? '', targetRef: targetOf(pod) });
	const subsets = [...byPorts(listed).values()].map((group) => {
		const ready = group.filter((member) => member.isReady || publishes);
		const notReady = group.filter((member) => !ready.includes(member));
		return {
			...(ready.length > 0 ? { addresses: ready.map(address) } : {}),
			...(notReady.length > 0 ? { notReadyAddresses: notReady.map(address) } : {}),
			ports: group[0]?.ports ?? [],
		};
	});
	const before = draft.objects.get('endpoints', namespace, name) as Endpoints | undefined;
	const next = { ...(subsets.length > 0 ? { subsets } : {}) };
	const own = { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' };
	const wanted = { ...labels, ...own };
	if (before && sameJson(before.subsets ?? [], subsets) && sameJson(before.metadata.labels, wanted)) return;
	const annotations = { [TRIGGER]: rfc3339(epochNow(draft)) };
	if (!before) {
		draft.objects.create('endpoints', {
			apiVersion: 'v1',
			kind: 'Endpoints',
			metadata: { name, namespace, labels: wanted, annotations },
			...next,
		});
		return;
	}
	const { subsets: _old, ...rest } = before;
	draft.objects.replace('endpoints', { ...rest, metadata: { ...before.metadata, labels: wanted, annotations }, ...next } as KubeObject);
}

function writeSlices(draft: WorldDraft, service: Service, members: readonly Member[]): void {
	const existing = [...(draft.objects.ownedBy('endpointslices', service.metadata.uid) as readonly EndpointSlice[])];
	const wanted = slicesOf(service, members);
	for (const content of wanted) {
		const slice = existing.shift();
		if (!slice) createSlice(draft, service, content);
		else if (!sameJson({ endpoints: slice.endpoints, ports: slice.ports }, content)) {
			const annotations = { ...slice.metadata.annotations, [TRIGGER]: rfc3339(epochNow(draft)) };
			const generation = (slice.metadata.generation ?? 1) + 1;
			draft.objects.replace('endpointslices', {
				...slice,
				...content,
				metadata: { ...slice.metadata, annotations, generation },
			} as KubeObject);
		}
	}
	for (const { metadata } of existing) draft.objects.remove('endpointslices', metadata.namespace ?? '', metadata.name);
}

type Content = Pick<EndpointSlice, 'endpoints' | 'ports'>;

/** A service without pods keeps one slice with no endpoints and no ports, as upstream's placeholder. */
function slicesOf(service: Service, members: readonly Member[]): readonly Content[] {
	const publishes = service.spec.publishNotReadyAddresses === true;
	const slices: Content[] = [];
	for (const group of byPorts(members).values()) {
		for (let start = 0; start < group.length; start += SLICE_SIZE) {
			const endpoints = group.slice(start, start + SLICE_SIZE).map((member) => ({
				addresses: [member.ip],
				conditions: {
					ready: publishes || (member.isReady && !member.isTerminating),
					serving: member.isReady,
					terminating: member.isTerminating,
				},
				nodeName: member.pod.spec.nodeName ?? '',
				targetRef: targetOf(member.pod),
			}));
			// Unlike Endpoints, a slice names an unnamed port with an empty string.
			slices.push({ endpoints, ports: (group[0]?.ports ?? []).map(({ name = '', port, protocol }) => ({ name, port, protocol })) });
		}
	}
	return slices.length > 0 ? slices : [{ endpoints: null, ports: null }];
}

function createSlice(draft: WorldDraft, service: Service, content: Content): void {
	const { name, namespace = '', labels, uid } = service.metadata;
	const suffix = drawSuffix(draft.seed, 'endpointslice', `${namespace}/${name}`, draft.objects.resourceVersion);
	draft.objects.create('endpointslices', {
		addressType: 'IPv4',
		apiVersion: 'discovery.k8s.io/v1',
		kind: 'EndpointSlice',
		...content,
		metadata: {
			annotations: { [TRIGGER]: rfc3339(epochNow(draft)) },
			generateName: `${name}-`,
			generation: 1,
			labels: { ...labels, 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', [SERVICE_LABEL]: name },
			name: `${name}-${suffix}`,
			namespace,
			ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
		},
	});
}
