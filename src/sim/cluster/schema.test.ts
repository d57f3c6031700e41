import { Deployment, ReplicaSet } from 'kubernetes-models/apps/v1';
import { Lease } from 'kubernetes-models/coordination.k8s.io/v1';
import { EndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import { ConfigMap, Endpoints, Event, Namespace, Node, Pod, Secret, Service, ServiceAccount } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../door.ts';
import { containerOf, deploymentOf, GOOD, Lab, MISSING, modelOf, NEXT, planOf, SERVICE } from '../test-lab.ts';
import type { KubeObject } from './index.ts';

type Model = new (data: never) => { validate(): void };

const MODELS: Readonly<Record<string, Model>> = {
	configmaps: ConfigMap,
	deployments: Deployment,
	endpoints: Endpoints,
	endpointslices: EndpointSlice,
	events: Event,
	leases: Lease,
	namespaces: Namespace,
	nodes: Node,
	pods: Pod,
	replicasets: ReplicaSet,
	secrets: Secret,
	serviceaccounts: ServiceAccount,
	services: Service,
} as never;

/** Times that a server gives as null and the schema, made from documentation, types as strings. */
const NULLABLE = new Set([
	'eventTime',
	'firstTimestamp',
	'lastTimestamp',
	'lastProbeTime',
	'startedAt',
	'finishedAt',
	'endpoints',
	'ports',
]);

function withoutNullTimes(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNullTimes);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key, entry]) => !(entry === null && NULLABLE.has(key)))
			.map(([key, entry]) => [key, withoutNullTimes(entry)]),
	);
}

function problem(plural: string, object: KubeObject): string | undefined {
	const Kind = MODELS[plural];
	if (!Kind) return `no schema for ${plural}`;
	const clean = withoutNullTimes(object) as JsonObject;
	// A slice without endpoints has null there, which the schema does not know.
	const data = plural === 'endpointslices' && !clean.endpoints ? { ...clean, endpoints: [] } : clean;
	try {
		new Kind(data as never).validate();
		return undefined;
	} catch (error) {
		return `${plural} ${object.metadata.name}: ${(error as Error).message}`;
	}
}

const settings: JsonObject = {
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'settings', namespace: 'shop' },
	data: { mode: 'live' },
};
const secret: JsonObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys', namespace: 'shop' }, stringData: { token: 't' } };
const rich = deploymentOf(
	{},
	{
		initContainers: [{ name: 'migrate', image: NEXT }],
		volumes: [{ name: 'etc', configMap: { name: 'settings' } }],
		containers: [
			containerOf({
				env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode' } } }],
				envFrom: [{ secretRef: { name: 'keys' } }],
				volumeMounts: [{ name: 'etc', mountPath: '/etc/app' }],
				livenessProbe: { tcpSocket: { port: 8080 } },
			}),
		],
	},
);

describe('every object that the cluster writes', () => {
	it.each<[string, (lab: Lab) => void]>([
		['when all is well', () => {}],
		['while an image is missing', (lab) => lab.setImage(MISSING)],
		['in the middle of a rollout', (lab) => lab.setImage(NEXT)],
		['while pods are being deleted', (lab) => lab.scale(0)],
		[
			'when nothing fits',
			(lab) => lab.patch({ spec: { template: { spec: { containers: [{ name: 'app', resources: { requests: { cpu: '99' } } }] } } } }),
		],
	])('is valid by the upstream schema %s', (_, change) => {
		const lab = new Lab(planOf([settings, secret, rich, SERVICE]));
		change(lab);
		for (const ms of [40, 400, 2_000, 20_000, 700_000]) {
			lab.wait(ms);
			const problems = [...lab.world.objects.tables].flatMap(([plural, table]) =>
				table.byName.values().map((object) => problem(plural, object)),
			);
			expect(problems.filter((found) => found !== undefined)).toEqual([]);
		}
	});

	it('is valid in a crash loop and after a hang', () => {
		const live = { livenessProbe: { httpGet: { path: '/', port: 8080 } } };
		const plan = planOf(
			[
				deploymentOf({ replicas: 2 }, { containers: [containerOf(live)] }),
				deploymentOf({}, { containers: [containerOf({ image: NEXT })] }, 'basket'),
			],
			{
				workloads: [modelOf(GOOD, { hang: { afterMs: 20_000 } }), modelOf(NEXT, { crash: { afterMs: 900, exitCode: 3, log: [] } })],
			},
		);
		const lab = new Lab(plan).wait(300_000);
		const problems = lab.list('pods').map((pod) => problem('pods', pod));
		expect(problems.filter((found) => found !== undefined)).toEqual([]);
		expect(lab.pods().some(({ status }) => (status.containerStatuses?.[0]?.restartCount ?? 0) > 0)).toBe(true);
	});

	it('has the fields of a pod that a 1.35 cluster shows', () => {
		const lab = new Lab(planOf([settings, secret, rich]));
		const [pod] = lab.pods();
		expect(pod).toMatchObject({
			metadata: { generateName: expect.stringMatching(/^checkout-[a-z0-9]+-$/), generation: 1, labels: { app: 'checkout' } },
			spec: {
				dnsPolicy: 'ClusterFirst',
				enableServiceLinks: true,
				preemptionPolicy: 'PreemptLowerPriority',
				priority: 0,
				restartPolicy: 'Always',
				schedulerName: 'default-scheduler',
				serviceAccount: 'default',
				serviceAccountName: 'default',
				terminationGracePeriodSeconds: 30,
				tolerations: [{ key: 'node.kubernetes.io/not-ready' }, { key: 'node.kubernetes.io/unreachable' }],
			},
			status: { qosClass: 'Burstable', observedGeneration: 1, hostIPs: [{ ip: expect.any(String) }], podIPs: [{ ip: expect.any(String) }] },
		});
		expect(pod?.spec.volumes?.map(({ name }) => name)).toEqual(['etc', expect.stringMatching(/^kube-api-access-[a-z0-9]{5}$/)]);
		expect(pod?.status.containerStatuses?.[0]).toMatchObject({
			allocatedResources: { cpu: '100m', memory: '64Mi' },
			containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
			image: GOOD,
			imageID: expect.stringMatching(/^registry\.example\.com\/shop\/checkout@sha256:[0-9a-f]{64}$/),
			resources: { requests: { cpu: '100m', memory: '64Mi' } },
			started: true,
			user: { linux: { uid: 0 } },
			volumeMounts: [{ name: 'etc' }, { readOnly: true, recursiveReadOnly: 'Disabled' }],
		});
	});

	it('has nodes of the version that everything follows', () => {
		const [node] = new Lab(planOf([])).list('nodes');
		expect(node?.status).toMatchObject({
			nodeInfo: { kubeletVersion: 'v1.35.2', containerRuntimeVersion: 'containerd://2.1.5', osImage: 'Debian GNU/Linux 12 (bookworm)' },
			capacity: { cpu: '4', memory: '16777216Ki', pods: '110' },
		});
	});
});
