import { describe, expect, it } from 'vitest';
import { ManifestError } from './cluster/index.ts';
import type { Request } from './door.ts';
import { restore, SnapshotError, snapshot, stateHash } from './snapshot.ts';
import { deploymentOf, imageOf, Lab, MISSING, NEXT, planOf, SERVICE } from './test-lab.ts';
import { advance, clusterView, conversationView, createWorld, handle, nextDue, step } from './world.ts';

const plan = planOf([deploymentOf(), SERVICE]);
const setImage = (image: string): Request => ({
	to: 'kubernetes',
	as: 'system:serviceaccount:ci:release',
	method: 'PATCH',
	path: '/apis/apps/v1/namespaces/shop/deployments/checkout',
	contentType: 'application/strategic-merge-patch+json',
	body: { spec: { template: { spec: { containers: [{ name: 'app', image }] } } } },
});

describe('a new world (W3)', () => {
	it('has lived its history and stands at the start', () => {
		const lab = new Lab({ ...plan, historyMs: 7 * 86_400_000, history: [{ at: -3_600_000, request: setImage(NEXT) }] });
		expect(lab.world.now).toBe(0);
		expect(lab.sets().map(({ metadata }) => metadata.creationTimestamp)).toEqual(['2026-11-06T14:05:00Z', '2026-11-13T13:05:00Z']);
		expect(lab.deployment().status).toMatchObject({ updatedReplicas: 4, availableReplicas: 4 });
		expect(lab.list('nodes')[0]?.metadata.creationTimestamp).toBe('2026-11-06T14:05:00Z');
	});

	it('has what every cluster has', () => {
		const lab = new Lab(planOf([]));
		expect(lab.list('namespaces').map(({ metadata }) => metadata.name)).toEqual([
			'default',
			'kube-node-lease',
			'kube-public',
			'kube-system',
			'shop',
		]);
		expect(lab.list('serviceaccounts')).toHaveLength(5);
		expect(lab.get<never>('services', 'kubernetes')).toMatchObject({ spec: { clusterIP: '10.96.0.1' } });
	});

	it('names what the API server refuses (W4)', () => {
		const wrong = deploymentOf({ selector: { matchLabels: { app: 'other' } } });
		expect(() => createWorld(planOf([wrong]), 's')).toThrow(ManifestError);
		expect(() => createWorld(planOf([wrong]), 's')).toThrow(/^Deployment checkout: .*`selector` does not match template `labels`/);
		expect(() => createWorld(planOf([{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'x' } }]), 's')).toThrow(
			'no kind "Job" is registered for version "batch/v1"',
		);
		expect(() =>
			createWorld(
				{
					...plan,
					history: [{ at: -5, request: { ...setImage(NEXT), path: '/apis/apps/v1/namespaces/shop/deployments/none' } as Request }],
				},
				's',
			),
		).toThrow(/deployments\.apps "none" not found/);
		expect(() => createWorld({ ...plan, startsAt: 'today' }, 's')).toThrow(RangeError);
	});
});

describe('time', () => {
	it('moves by advance alone, and never by a request (W1)', () => {
		const world = createWorld(plan, 's');
		const after = handle(world, setImage(NEXT));
		expect(after.world.now).toBe(0);
		expect(advance(after.world, 1_234).world.now).toBe(1_234);
		expect(() => advance(world, -1)).toThrow(RangeError);
		expect(() => advance(world, 0.5)).toThrow(RangeError);
	});

	it('goes from one due event to the next by step (W2)', () => {
		let world = handle(createWorld(plan, 's'), setImage(MISSING)).world;
		const due = nextDue(world);
		const first = step(world, 60_000);
		expect([first.handled, first.world.now]).toEqual([true, due]);
		let steps = 0;
		for (let handled = true; handled; steps++) ({ world, handled } = step(world, 60_000));
		expect(world.now).toBe(60_000);
		expect(steps).toBeGreaterThan(20);
		expect(step(world, 10).world.now).toBe(60_000);
	});

	it('lasts for ever in a healthy cluster at no cost', () => {
		const world = createWorld(planOf([deploymentOf(), SERVICE], { historyMs: 2 * 3_600_000 + 120_000 }), 's');
		expect(nextDue(world)).toBeUndefined();
		expect(advance(world, 365 * 86_400_000).world.sequence).toBe(world.sequence);
	});
});

describe('a look', () => {
	it('gives the same world back (W1)', () => {
		const world = createWorld(plan, 's');
		const look = handle(world, { to: 'kubernetes', as: 'heron', method: 'GET', path: '/api/v1/pods' });
		expect(look.response.status).toBe(200);
		expect(look.world).toBe(world);
		expect(advance(world, 0).world).toBe(world);
		expect(handle(world, setImage(NEXT)).world).not.toBe(world);
	});
});

describe('a snapshot', () => {
	it('gives the world back (W6)', () => {
		const world = new Lab(plan).wait(100);
		world.setImage(MISSING);
		world.wait(12_345);
		const text = snapshot(world.world);
		const back = restore(plan, text);
		expect(snapshot(back)).toBe(text);
		expect(stateHash(back)).toBe(stateHash(world.world));
		expect(snapshot(advance(back, 99_999).world)).toBe(snapshot(advance(world.world, 99_999).world));
	});

	it.each(['', '{}', '[]', 'null', '{"schema":"dryrun.world/0"}'])('that is "%s" is refused', (text) => {
		expect(() => restore(plan, text)).toThrow(SnapshotError);
	});
});

describe('the state hash (W7)', () => {
	it('changes with everything and with nothing else', () => {
		const world = createWorld(plan, 's');
		const hashes = [
			stateHash(world),
			stateHash(advance(world, 1).world),
			stateHash(handle(world, setImage(NEXT)).world),
			stateHash(createWorld(plan, 't')),
			stateHash({ ...world, images: [...world.images, imageOf('4.0')] }),
		];
		expect(new Set(hashes).size).toBe(hashes.length);
		expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(stateHash(createWorld(plan, 's'))).toBe(hashes[0]);
	});
});

describe('the cluster view', () => {
	it('names the state of a deployment as it goes', () => {
		const lab = new Lab(plan);
		const state = () => clusterView(lab.world, 'shop').deployments[0]?.state;
		const seen = [state()];
		lab.setImage(MISSING);
		lab.wait(5_000);
		seen.push(state());
		lab.wait(700_000);
		seen.push(state());
		lab.setImage(NEXT);
		lab.wait(60_000);
		seen.push(state());
		lab.patch({ spec: { paused: true } });
		lab.wait(1_000);
		seen.push(state());
		expect(seen).toEqual(['available', 'progressing', 'stuck', 'available', 'paused']);
	});

	it('shows pods, sets, services and events', () => {
		const lab = new Lab(plan);
		lab.setImage(MISSING);
		lab.wait(30_000);
		const view = clusterView(lab.world, 'shop');
		expect(view.deployments[0]).toMatchObject({ desired: 4, updated: 2, ready: 3, available: 3, total: 5, revision: 2, images: [MISSING] });
		expect(view.deployments[0]?.replicaSets.map(({ revision, desired, ready, isNew }) => [revision, desired, ready, isNew])).toEqual([
			[2, 2, 0, true],
			[1, 3, 3, false],
		]);
		expect(
			view.pods
				.map(({ status }) => status)
				.toSorted()
				.slice(-3),
		).toEqual(['Running', 'Running', 'Running']);
		expect(view.pods.find(({ ready }) => ready === 0)?.message).toContain('not found');
		expect(view.services).toEqual([
			{ name: 'checkout', clusterIP: expect.stringMatching(/^10\.96\./), ports: ['80/TCP'], readyEndpoints: 3, endpoints: 5 },
		]);
		expect(view.events[0]?.lastSeenMs).toBeLessThanOrEqual(view.events.at(-1)?.lastSeenMs ?? 0);
		expect(conversationView(lab.world)).toEqual({ channels: [] });
	});
});

describe('the script (W5)', () => {
	const script = {
		initial: 'calm',
		stages: {
			calm: {
				entry: [],
				injects: [{ when: { on: 'time', afterMs: 5_000 }, actions: [{ do: 'request', request: setImage(MISSING) }] }],
				transitions: [{ when: { on: 'fact', fact: 'pod.imagePullFailed', where: {} }, to: 'broken' }],
			},
			broken: { entry: [{ do: 'push', image: imageOf('9.9') }], injects: [], transitions: [] },
		},
	} as const;

	it('acts through the same door and sees what comes of it', () => {
		const lab = new Lab({ ...plan, script });
		lab.wait(120_000);
		expect(lab.world.script.value).toBe('broken');
		// What it pushed is found at the next try.
		expect(lab.deployment().status).toMatchObject({ updatedReplicas: 4, availableReplicas: 4 });
	});
});
