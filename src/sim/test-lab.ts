/** For tests only: small plans, and a world with the few requests that people make most. */

import type { Deployment, Event, KubeObject, Pod, ReplicaSet } from './cluster/index.ts';
import type { Json, JsonObject, KubernetesRequest, Ms, Response } from './door.ts';
import type { Fact } from './fact.ts';
import type { World } from './open-draft.ts';
import type { ImagePlan, WorkloadModel, WorldPlan } from './plan.ts';
import { advance, createWorld, handle } from './world.ts';

export const REPOSITORY = 'registry.example.com/shop/checkout';
export const GOOD = `${REPOSITORY}:1.0`;
export const NEXT = `${REPOSITORY}:2.0`;
/** Never pushed. */
export const MISSING = `${REPOSITORY}:9.9`;

export function imageOf(tag: string, change: Partial<ImagePlan> = {}): ImagePlan {
	const digest = `sha256:${tag.replace(/\D/g, '').padEnd(64, '0')}`;
	return { repository: REPOSITORY, tag, digest, sizeBytes: 60_000_000, pushedAt: -100_000_000, ...change };
}

export function modelOf(image: string, change: Partial<WorkloadModel> = {}): WorkloadModel {
	return {
		image,
		startup: { medianMs: 1_500, spread: 0.1 },
		needs: [],
		logs: {
			startup: ['{time} {pod} starting {version}', '{time} listening'],
			steady: [{ everyMs: 5_000, line: '{time} request {n}' }],
			shutdown: ['{time} bye'],
		},
		shutdownMs: 300,
		...change,
	};
}

/** A container with a readiness probe every five seconds. */
export function containerOf(change: JsonObject = {}): JsonObject {
	return {
		name: 'app',
		image: GOOD,
		ports: [{ name: 'http', containerPort: 8080 }],
		readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
		resources: { requests: { cpu: '100m', memory: '64Mi' } },
		...change,
	};
}

export function deploymentOf(change: JsonObject = {}, pod: JsonObject = {}, name = 'checkout'): JsonObject {
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, namespace: 'shop', labels: { app: name } },
		spec: {
			replicas: 4,
			selector: { matchLabels: { app: name } },
			template: { metadata: { labels: { app: name } }, spec: { containers: [containerOf()], ...pod } },
			...change,
		},
	};
}

export const SERVICE: JsonObject = {
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'checkout', namespace: 'shop' },
	spec: { selector: { app: 'checkout' }, ports: [{ name: 'web', port: 80, targetPort: 'http' }] },
};

export function planOf(objects: readonly JsonObject[], change: Partial<WorldPlan> = {}): WorldPlan {
	return {
		startsAt: '2026-11-13T14:05:00Z',
		historyMs: 3_600_000,
		cluster: {
			context: 'prod',
			server: 'https://10.0.0.10:6443',
			nodes: [1, 2, 3].map((n) => ({ name: `worker-${n}`, cpu: '4', memory: '16Gi', pods: 110, internalIP: `10.0.0.1${n}` })),
			objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }, ...objects],
		},
		registry: { hosts: ['registry.example.com'], images: [imageOf('1.0'), imageOf('2.0'), imageOf('3.0')] },
		workloads: [modelOf(GOOD), modelOf(NEXT), modelOf(`${REPOSITORY}:3.0`)],
		history: [],
		people: [],
		channels: [],
		script: { initial: 'only', stages: { only: { entry: [], injects: [], transitions: [] } } },
		player: { id: 'heron', user: 'heron', home: '/home/heron', cwd: '/home/heron', namespace: 'shop' },
		files: {},
		...change,
	};
}

/** A world that is changed in place, with everything that happened in it. */
export class Lab {
	world: World;
	readonly facts: Fact[] = [];

	constructor(plan: WorldPlan, seed = 'seed') {
		this.world = createWorld(plan, seed);
	}

	/** One request to the API server. */
	ask(method: KubernetesRequest['method'], path: string, body?: Json, rest: Partial<KubernetesRequest> = {}): Response {
		const request: KubernetesRequest = { to: 'kubernetes', as: 'heron', method, path, ...(body === undefined ? {} : { body }), ...rest };
		const { world, response, facts } = handle(this.world, request);
		this.world = world;
		this.facts.push(...facts);
		return response;
	}

	wait(ms: Ms): this {
		const { world, facts } = advance(this.world, ms);
		this.world = world;
		this.facts.push(...facts);
		return this;
	}

	patch(body: Json, name = 'checkout', resource = 'apis/apps/v1/namespaces/shop/deployments'): Response {
		return this.ask('PATCH', `/${resource}/${name}`, body, { contentType: 'application/strategic-merge-patch+json' });
	}

	setImage(image: string, name = 'checkout'): Response {
		return this.patch({ spec: { template: { spec: { containers: [{ name: 'app', image }] } } } }, name);
	}

	scale(replicas: number, name = 'checkout'): Response {
		return this.patch({ spec: { replicas } }, name);
	}

	list<Kind extends KubeObject>(plural: string): readonly Kind[] {
		return (this.world.objects.tables.get(plural)?.byName.values() ?? []) as Kind[];
	}

	get<Kind extends KubeObject>(plural: string, name = 'checkout'): Kind {
		const found = this.list<Kind>(plural).find(({ metadata }) => metadata.name === name);
		if (!found) throw new Error(`no ${plural} ${name}`);
		return found;
	}

	deployment(name = 'checkout'): Deployment {
		return this.get<Deployment>('deployments', name);
	}

	/** By revision, oldest first. */
	sets(): readonly ReplicaSet[] {
		const revision = (set: ReplicaSet) => Number(set.metadata.annotations?.['deployment.kubernetes.io/revision']);
		return this.list<ReplicaSet>('replicasets').toSorted((one, other) => revision(one) - revision(other));
	}

	pods(image?: string): readonly Pod[] {
		const pods = this.list<Pod>('pods').filter(({ metadata }) => metadata.namespace === 'shop');
		return image === undefined ? pods : pods.filter(({ spec }) => spec.containers[0]?.image === image);
	}

	/** `reason: message (xN)` about an object, in the order of their first time. */
	events(about: string): readonly string[] {
		const first = (event: Event) => event.firstTimestamp ?? event.eventTime ?? '';
		return this.list<Event>('events')
			.filter(({ involvedObject }) => involvedObject.name === about)
			.toSorted((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : 0))
			.map(({ reason, message, count = 1 }) => `${reason}: ${message}${count > 1 ? ` (x${count})` : ''}`);
	}

	factsOf<Kind extends Fact['kind']>(kind: Kind): readonly Extract<Fact, { kind: Kind }>[] {
		return this.facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
	}
}

/** The condition of a type, of whatever has conditions. */
export function conditionOf(
	object: KubeObject,
	type: string,
): { readonly status: string; readonly reason?: string; readonly message?: string } | undefined {
	const { conditions = [] } = object.status as {
		conditions?: readonly { type: string; status: string; reason?: string; message?: string }[];
	};
	return conditions.find((condition) => condition.type === type);
}
