/** Random work on a small cluster: what people do to a deployment, as data that shrinks well. */
import fc from 'fast-check';
import type { JsonObject, KubernetesRequest, Ms, WorldPlan } from '../../src/sim/index.ts';

const REPOSITORY = 'registry.example.com/shop/checkout';
/** In order: works, works, was never pushed, ends soon after its start, never gets ready, hangs after a while. */
const TAGS = ['1.0', '2.0', 'missing', 'crash', 'unready', 'hang'] as const;

export type Step =
	| { readonly do: 'image'; readonly of: number; readonly tag: (typeof TAGS)[number] }
	| { readonly do: 'scale'; readonly of: number; readonly replicas: number }
	| { readonly do: 'pause' | 'resume' | 'restart' | 'undo'; readonly of: number }
	| { readonly do: 'strategy'; readonly of: number; readonly surge: number | string; readonly unavailable: number | string }
	| { readonly do: 'deletePod'; readonly nth: number; readonly isForced: boolean }
	| { readonly do: 'relabelPod'; readonly nth: number }
	| { readonly do: 'wait'; readonly ms: Ms };

const of = fc.nat({ max: 1 });
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		{ weight: 4, arbitrary: fc.record({ do: fc.constant('image' as const), of, tag: fc.constantFrom(...TAGS) }) },
		{ weight: 3, arbitrary: fc.record({ do: fc.constant('scale' as const), of, replicas: fc.nat({ max: 7 }) }) },
		{
			weight: 3,
			arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'restart' as const, 'undo' as const), of }),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				do: fc.constant('strategy' as const),
				of,
				surge: fc.constantFrom(1, 2, '25%', '50%', '100%'),
				unavailable: fc.constantFrom(0, 1, '25%', '50%'),
			}),
		},
		{ weight: 2, arbitrary: fc.record({ do: fc.constant('deletePod' as const), nth: fc.nat({ max: 20 }), isForced: fc.boolean() }) },
		{ weight: 1, arbitrary: fc.record({ do: fc.constant('relabelPod' as const), nth: fc.nat({ max: 20 }) }) },
		{
			weight: 8,
			arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(7, 50, 400, 1_500, 6_000, 20_000, 90_000, 700_000) }),
		},
	),
	{ minLength: 1, maxLength: 14 },
);

const NAMES = ['checkout', 'basket'] as const;

function deployment(name: string, replicas: number): JsonObject {
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, namespace: 'shop' },
		spec: {
			replicas,
			progressDeadlineSeconds: 120,
			selector: { matchLabels: { app: name } },
			template: {
				metadata: { labels: { app: name } },
				spec: {
					terminationGracePeriodSeconds: 10,
					containers: [
						{
							name: 'app',
							image: `${REPOSITORY}:1.0`,
							ports: [{ containerPort: 8080 }],
							readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 3 },
							livenessProbe: { httpGet: { path: '/live', port: 8080 }, initialDelaySeconds: 5 },
							resources: { requests: { cpu: '250m', memory: '128Mi' } },
						},
					],
				},
			},
		},
	};
}

const service = (name: string): JsonObject => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name, namespace: 'shop' },
	spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
});

const model = (tag: string, change: object = {}) => ({
	image: `${REPOSITORY}:${tag}`,
	startup: { medianMs: 1_200, spread: 0.3 },
	needs: [],
	logs: { startup: ['up'], steady: [{ everyMs: 4_000, line: 'request {n}' }], shutdown: ['down'] },
	shutdownMs: 700,
	...change,
});

/** Room for sixteen pods, so that a big deployment sometimes does not fit. */
export const plan: WorldPlan = {
	startsAt: '2026-11-13T14:05:00Z',
	historyMs: 600_000,
	cluster: {
		context: 'prod',
		server: 'https://10.0.0.10:6443',
		nodes: [1, 2].map((n) => ({ name: `worker-${n}`, cpu: '2', memory: '4Gi', pods: 20, internalIP: `10.0.0.1${n}` })),
		objects: [
			{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
			deployment('checkout', 4),
			deployment('basket', 2),
			service('checkout'),
			service('basket'),
		],
	},
	registry: {
		hosts: ['registry.example.com'],
		images: TAGS.filter((tag) => tag !== 'missing').map((tag, index) => ({
			repository: REPOSITORY,
			tag,
			digest: `sha256:${String(index).repeat(64)}`,
			sizeBytes: 40_000_000,
			pushedAt: -700_000,
		})),
	},
	workloads: [
		model('1.0'),
		model('2.0'),
		model('crash', { crash: { afterMs: 4_000, exitCode: 1, log: ['fatal'] } }),
		model('unready', { unready: { fromMs: 0, statusCode: 503 } }),
		model('hang', { hang: { afterMs: 30_000 } }),
	],
	history: [],
	people: [],
	channels: [],
	script: { initial: 'only', stages: { only: { entry: [], injects: [], transitions: [] } } },
	player: { id: 'heron', user: 'heron', home: '/home/heron', cwd: '/home/heron', namespace: 'shop' },
	files: {},
};

/** What the requests depend on. */
export interface Seen {
	readonly pods: readonly string[];
	/** The template of the deployment's previous revision, if it has one. */
	previousTemplate(deployment: string): JsonObject | undefined;
	readonly now: Ms;
}

/** The request of a step; undefined when there is nothing to ask. */
export function requestOf(step: Exclude<Step, { do: 'wait' }>, seen: Seen): KubernetesRequest | undefined {
	const base = { to: 'kubernetes', as: 'heron' } as const;
	const merge = { ...base, method: 'PATCH', contentType: 'application/strategic-merge-patch+json' } as const;
	if (step.do === 'deletePod' || step.do === 'relabelPod') {
		const pod = seen.pods[step.nth % Math.max(1, seen.pods.length)];
		if (pod === undefined) return undefined;
		const path = `/api/v1/namespaces/shop/pods/${pod}`;
		if (step.do === 'relabelPod') return { ...merge, path, body: { metadata: { labels: { app: 'quarantine' } } } };
		return { ...base, method: 'DELETE', path, query: step.isForced ? { gracePeriodSeconds: '0' } : {} };
	}
	const name = NAMES[step.of] ?? 'checkout';
	const path = `/apis/apps/v1/namespaces/shop/deployments/${name}`;
	switch (step.do) {
		case 'image':
			return {
				...merge,
				path,
				body: { spec: { template: { spec: { containers: [{ name: 'app', image: `${REPOSITORY}:${step.tag}` }] } } } },
			};
		case 'scale':
			return { ...merge, path: `${path}/scale`, contentType: 'application/merge-patch+json', body: { spec: { replicas: step.replicas } } };
		case 'pause':
		case 'resume':
			return { ...merge, path, body: { spec: { paused: step.do === 'pause' ? true : null } } };
		case 'restart':
			return {
				...merge,
				path,
				body: { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': `${seen.now}` } } } } },
			};
		case 'strategy':
			return {
				...merge,
				path,
				body: { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: step.surge, maxUnavailable: step.unavailable } } } },
			};
		case 'undo': {
			const template = seen.previousTemplate(name);
			return (
				template && {
					...base,
					method: 'PATCH',
					path,
					contentType: 'application/json-patch+json',
					body: [{ op: 'replace', path: '/spec/template', value: template }],
				}
			);
		}
	}
}
