/**
 * The fixed workload that the benchmark measures: a namespace of deployments, ten pods each, and an hour of ordinary work on them.
 * The same plan at 10, 100 and 1,000 pods shows whether the cost is linear.
 */
import type { JsonObject, Request, WorldPlan } from '../../src/sim/index.ts';

const PODS_EACH = 10;
const image = (name: string, tag: string): string => `registry.example.com/bench/${name}:${tag}`;

function deployment(name: string): JsonObject {
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, namespace: 'bench', labels: { app: name } },
		spec: {
			replicas: PODS_EACH,
			selector: { matchLabels: { app: name } },
			template: {
				metadata: { labels: { app: name } },
				spec: {
					containers: [
						{
							name,
							image: image(name, '1.0.0'),
							ports: [{ name: 'http', containerPort: 8080 }],
							resources: { requests: { cpu: '50m', memory: '64Mi' } },
							readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10 },
							livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10 },
						},
					],
				},
			},
		},
	};
}

function service(name: string): JsonObject {
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace: 'bench' },
		spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
	};
}

/** @param pods A multiple of ten. */
export function benchPlan(pods: number): WorldPlan {
	const names = Array.from({ length: pods / PODS_EACH }, (_, index) => `service-${String(index).padStart(3, '0')}`);
	const versions = ['1.0.0', '1.1.0'];
	return {
		startsAt: '2026-11-13T14:00:00Z',
		historyMs: 10 * 60_000,
		cluster: {
			context: 'bench',
			server: 'https://bench.example.com:6443',
			nodes: Array.from({ length: Math.max(3, pods / 50) }, (_, index) => ({
				name: `bench-${index + 1}`,
				cpu: '16',
				memory: '64Gi',
				pods: 110,
				internalIP: `10.20.${Math.floor(index / 200)}.${(index % 200) + 10}`,
			})),
			objects: [
				{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bench' } },
				...names.flatMap((name) => [deployment(name), service(name)]),
			],
		},
		registry: {
			hosts: ['registry.example.com'],
			images: names.flatMap((name) =>
				versions.map((tag, index) => ({
					repository: `registry.example.com/bench/${name}`,
					tag,
					digest: `sha256:${String(index).repeat(64)}`,
					sizeBytes: 80_000_000,
					pushedAt: -600_000,
				})),
			),
		},
		workloads: names.flatMap((name) =>
			versions.map((tag) => ({
				image: image(name, tag),
				startup: { medianMs: 4_000, spread: 0.2 },
				needs: [],
				logs: { startup: ['listening on :8080'], steady: [{ everyMs: 2_000, line: '{time} GET / 200' }], shutdown: ['closing'] },
				shutdownMs: 500,
			})),
		),
		history: [],
		people: [],
		channels: [{ id: 'releases', topic: 'Releases', history: [] }],
		script: { initial: 'work', stages: { work: { entry: [], injects: [], transitions: [] } } },
		player: { id: 'bench', user: 'bench', home: '/home/bench', cwd: '/home/bench', namespace: 'bench' },
		files: {},
	};
}

const object = (kind: string, name: string): string => `/apis/apps/v1/namespaces/bench/${kind}/${name}`;

/** 150 requests over 60 minutes, one each 24 s: mostly reading, with a release, an undo by patch and a restart of some services. */
export function benchRequests(pods: number): readonly { readonly at: number; readonly request: Request }[] {
	const services = pods / PODS_EACH;
	const strategic = 'application/strategic-merge-patch+json';
	return Array.from({ length: 150 }, (_, index) => {
		const name = `service-${String(index % services).padStart(3, '0')}`;
		const to = { to: 'kubernetes', as: 'bench' } as const;
		const patch = (body: JsonObject): Request => ({
			...to,
			method: 'PATCH',
			path: object('deployments', name),
			contentType: strategic,
			body,
		});
		const request: Request =
			index % 25 === 10
				? patch({ spec: { template: { spec: { containers: [{ name, image: image(name, index % 50 === 10 ? '1.1.0' : '1.0.0') }] } } } })
				: index % 25 === 20
					? patch({ spec: { template: { metadata: { annotations: { 'bench/restarted': String(index) } } } } })
					: index % 2 === 0
						? { ...to, method: 'GET', path: '/api/v1/namespaces/bench/pods', query: { labelSelector: `app=${name}` }, accept: 'table' }
						: { ...to, method: 'GET', path: object('deployments', name) };
		return { at: (index + 1) * 24_000, request };
	});
}

/** The same hour as 150 typed lines, for the speed of a full replay with terminal and journal. */
export function benchLines(): readonly { readonly at: number; readonly line: string }[] {
	return Array.from({ length: 150 }, (_, index) => {
		const name = `service-${String(index % 3).padStart(3, '0')}`;
		const lines = [
			'kubectl get pods',
			`kubectl describe deployment ${name} | tail -n 12`,
			`kubectl get pods -l app=${name} -o wide`,
			`kubectl logs deploy/${name} --tail=5`,
			`for p in $(kubectl get pods -l app=${name} -o name | head -n 3); do echo "$p"; done`,
		];
		const line =
			index % 25 === 10
				? `kubectl set image deployment/${name} ${name}=${image(name, index % 50 === 10 ? '1.1.0' : '1.0.0')}`
				: lines[index % lines.length]!;
		return { at: (index + 1) * 24_000, line };
	});
}
