/**
 * The worlds of the differential test. All stand on the same small shop; they differ in what happened to it before the frozen instant.
 */
import type { ImagePlan, JsonObject, KubernetesRequest, WorkloadModel, WorldPlan } from '../../src/sim/index.ts';

export interface FidelityWorld {
	readonly name: string;
	readonly plan: WorldPlan;
	/** Simulated ms at which the world is looked at: a whole second and some, so that nothing lies on a second's edge. */
	readonly at: number;
}

const MINUTE = 60_000;
const HOST = 'registry.example.com';

function image(name: string, tag: string, sizeBytes: number, pushedAt: number): ImagePlan {
	let digest = '';
	for (let index = 0; digest.length < 64; index++)
		digest += ((name.length * 7919 + tag.length * 104_729 + index * 2_654_435) >>> 0).toString(16).padStart(8, '0');
	return { repository: `${HOST}/${name}`, tag, digest: `sha256:${digest.slice(0, 64)}`, sizeBytes, pushedAt };
}

const IMAGES: readonly ImagePlan[] = [
	image('shop/checkout', '4.11.1', 48_211_904, -9000 * MINUTE),
	image('shop/checkout', '4.11.2', 48_297_472, -3000 * MINUTE),
	image('shop/checkout', '4.12.0', 51_004_416, -90 * MINUTE),
	image('shop/cart', '2.8.0', 39_120_896, -9000 * MINUTE),
	image('shop/cart', '2.8.1', 39_122_944, -80 * MINUTE),
	image('shop/web', '1.27.3', 71_303_168, -9000 * MINUTE),
	image('shop/exporter', '0.9.1', 11_534_336, -9000 * MINUTE),
	image('shop/ledger', '0.3.7', 88_080_384, -9000 * MINUTE),
	image('shop/search', '5.0.0', 120_586_240, -9000 * MINUTE),
	image('shop/search', '5.1.0', 121_634_816, -80 * MINUTE),
	image('pay/gateway', '9.2.4', 64_487_424, -9000 * MINUTE),
	...['hanging', 'dying', 'slow', 'well'].map((name) => image(`lab/${name}`, '1', 22_020_096, -9000 * MINUTE)),
];

function model(reference: string, rest: Partial<WorkloadModel> = {}): WorkloadModel {
	const name = /([^/:]+):/.exec(reference)?.[1] ?? reference;
	return {
		image: `${HOST}/${reference}`,
		startup: { medianMs: 3000, spread: 0.2 },
		needs: [],
		logs: {
			startup: [`{time} level=info msg="${name} {version} starting"`, '{time} level=info msg="listening on :8080"'],
			steady: [{ everyMs: 7000, line: '{time} level=info msg="handled request" pod={pod} n={n}' }],
			shutdown: ['{time} level=info msg="shutting down"'],
		},
		shutdownMs: 2000,
		...rest,
	};
}

const WORKLOADS: readonly WorkloadModel[] = [
	model('shop/checkout:4.11.1'),
	model('shop/checkout:4.11.2'),
	model('shop/checkout:4.12.0', { unready: { fromMs: 0, statusCode: 503 } }),
	model('shop/cart:2.8.0'),
	model('shop/cart:2.8.1', {
		needs: [
			{
				env: 'SESSION_KEY',
				exitCode: 1,
				exitAfterMs: 1200,
				log: ['{time} level=fatal msg="SESSION_KEY is not set"', '{time} level=info msg="exiting"'],
			},
		],
	}),
	model('shop/web:1.27.3'),
	model('shop/exporter:0.9.1'),
	model('shop/ledger:0.3.7', { shutdownMs: 6000 }),
	model('shop/search:5.0.0'),
	model('shop/search:5.1.0'),
	model('pay/gateway:9.2.4'),
	model('lab/hanging:1', { hang: { afterMs: 40_000 } }),
	model('lab/dying:1', { crash: { afterMs: 25_000, exitCode: 137, log: ['{time} level=fatal msg="out of memory"'] } }),
	model('lab/slow:1', { startup: { medianMs: 90_000, spread: 0 } }),
	model('lab/well:1'),
];

interface ContainerInput {
	readonly name: string;
	readonly image: string;
	readonly [field: string]: unknown;
}

interface DeploymentInput {
	readonly namespace?: string;
	readonly replicas: number;
	readonly labels?: Readonly<Record<string, string>>;
	readonly annotations?: Readonly<Record<string, string>>;
	readonly spec?: Readonly<Record<string, unknown>>;
	readonly pod?: Readonly<Record<string, unknown>>;
	readonly containers: readonly ContainerInput[];
}

function deployment(name: string, input: DeploymentInput): JsonObject {
	const labels = { app: name, ...input.labels };
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, namespace: input.namespace ?? 'shop', labels, annotations: input.annotations ?? {} },
		spec: {
			replicas: input.replicas,
			selector: { matchLabels: { app: name } },
			...input.spec,
			template: {
				metadata: { labels, annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' } },
				spec: { ...input.pod, containers: input.containers },
			},
		},
	} as unknown as JsonObject;
}

function object(kind: string, name: string, rest: Readonly<Record<string, unknown>>, namespace = 'shop'): JsonObject {
	return { apiVersion: 'v1', kind, metadata: { name, namespace, ...(rest.metadata as object) }, ...without(rest) } as unknown as JsonObject;
}

function without(rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const { metadata: _metadata, ...kept } = rest;
	return kept;
}

function service(name: string, spec: Readonly<Record<string, unknown>>, namespace = 'shop'): JsonObject {
	return object('Service', name, { metadata: { labels: { app: name } }, spec: { selector: { app: name }, ...spec } }, namespace);
}

const HTTP = [{ name: 'http', containerPort: 8080 }];
const PROBES = {
	readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 5 },
	livenessProbe: { httpGet: { path: '/livez', port: 8080 }, initialDelaySeconds: 10, failureThreshold: 5 },
};

const OBJECTS: readonly JsonObject[] = [
	{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'storefront' } } },
	{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments' } },
	{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'empty' } },
	object('ConfigMap', 'checkout-config', {
		data: { LOG_LEVEL: 'info', 'app.yaml': 'server:\n  port: 8080\nfeatures:\n  - fast-pay\n', CURRENCY: 'EUR' },
	}),
	object('ConfigMap', 'web-config', { metadata: { labels: { app: 'web' } }, data: { 'nginx.conf': 'worker_processes 2;\n' } }),
	object('Secret', 'checkout-db', { stringData: { username: 'checkout', password: 'correct-horse-battery' } }),
	object('Secret', 'registry-login', {
		type: 'kubernetes.io/dockerconfigjson',
		data: { '.dockerconfigjson': 'eyJhdXRocyI6e319' },
	}),
	service('checkout', { ports: [{ name: 'http', port: 80, targetPort: 'http' }] }),
	service('cart', { ports: [{ name: 'http', port: 80, targetPort: 8080 }] }),
	service('cart-headless', { selector: { app: 'cart' }, clusterIP: 'None', ports: [{ name: 'http', port: 8080 }] }),
	service('web', {
		type: 'NodePort',
		ports: [
			{ name: 'http', port: 80, targetPort: 8080, nodePort: 30080 },
			{ name: 'metrics', port: 9113 },
		],
	}),
	service('legacy', { selector: { app: 'gone' }, ports: [{ port: 80 }] }),
	service('mail', { type: 'ExternalName', externalName: 'smtp.example.com', selector: undefined }),
	service('gateway', { type: 'LoadBalancer', ports: [{ port: 443, targetPort: 8080 }], sessionAffinity: 'ClientIP' }, 'payments'),
	deployment('checkout', {
		replicas: 4,
		labels: { tier: 'backend', team: 'storefront' },
		annotations: { 'kubernetes.io/change-cause': 'release 4.11.1' },
		pod: {
			volumes: [
				{ name: 'config', configMap: { name: 'checkout-config' } },
				{ name: 'scratch', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
			],
			imagePullSecrets: [{ name: 'registry-login' }],
		},
		containers: [
			{
				name: 'checkout',
				image: `${HOST}/shop/checkout:4.11.1`,
				ports: HTTP,
				env: [
					{ name: 'LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'checkout-config', key: 'LOG_LEVEL' } } },
					{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'checkout-db', key: 'password' } } },
					{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
					{ name: 'REGION', value: 'eu-central-1' },
				],
				envFrom: [{ configMapRef: { name: 'checkout-config' } }],
				resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
				volumeMounts: [
					{ name: 'config', mountPath: '/etc/checkout', readOnly: true },
					{ name: 'scratch', mountPath: '/tmp' },
				],
				...PROBES,
			},
		],
	}),
	deployment('cart', {
		replicas: 2,
		labels: { tier: 'backend' },
		spec: {
			strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
			minReadySeconds: 5,
			progressDeadlineSeconds: 120,
		},
		containers: [{ name: 'cart', image: `${HOST}/shop/cart:2.8.0`, ports: HTTP, ...PROBES }],
	}),
	deployment('web', {
		replicas: 2,
		labels: { tier: 'frontend' },
		pod: {
			terminationGracePeriodSeconds: 10,
			nodeSelector: { 'kubernetes.io/os': 'linux' },
			volumes: [{ name: 'conf', configMap: { name: 'web-config' } }],
		},
		containers: [
			{
				name: 'nginx',
				image: `${HOST}/shop/web:1.27.3`,
				ports: HTTP,
				volumeMounts: [{ name: 'conf', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' }],
				resources: { requests: { cpu: '50m', memory: '64Mi' } },
			},
			{
				name: 'exporter',
				image: `${HOST}/shop/exporter:0.9.1`,
				args: ['--scrape-uri', 'http://localhost:8080/status'],
				ports: [{ containerPort: 9113 }],
			},
		],
	}),
	deployment('ledger', {
		replicas: 1,
		spec: { strategy: { type: 'Recreate' }, revisionHistoryLimit: 3 },
		containers: [{ name: 'ledger', image: `${HOST}/shop/ledger:0.3.7`, command: ['/bin/ledger', '--data', '/var/ledger'] }],
	}),
	deployment('search', { replicas: 1, containers: [{ name: 'search', image: `${HOST}/shop/search:5.0.0`, ports: HTTP }] }),
	deployment('idle', { replicas: 0, containers: [{ name: 'idle', image: `${HOST}/shop/search:5.0.0` }] }),
	deployment('gateway', {
		namespace: 'payments',
		replicas: 2,
		containers: [{ name: 'gateway', image: `${HOST}/pay/gateway:9.2.4`, ports: HTTP, ...PROBES }],
	}),
];

function patch(name: string, body: unknown, as = 'deployer'): KubernetesRequest {
	const path = `/apis/apps/v1/namespaces/shop/deployments/${name}`;
	return { to: 'kubernetes', as, method: 'PATCH', path, contentType: 'application/strategic-merge-patch+json', body: body as JsonObject };
}

function release(name: string, tag: string, cause?: string): KubernetesRequest {
	const metadata = cause === undefined ? {} : { metadata: { annotations: { 'kubernetes.io/change-cause': cause } } };
	return patch(name, { ...metadata, spec: { template: { spec: { containers: [{ name, image: `${HOST}/shop/${name}:${tag}` }] } } } });
}

type History = WorldPlan['history'];

/** The same in every world: a good release, and a paused deployment whose template has changed since. */
const COMMON: History = [
	{ at: -180 * MINUTE, request: release('checkout', '4.11.2', 'release 4.11.2') },
	{ at: -62 * MINUTE, request: patch('search', { spec: { paused: true } }) },
	{ at: -61 * MINUTE, request: release('search', '5.1.0') },
];

function plan(history: History): WorldPlan {
	return {
		startsAt: '2026-11-13T14:05:00Z',
		historyMs: 4000 * MINUTE,
		cluster: {
			context: 'prod',
			server: 'https://10.0.0.1:6443',
			nodes: [1, 2, 3].map((index) => ({ name: `worker-${index}`, cpu: '4', memory: '16Gi', pods: 110, internalIP: `10.20.0.1${index}` })),
			objects: OBJECTS,
		},
		registry: { hosts: [HOST], images: IMAGES },
		workloads: WORKLOADS,
		history: [...COMMON, ...history],
		people: [],
		channels: [],
		script: { initial: 'only', stages: { only: { entry: [], injects: [], transitions: [] } } },
		player: { id: 'heron', user: 'heron', home: '/home/heron', cwd: '/home/heron', namespace: 'shop' },
		files: {},
	};
}

/** Back to the template of 4.11.2, as an undo writes it. */
function undo(): KubernetesRequest {
	return release('checkout', '4.11.2', 'release 4.11.2');
}

function created(name: string, container: Readonly<Record<string, unknown>>, rest: Partial<DeploymentInput> = {}): KubernetesRequest {
	const containers = [{ name, image: `${HOST}/lab/well:1`, ...container }];
	const body = deployment(name, { replicas: 1, labels: { tier: 'lab' }, ...rest, containers });
	return { to: 'kubernetes', as: 'deployer', method: 'POST', path: '/apis/apps/v1/namespaces/shop/deployments', body };
}

/** One deployment for each way in which a pod can fail to be well. */
const TROUBLES: readonly KubernetesRequest[] = [
	created('no-secret', { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'nosuch', key: 'token' } } }] }),
	created('no-key', { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'checkout-db', key: 'nosuch' } } }] }),
	created(
		'no-volume',
		{ volumeMounts: [{ name: 'config', mountPath: '/config' }] },
		{ pod: { volumes: [{ name: 'config', configMap: { name: 'nosuch' } }] } },
	),
	created('too-big', { resources: { requests: { cpu: '64', memory: '1Gi' } } }),
	created('nowhere', {}, { pod: { nodeSelector: { disk: 'nosuch' } } }),
	created('bad-name', { image: 'Registry.example.com/Lab/Bad:1' }),
	created('not-found', { image: `${HOST}/lab/nosuch:1` }),
	created('hanging', { image: `${HOST}/lab/hanging:1`, livenessProbe: { httpGet: { path: '/livez', port: 8080 }, periodSeconds: 5 } }),
	created('dying', { image: `${HOST}/lab/dying:1`, resources: { limits: { cpu: '1', memory: '64Mi' } } }),
	created('slow', { image: `${HOST}/lab/slow:1`, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 } }),
	created('unwell', { readinessProbe: { httpGet: { path: '/', port: 9999 } } }),
];

export const WORLDS: readonly FidelityWorld[] = [
	{
		name: 'healthy',
		plan: plan([
			{ at: -12 * MINUTE, request: patch('web', { spec: { replicas: 3 } }) },
			{ at: -7 * MINUTE, request: patch('web', { spec: { replicas: 2 } }) },
		]),
		at: 10 * MINUTE + 437,
	},
	{ name: 'stuck', plan: plan([{ at: -9 * MINUTE, request: release('checkout', '4.11.3', 'release 4.11.3') }]), at: 4 * MINUTE + 411 },
	{ name: 'crashloop', plan: plan([{ at: -6 * MINUTE, request: release('cart', '2.8.1', 'release 2.8.1') }]), at: 2 * MINUTE + 523 },
	{
		name: 'half-rolled-back',
		plan: plan([
			{ at: -20 * MINUTE, request: release('checkout', '4.12.0', 'release 4.12.0') },
			{ at: -1_500, request: undo() },
		]),
		at: 419,
	},
	{ name: 'troubled', plan: plan(TROUBLES.map((request, index) => ({ at: -7 * MINUTE + index * 1700, request }))), at: MINUTE + 489 },
];
