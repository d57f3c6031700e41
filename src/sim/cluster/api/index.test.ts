import { describe, expect, it } from 'vitest';
import { checkout, DEPLOYMENTS, testDraft } from './test-draft.ts';

const CHECKOUT = `${DEPLOYMENTS}/checkout`;

function created() {
	const world = testDraft();
	world.ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
	return world;
}

function body(response: { readonly body: unknown }): Readonly<Record<string, unknown>> {
	return response.body as Readonly<Record<string, unknown>>;
}

describe('creating', () => {
	it('fills in what upstream fills in', () => {
		const world = testDraft();
		const response = world.ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
		expect(response.status).toBe(201);
		expect(response.body).toMatchObject({
			metadata: { generation: 1, namespace: 'shop', creationTimestamp: '2026-11-13T14:05:00Z' },
			spec: {
				progressDeadlineSeconds: 600,
				revisionHistoryLimit: 10,
				strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
				template: {
					spec: {
						containers: [
							{
								imagePullPolicy: 'IfNotPresent',
								ports: [{ protocol: 'TCP' }],
								readinessProbe: { periodSeconds: 10, failureThreshold: 3, httpGet: { scheme: 'HTTP' } },
								resources: {},
							},
						],
						dnsPolicy: 'ClusterFirst',
						restartPolicy: 'Always',
						terminationGracePeriodSeconds: 30,
					},
				},
			},
		});
		expect(world.facts).toEqual([
			{
				kind: 'object.written',
				namespace: 'shop',
				name: 'checkout',
				verb: 'create',
				resource: 'deployments',
				subresource: '',
				by: 'heron',
			},
		]);
	});

	it('refuses a second object of the same name', () => {
		const again = created().ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
		expect(again.body).toMatchObject({ code: 409, reason: 'AlreadyExists', message: 'deployments.apps "checkout" already exists' });
	});

	it('refuses an object in a namespace that is not there', () => {
		const response = testDraft().ask({ method: 'POST', path: '/apis/apps/v1/namespaces/nosuch/deployments', body: checkout() });
		expect(response.body).toMatchObject({ code: 404, message: 'namespaces "nosuch" not found' });
	});

	it('stores nothing on a dry run', () => {
		const world = testDraft();
		const response = world.ask({ method: 'POST', path: DEPLOYMENTS, query: { dryRun: 'All' }, body: checkout() });
		expect(response.status).toBe(201);
		expect(body(response).metadata).toHaveProperty('uid');
		expect(world.ask({ path: CHECKOUT }).status).toBe(404);
		expect(world.facts).toEqual([expect.objectContaining({ kind: 'request.refused' })]);
	});

	it('gives a pod what admission gives it', () => {
		const pod = { metadata: { name: 'probe' }, spec: { containers: [{ name: 'a', image: 'a' }] } };
		const response = testDraft().ask({ method: 'POST', path: '/api/v1/namespaces/shop/pods', body: pod });
		expect(response.body).toMatchObject({
			spec: {
				serviceAccountName: 'default',
				enableServiceLinks: true,
				tolerations: [{ key: 'node.kubernetes.io/not-ready' }, { key: 'node.kubernetes.io/unreachable' }],
				containers: [{ imagePullPolicy: 'Always', volumeMounts: [{ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] }],
				volumes: [{ name: expect.stringMatching(/^kube-api-access-[a-z0-9]{5}$/) }],
			},
			status: { phase: 'Pending', qosClass: 'BestEffort' },
		});
	});

	it('gives services distinct addresses and encodes secrets', () => {
		const world = testDraft();
		const addresses = ['a', 'b'].map((name) => {
			const response = world.ask({
				method: 'POST',
				path: '/api/v1/namespaces/shop/services',
				body: { metadata: { name }, spec: { ports: [{ port: 80 }] } },
			});
			return (body(response).spec as { clusterIP: string }).clusterIP;
		});
		expect(new Set(addresses).size).toBe(2);
		const secret = world.ask({
			method: 'POST',
			path: '/api/v1/namespaces/shop/secrets',
			body: { metadata: { name: 's' }, stringData: { key: 'grüße' } },
		});
		expect(secret.body).toMatchObject({ type: 'Opaque', data: { key: 'Z3LDvMOfZQ==' } });
		expect(secret.body).not.toHaveProperty('stringData');
	});
});

describe('reading', () => {
	it('says what is not there in upstream words', () => {
		expect(testDraft().ask({ path: CHECKOUT }).body).toEqual({
			kind: 'Status',
			apiVersion: 'v1',
			metadata: {},
			status: 'Failure',
			message: 'deployments.apps "checkout" not found',
			reason: 'NotFound',
			details: { name: 'checkout', group: 'apps', kind: 'deployments' },
			code: 404,
		});
		expect(testDraft().ask({ path: '/apis/apps/v1/widgets' }).body).toMatchObject({
			message: 'the server could not find the requested resource',
			code: 404,
		});
	});

	it('lists page by page, by labels and by fields', () => {
		const world = testDraft();
		for (const name of ['a', 'b', 'c']) {
			world.ask({
				method: 'POST',
				path: '/api/v1/namespaces/shop/configmaps',
				body: { metadata: { name, labels: { tier: name === 'b' ? 'x' : 'y' } } },
			});
		}
		const path = '/api/v1/configmaps';
		const names = (query: Record<string, string>) =>
			(body(world.ask({ path, query })).items as { metadata: { name: string } }[]).map((item) => item.metadata.name);
		expect(names({ labelSelector: 'tier in (y,z)' })).toEqual(['a', 'c']);
		expect(names({ fieldSelector: 'metadata.name!=a' })).toEqual(['b', 'c']);
		const first = body(world.ask({ path, query: { limit: '2' } })).metadata as { continue: string; remainingItemCount: number };
		expect(first.remainingItemCount).toBe(1);
		expect(names({ limit: '2', continue: first.continue })).toEqual(['c']);
		expect(world.ask({ path, query: { labelSelector: 'a=b=c' } }).body).toMatchObject({
			code: 400,
			message: "found '=', expected: ',' or 'end of string'",
		});
		expect(world.ask({ path, query: { fieldSelector: 'status.phase=x' } }).body).toMatchObject({
			message: '"status.phase" is not a known field selector: only "metadata.name", "metadata.namespace"',
		});
	});

	it('answers a table with one row for each object', () => {
		const response = created().ask({ path: DEPLOYMENTS, accept: 'table' });
		expect(response.body).toMatchObject({
			kind: 'Table',
			columnDefinitions: [
				{ name: 'Name', format: 'name', priority: 0 },
				{ name: 'Ready' },
				{ name: 'Up-to-date' },
				{ name: 'Available' },
				{ name: 'Age' },
				{ name: 'Containers', priority: 1 },
				{ name: 'Images' },
				{ name: 'Selector' },
			],
			rows: [
				{
					cells: ['checkout', '0/3', 0, 0, '0s', 'checkout', 'registry.example.com/shop/checkout:4.11.2', 'app=checkout'],
					object: { kind: 'PartialObjectMetadata', metadata: { name: 'checkout' } },
				},
			],
		});
	});

	it('tells a watch what came, changed and left the selection', () => {
		const world = testDraft();
		const from = String(world.draft.objects.resourceVersion);
		const path = '/api/v1/namespaces/shop/configmaps';
		world.ask({ method: 'POST', path, body: { metadata: { name: 'a', labels: { on: 'yes' } } } });
		world.ask({ method: 'PATCH', path: `${path}/a`, contentType: 'application/merge-patch+json', body: { data: { k: 'v' } } });
		world.ask({ method: 'PATCH', path: `${path}/a`, contentType: 'application/merge-patch+json', body: { metadata: { labels: null } } });
		const query = { watch: '1', resourceVersion: from, labelSelector: 'on=yes' };
		expect((world.ask({ path, query }).body as unknown as { type: string }[]).map((event) => event.type)).toEqual([
			'ADDED',
			'MODIFIED',
			'DELETED',
		]);
		expect(world.ask({ path, query: { watch: '1', resourceVersion: '5' } }).body).toMatchObject({ code: 410, reason: 'Expired' });
	});

	it('gives the initial events of a watch list and a bookmark', () => {
		const world = created();
		const query = { watch: 'true', sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan', allowWatchBookmarks: 'true' };
		expect(world.ask({ path: DEPLOYMENTS, query }).body).toMatchObject([
			{ type: 'ADDED', object: { metadata: { name: 'checkout' } } },
			{ type: 'BOOKMARK', object: { kind: 'Deployment', metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } } } },
		]);
	});

	it('warns of endpoints, which are deprecated', () => {
		const { warnings } = testDraft().ask({ path: '/api/v1/namespaces/shop/endpoints' });
		expect(warnings).toEqual(['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice']);
	});

	it('describes itself', () => {
		const world = testDraft();
		expect(world.ask({ path: '/version' }).body).toMatchObject({ gitVersion: 'v1.35.2' });
		expect(world.ask({ path: '/api', accept: 'discovery' }).body).toMatchObject({
			kind: 'APIGroupDiscoveryList',
			items: [{ versions: [{ version: 'v1' }] }],
		});
		expect(world.ask({ path: '/apis/apps/v1' }).body).toMatchObject({
			groupVersion: 'apps/v1',
			resources: expect.arrayContaining([expect.objectContaining({ name: 'deployments/scale', kind: 'Scale' })]),
		});
	});
});

describe('changing', () => {
	it('raises the generation only when the spec changes', () => {
		const world = created();
		const strategic = 'application/strategic-merge-patch+json';
		const labelled = world.ask({
			method: 'PATCH',
			path: CHECKOUT,
			contentType: strategic,
			body: { metadata: { labels: { team: 'pay' } } },
		});
		expect(body(labelled).metadata).toMatchObject({ generation: 1, labels: { app: 'checkout', team: 'pay' } });
		const image = { spec: { template: { spec: { containers: [{ name: 'checkout', image: 'x:2' }] } } } };
		const set = world.ask({ method: 'PATCH', path: CHECKOUT, contentType: strategic, body: image });
		expect(set.body).toMatchObject({
			metadata: { generation: 2 },
			spec: { template: { spec: { containers: [{ image: 'x:2', env: [{ name: 'LEVEL' }] }] } } },
		});
	});

	it('keeps the revision and records nothing when a patch changes nothing', () => {
		const world = created();
		const before = world.ask({ path: CHECKOUT }).body;
		const response = world.ask({
			method: 'PATCH',
			path: CHECKOUT,
			contentType: 'application/merge-patch+json',
			body: { spec: { replicas: 3 } },
		});
		expect(response.body).toEqual(before);
		expect(world.facts).toHaveLength(1);
	});

	it('refuses a stale update', () => {
		const world = created();
		const stale = body(world.ask({ path: CHECKOUT }));
		world.ask({ method: 'PATCH', path: CHECKOUT, contentType: 'application/merge-patch+json', body: { spec: { replicas: 2 } } });
		const response = world.ask({ method: 'PUT', path: CHECKOUT, body: stale as never });
		expect(response.body).toMatchObject({
			code: 409,
			message:
				'Operation cannot be fulfilled on deployments.apps "checkout": the object has been modified; please apply your changes to the latest version and try again',
		});
	});

	it('names every field that is not valid', () => {
		const world = created();
		const merge = 'application/merge-patch+json';
		const patch = (spec: unknown) => world.ask({ method: 'PATCH', path: CHECKOUT, contentType: merge, body: { spec } as never }).body;
		expect(patch({ replicas: -1 })).toMatchObject({
			code: 422,
			message: 'Deployment.apps "checkout" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
			details: { kind: 'Deployment', group: 'apps', causes: [{ reason: 'FieldValueInvalid', field: 'spec.replicas' }] },
		});
		expect(patch({ template: { spec: { containers: [{ name: 'checkout' }] } } })).toMatchObject({
			message: 'Deployment.apps "checkout" is invalid: spec.template.spec.containers[0].image: Required value',
		});
		expect(patch({ selector: { matchLabels: { app: 'other' } }, template: { metadata: { labels: { app: 'other' } } } })).toMatchObject({
			message: 'Deployment.apps "checkout" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
		});
	});

	it.each([
		[
			'configmaps',
			{ metadata: { name: 'c', labels: { a: 'b@d' } } },
			'ConfigMap "c" is invalid: metadata.labels: Invalid value: "b@d": a valid label must be',
		],
		[
			'configmaps',
			{ metadata: { name: 'c' }, data: { 'a b': 'x' } },
			'ConfigMap "c" is invalid: data[a b]: Invalid value: "a b": a valid config key must',
		],
		[
			'configmaps',
			{ metadata: { name: 'C' } },
			'ConfigMap "C" is invalid: metadata.name: Invalid value: "C": a lowercase RFC 1123 subdomain must',
		],
		[
			'secrets',
			{ metadata: { name: 's' }, data: { a: 'x!' } },
			'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 1',
		],
		['services', { metadata: { name: 's' }, spec: {} }, 'Service "s" is invalid: spec.ports: Required value'],
		['pods', { metadata: { name: 'p' }, spec: {} }, 'Pod "p" is invalid: spec.containers: Required value'],
	])('refuses an object of %s: %j', (plural, object, message) => {
		const response = testDraft().ask({ method: 'POST', path: `/api/v1/namespaces/shop/${plural}`, body: object as never });
		expect(body(response).message).toContain(message);
	});

	it('refuses a patch of a kind it does not know', () => {
		expect(created().ask({ method: 'PATCH', path: CHECKOUT, contentType: 'text/plain', body: {} }).body).toMatchObject({
			code: 415,
			reason: 'UnsupportedMediaType',
		});
	});

	it('scales through the subresource', () => {
		const world = created();
		const path = `${CHECKOUT}/scale`;
		expect(world.ask({ path }).body).toMatchObject({ kind: 'Scale', spec: { replicas: 3 }, status: { selector: 'app=checkout' } });
		expect(world.ask({ path, accept: 'table' }).body).toMatchObject({ rows: [{ cells: ['checkout', 3, 0, '0s'] }] });
		const response = world.ask({ method: 'PATCH', path, contentType: 'application/merge-patch+json', body: { spec: { replicas: 5 } } });
		expect(response.body).toMatchObject({ kind: 'Scale', spec: { replicas: 5 } });
		expect(world.ask({ path: CHECKOUT }).body).toMatchObject({ spec: { replicas: 5 }, metadata: { generation: 2 } });
		expect(world.facts.at(-1)).toMatchObject({ kind: 'object.written', verb: 'patch', subresource: 'scale' });
	});

	it('refuses people what belongs to the cluster', () => {
		const world = testDraft();
		world.ask({ as: 'system:node', method: 'POST', path: '/api/v1/nodes', body: { metadata: { name: 'x' } } });
		const response = world.ask({
			method: 'PATCH',
			path: '/api/v1/nodes/x',
			contentType: 'application/merge-patch+json',
			body: { spec: { unschedulable: true } },
		});
		expect(response.body).toMatchObject({
			code: 403,
			message: 'nodes "x" is forbidden: User "heron" cannot patch resource "nodes" in API group "" at the cluster scope',
		});
		expect(world.facts).toEqual([
			{ kind: 'request.refused', namespace: '', name: 'x', verb: 'patch', resource: 'nodes', by: 'heron', status: 403 },
		]);
	});

	it('refuses people a status, and what only components write', () => {
		const world = created();
		const merge = { method: 'PATCH', contentType: 'application/merge-patch+json', body: { status: {} } } as const;
		expect(world.ask({ ...merge, path: `${CHECKOUT}/status` }).body).toMatchObject({
			message:
				'deployments.apps "checkout" is forbidden: User "heron" cannot patch resource "deployments/status" in API group "apps" in the namespace "shop"',
		});
		expect(world.ask({ method: 'DELETE', path: '/api/v1/namespaces/shop/endpoints/checkout' }).body).toMatchObject({ code: 403 });
		expect(world.ask({ ...merge, as: 'system:controller', path: `${CHECKOUT}/status`, body: { status: { replicas: 1 } } }).status).toBe(
			200,
		);
	});
});

describe('deleting', () => {
	const pods = '/api/v1/namespaces/shop/pods';
	const pod = (name: string, extra: object = {}) =>
		({ metadata: { name, ...extra }, spec: { nodeName: 'worker-1', containers: [{ name: 'a', image: 'a' }] } }) as never;

	it('marks a running pod and leaves it to the kubelet', () => {
		const world = testDraft();
		world.ask({ method: 'POST', path: pods, body: pod('p') });
		const response = world.ask({ method: 'DELETE', path: `${pods}/p` });
		expect(response.body).toMatchObject({ metadata: { deletionTimestamp: '2026-11-13T14:05:30Z', deletionGracePeriodSeconds: 30 } });
		expect(world.ask({ path: `${pods}/p` }).status).toBe(200);
		expect(world.ask({ method: 'DELETE', path: `${pods}/p`, query: { gracePeriodSeconds: '0' } }).body).toMatchObject({
			status: 'Success',
		});
		expect(world.ask({ path: `${pods}/p` }).status).toBe(404);
	});

	it('takes a whole selection at once', () => {
		const world = testDraft();
		const path = '/api/v1/namespaces/shop/configmaps';
		for (const [name, tier] of Object.entries({ a: 'x', b: 'y', c: 'x' }))
			world.ask({ method: 'POST', path, body: { metadata: { name, labels: { tier } } } });
		const response = world.ask({ method: 'DELETE', path, query: { labelSelector: 'tier=x' } });
		expect(response.body).toMatchObject({ kind: 'ConfigMapList', items: [{ metadata: { name: 'a' } }, { metadata: { name: 'c' } }] });
		expect(world.ask({ path }).body).toMatchObject({ items: [{ metadata: { name: 'b' } }] });
		expect(world.facts.filter((fact) => (fact as { verb: string }).verb === 'delete')).toHaveLength(2);
	});

	it('refuses a period that is no number', () => {
		const world = testDraft();
		world.ask({ method: 'POST', path: pods, body: pod('p') });
		const response = world.ask({ method: 'DELETE', path: `${pods}/p`, query: { gracePeriodSeconds: 'soon' } });
		expect(response.body).toMatchObject({ code: 400, message: 'strconv.ParseInt: parsing "soon": invalid syntax' });
	});

	it('marks a namespace and leaves it to its controller', () => {
		const world = testDraft();
		const response = world.ask({ as: 'system:admin', method: 'DELETE', path: '/api/v1/namespaces/shop' });
		expect(response.body).toMatchObject({ metadata: { deletionTimestamp: '2026-11-13T14:05:00Z' }, status: { phase: 'Terminating' } });
		const refused = world.ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
		expect(refused.body).toMatchObject({ code: 403, message: expect.stringContaining('because it is being terminated') });
	});

	it('takes what a deployment owned with it, unless it is to be orphaned', () => {
		const world = created();
		const owner = (kind: string, object: Readonly<Record<string, unknown>>) => {
			const { name, uid } = object.metadata as { name: string; uid: string };
			return { ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid, controller: true }] };
		};
		const set = {
			metadata: { name: 'checkout-1', ...owner('Deployment', body(world.ask({ path: CHECKOUT }))) },
			spec: {
				selector: { matchLabels: { app: 'checkout' } },
				template: (checkout() as unknown as { spec: { template: unknown } }).spec.template,
			},
		};
		const sets = '/apis/apps/v1/namespaces/shop/replicasets';
		const stored = body(world.ask({ method: 'POST', path: sets, body: set as never }));
		world.ask({ method: 'POST', path: pods, body: pod('p', owner('ReplicaSet', stored)) });
		expect(world.ask({ method: 'DELETE', path: CHECKOUT }).body).toMatchObject({
			status: 'Success',
			details: { name: 'checkout', kind: 'deployments' },
		});
		expect(world.ask({ path: `${sets}/checkout-1` }).status).toBe(404);
		expect(world.ask({ path: `${pods}/p` }).body).toMatchObject({ metadata: { deletionGracePeriodSeconds: 30 } });
	});
});
