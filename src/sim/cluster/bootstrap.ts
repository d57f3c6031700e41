/** What a cluster has before anybody deploys to it: nodes, namespaces and the API server's own service. */
import type { Json, JsonObject } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { drawHex, drawUuid, rfc3339 } from '../kernel/index.ts';
import type { WorldPlan } from '../plan.ts';
import { handleKubernetes, quantity } from './api/index.ts';
import { epochNow } from './due.ts';
import { RESOURCES } from './resources.ts';

type NodePlan = WorldPlan['cluster']['nodes'][number];

const KUBELET_VERSION = 'v1.35.2';
const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];
const API_SERVER = { clusterIP: '10.96.0.1', endpoint: '10.0.0.10', port: 6443 };

export function bootstrapCluster(draft: WorldDraft): void {
	for (const name of NAMESPACES) {
		draft.objects.create('namespaces', {
			apiVersion: 'v1',
			kind: 'Namespace',
			metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
			spec: { finalizers: ['kubernetes'] },
			status: { phase: 'Active' },
		});
	}
	for (const [index, node] of draft.plan.cluster.nodes.entries()) createNode(draft, node, index);
	createApiService(draft);
}

/** Memory that the system and the eviction threshold keep for themselves: about what kubeadm clusters show. */
const RESERVED_MEMORY_KI = 100 * 1024;

function createNode(draft: WorldDraft, plan: NodePlan, index: number): void {
	const { name, cpu, memory, pods, internalIP } = plan;
	const memoryKi = Math.floor(quantity(memory) / 1000 / 1024);
	const podCIDR = `10.244.${index + 1}.0/24`;
	const disk = { 'ephemeral-storage': '101430960Ki' };
	const common = { cpu, 'hugepages-1Gi': '0', 'hugepages-2Mi': '0', pods: `${pods}` };
	draft.objects.create('nodes', {
		apiVersion: 'v1',
		kind: 'Node',
		metadata: {
			name,
			annotations: {
				'node.alpha.kubernetes.io/ttl': '0',
				'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
			},
			labels: {
				'beta.kubernetes.io/arch': 'amd64',
				'beta.kubernetes.io/os': 'linux',
				'kubernetes.io/arch': 'amd64',
				'kubernetes.io/hostname': name,
				'kubernetes.io/os': 'linux',
			},
		},
		spec: { podCIDR, podCIDRs: [podCIDR] },
		status: {
			addresses: [
				{ address: internalIP, type: 'InternalIP' },
				{ address: name, type: 'Hostname' },
			],
			allocatable: { ...common, 'ephemeral-storage': '93478772582', memory: `${memoryKi - RESERVED_MEMORY_KI}Ki` },
			capacity: { ...common, ...disk, memory: `${memoryKi}Ki` },
			conditions: nodeConditions(draft),
			daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
			nodeInfo: {
				architecture: 'amd64',
				bootID: drawUuid(draft.seed, 'node/boot', name, 0),
				containerRuntimeVersion: 'containerd://2.1.5',
				kernelVersion: '6.1.0-42-amd64',
				kubeProxyVersion: '',
				kubeletVersion: KUBELET_VERSION,
				machineID: drawHex(draft.seed, 'node/machine', name, 0, 32),
				operatingSystem: 'linux',
				osImage: 'Debian GNU/Linux 12 (bookworm)',
				systemUUID: drawUuid(draft.seed, 'node/system', name, 0),
			},
		},
	});
	createLease(draft, name);
}

function nodeConditions(draft: WorldDraft) {
	const now = rfc3339(epochNow(draft));
	const make = (type: string, status: 'True' | 'False', reason: string, message: string) => ({
		lastHeartbeatTime: now,
		lastTransitionTime: now,
		message,
		reason,
		status,
		type,
	});
	return [
		make('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
		make('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
		make('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
		make('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
	];
}

function createLease(draft: WorldDraft, name: string): void {
	const node = draft.objects.get('nodes', '', name);
	const renewTime = `${rfc3339(epochNow(draft)).slice(0, -1)}.000000Z`;
	draft.objects.create('leases', {
		apiVersion: 'coordination.k8s.io/v1',
		kind: 'Lease',
		metadata: {
			name,
			namespace: 'kube-node-lease',
			ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid: node?.metadata.uid ?? '' }],
		},
		spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime },
	});
}

/** The service `kubernetes`, whose endpoints are the API server itself. */
function createApiService(draft: WorldDraft): void {
	const labels = { component: 'apiserver', provider: 'kubernetes' };
	draft.objects.create('services', {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'kubernetes', namespace: 'default', labels },
		spec: {
			clusterIP: API_SERVER.clusterIP,
			clusterIPs: [API_SERVER.clusterIP],
			internalTrafficPolicy: 'Cluster',
			ipFamilies: ['IPv4'],
			ipFamilyPolicy: 'SingleStack',
			ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: API_SERVER.port }],
			sessionAffinity: 'None',
			type: 'ClusterIP',
		},
		status: { loadBalancer: {} },
	});
	const skipMirror = { 'endpointslice.kubernetes.io/skip-mirror': 'true' };
	draft.objects.create('endpoints', {
		apiVersion: 'v1',
		kind: 'Endpoints',
		metadata: { name: 'kubernetes', namespace: 'default', labels: skipMirror },
		subsets: [{ addresses: [{ ip: API_SERVER.endpoint }], ports: [{ name: 'https', port: API_SERVER.port, protocol: 'TCP' }] }],
	});
	draft.objects.create('endpointslices', {
		addressType: 'IPv4',
		apiVersion: 'discovery.k8s.io/v1',
		kind: 'EndpointSlice',
		endpoints: [{ addresses: [API_SERVER.endpoint], conditions: { ready: true } }],
		metadata: { generation: 1, labels: { 'kubernetes.io/service-name': 'kubernetes' }, name: 'kubernetes', namespace: 'default' },
		ports: [{ name: 'https', port: API_SERVER.port, protocol: 'TCP' }],
	});
}

/** A manifest of the plan that the API server refuses: the scenario's author must see which and why. */
export class ManifestError extends Error {
	override readonly name = 'ManifestError';
}

const ADMIN = 'system:admin';

/** Creates one object of the plan through the API server. */
export function applyManifest(draft: WorldDraft, object: JsonObject): void {
	const { apiVersion, kind, metadata } = object as { apiVersion?: string; kind?: string; metadata?: { name?: string; namespace?: string } };
	const [group, version] = apiVersion?.includes('/') ? (apiVersion.split('/') as [string, string]) : ['', apiVersion ?? ''];
	const info = RESOURCES.find((candidate) => candidate.kind === kind && candidate.group === group && candidate.version === version);
	const what = `${kind ?? 'object'} ${metadata?.name ?? ''}`;
	if (!info) throw new ManifestError(`${what}: no kind "${kind}" is registered for version "${apiVersion}"`);
	const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
	const path = info.namespaced ? `${root}/namespaces/${metadata?.namespace ?? 'default'}/${info.plural}` : `${root}/${info.plural}`;
	const { status, body } = handleKubernetes(draft, { to: 'kubernetes', as: ADMIN, method: 'POST', path, body: object as Json });
	if (status >= 300) throw new ManifestError(`${what}: ${(body as { message?: string } | null)?.message ?? `status ${status}`}`);
}
