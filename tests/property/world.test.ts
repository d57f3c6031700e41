/** Properties of the whole simulation, over random work. A failure prints fast-check's seed and path; a seed that failed becomes a named test. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	advance,
	createWorld,
	type Fact,
	handle,
	type JsonObject,
	restore,
	snapshot,
	stateHash,
	step,
	type World,
} from '../../src/sim/index.ts';
import { brokenRules, isReady, isTerminating, listOf } from './invariants.ts';
import { plan, requestOf, type Seen, type Step, steps } from './world-commands.ts';

/** Other work in every run; `SEED=... npx vitest run tests/property` repeats one. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
console.info(`tests/property: SEED=${seed}`);
fc.configureGlobal({ seed });

const REVISION = 'deployment.kubernetes.io/revision';

function seenIn(world: World): Seen {
	return {
		pods: listOf(world, 'pods')
			.filter(({ metadata }) => metadata.namespace === 'shop')
			.map(({ metadata }) => metadata.name),
		previousTemplate: (name) => {
			const uid = listOf(world, 'deployments').find(({ metadata }) => metadata.name === name)?.metadata.uid;
			const own = listOf(world, 'replicasets').filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid === uid);
			const [, previous] = own.toSorted(
				(one, other) => Number(other.metadata.annotations?.[REVISION]) - Number(one.metadata.annotations?.[REVISION]),
			);
			if (!previous) return undefined;
			const { 'pod-template-hash': _hash, ...labels } = previous.spec.template.metadata.labels;
			return { ...previous.spec.template, metadata: { ...previous.spec.template.metadata, labels } } as JsonObject;
		},
		now: world.now,
	};
}

/** How time passes: all at once, in odd pieces, or from one due event to the next. */
type Passing = 'whole' | 'pieces' | 'steps';

function pass(world: World, ms: number, how: Passing, watch: (world: World) => void): { world: World; facts: readonly Fact[] } {
	if (how === 'whole') return advance(world, ms);
	const until = world.now + ms;
	const facts: Fact[] = [];
	let now = world;
	while (now.now < until) {
		const next =
			how === 'steps' ? step(now, until) : advance(now, Math.min(until - now.now, 1 + ((((now.now * 7 + 331) % 2_903) + 2_903) % 2_903)));
		now = next.world;
		facts.push(...next.facts);
		watch(now);
	}
	return { world: now, facts };
}

const start = createWorld(plan, 'property');

function play(
	todo: readonly Step[],
	how: Passing,
	watch: (world: World) => void = () => {},
	from: World = start,
): { world: World; facts: readonly Fact[] } {
	let world = from;
	const facts: Fact[] = [];
	for (const one of todo) {
		if (one.do === 'wait') {
			const passed = pass(world, one.ms, how, watch);
			world = passed.world;
			facts.push(...passed.facts);
			continue;
		}
		const request = requestOf(one, seenIn(world));
		if (!request) continue;
		const answered = handle(world, request);
		expect(answered.response.status, JSON.stringify(answered.response.body)).toBeLessThan(300);
		world = answered.world;
		facts.push(...answered.facts);
		watch(world);
	}
	return { world, facts };
}

/** Compares snapshots without printing them: only where they part. */
function expectSameBytes(one: World, other: World): void {
	const [left, right] = [snapshot(one), snapshot(other)];
	if (left === right) return;
	let at = 0;
	while (left[at] === right[at]) at++;
	expect.fail(`snapshots part at ${at}: ...${left.slice(at - 200, at + 80)} / ${right.slice(at, at + 80)}`);
}

describe('whatever is done to a cluster', () => {
	it('keeps its invariants at every instant, over 1,000 random sequences', { timeout: 600_000 }, () => {
		fc.assert(
			fc.property(steps, (todo) => {
				let before = start;
				play([...todo, { do: 'wait', ms: 20_000 }], 'steps', (world) => {
					expect(brokenRules(world, before)).toEqual([]);
					expect(world.objects.resourceVersion).toBeGreaterThanOrEqual(before.objects.resourceVersion);
					before = world;
				});
			}),
			{ numRuns: 1_000 },
		);
	});

	it('gives every write a higher revision than all before', () => {
		fc.assert(
			fc.property(steps, (todo) => {
				play(todo, 'pieces', ({ objects }) => {
					const revisions = objects.window.map(({ resourceVersion }) => resourceVersion);
					expect(revisions).toEqual(revisions.map((_, index) => objects.resourceVersion - revisions.length + 1 + index));
				});
			}),
			{ numRuns: 100 },
		);
	});

	it('comes to rest, rolled out or waiting for what can never come', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(steps, (todo) => {
				const { world } = play([...todo, { do: 'wait', ms: 3_600_000 }], 'whole');
				for (const deployment of listOf(world, 'deployments')) {
					const { status, spec, metadata } = deployment;
					expect(status.observedGeneration).toBe(metadata.generation);
					const image: string = spec.template.spec.containers[0].image;
					const doesWork = image.endsWith(':1.0') || image.endsWith(':2.0');
					if (doesWork && !spec.paused && hasRoom(world)) {
						expect([status.updatedReplicas ?? 0, status.replicas ?? 0, status.availableReplicas ?? 0]).toEqual([
							spec.replicas,
							spec.replicas,
							spec.replicas,
						]);
					}
				}
				expect(listOf(world, 'pods').filter(isTerminating)).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});

	it('never takes away more serving pods than a rollout may, while the old ones are healthy', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('2.0', 'missing', 'unready'),
				fc.integer({ min: 2, max: 6 }),
				fc.constantFrom(...(['0%', '25%', '50%'] as const)),
				(tag, replicas, share) => {
					const prepared = play(
						[
							{ do: 'strategy', of: 0, surge: '25%', unavailable: share },
							{ do: 'scale', of: 0, replicas },
							{ do: 'wait', ms: 90_000 },
						],
						'whole',
					).world;
					const least = replicas - Math.floor((Number.parseInt(share, 10) * replicas) / 100);
					play(
						[
							{ do: 'image', of: 0, tag },
							{ do: 'wait', ms: 90_000 },
						],
						'steps',
						(world) => {
							const serving = listOf(world, 'pods').filter(
								(pod) => pod.metadata.labels?.app === 'checkout' && isReady(pod) && !isTerminating(pod),
							);
							expect(serving.length).toBeGreaterThanOrEqual(least);
						},
						prepared,
					);
				},
			),
			{ numRuns: 40 },
		);
	});
});

/** Every pod of the cluster could be placed. */
function hasRoom(world: World): boolean {
	return listOf(world, 'pods').every((pod) => pod.spec.nodeName);
}

describe('the same work', () => {
	it('gives the same bytes every time', () => {
		fc.assert(
			fc.property(steps, (todo) => {
				const [one, other] = [play(todo, 'whole'), play(todo, 'whole')];
				expectSameBytes(one.world, other.world);
				expect(one.facts).toEqual(other.facts);
			}),
			{ numRuns: 40 },
		);
	});

	it('gives the same bytes however its time is cut into pieces', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(steps, (todo) => {
				const whole = play(todo, 'whole');
				for (const how of ['pieces', 'steps'] as const) {
					const cut = play(todo, how);
					expectSameBytes(cut.world, whole.world);
					expect(cut.facts).toEqual(whole.facts);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('goes on from a snapshot as if it had never been written down', () => {
		fc.assert(
			fc.property(steps, steps, (first, second) => {
				const { world } = play(first, 'whole');
				const restored = restore(plan, snapshot(world));
				expectSameBytes(restored, world);
				expect(stateHash(restored)).toBe(stateHash(world));
				const [one, other] = [play(second, 'whole', undefined, world), play(second, 'whole', undefined, restored)];
				expectSameBytes(other.world, one.world);
				expect(stateHash(other.world)).toBe(stateHash(one.world));
			}),
			{ numRuns: 40 },
		);
	});

	it('goes on from a snapshot after a pod was let go by its set', () => {
		// A seed that failed: the pod's set changed while its spec did not, and its node was thought to hold a sibling still.
		const first: Step[] = [
			{ do: 'relabelPod', nth: 1 },
			{ do: 'wait', ms: 400 },
			{ do: 'deletePod', nth: 9, isForced: false },
			{ do: 'scale', of: 0, replicas: 0 },
		];
		const second: Step[] = [
			{ do: 'image', of: 1, tag: 'missing' },
			{ do: 'wait', ms: 6_000 },
		];
		const { world } = play(first, 'whole');
		const restored = restore(plan, snapshot(world));
		expectSameBytes(play(second, 'whole', undefined, restored).world, play(second, 'whole', undefined, world).world);
	});

	it('leaves the world that it began with as it was', () => {
		const before = restore(plan, snapshot(start));
		fc.assert(
			fc.property(steps, (todo) => {
				play(todo, 'whole');
				expectSameBytes(start, before);
			}),
			{ numRuns: 20 },
		);
	});

	it('differs by seed only where chance has a say', () => {
		const other = createWorld(plan, 'another');
		expect(stateHash(other)).not.toBe(stateHash(start));
		expect(stateHash(createWorld(plan, 'property'))).toBe(stateHash(start));
		const shape = (world: World) => listOf(world, 'deployments').map(({ metadata, status }) => [metadata.name, status.availableReplicas]);
		expect(shape(other)).toEqual(shape(start));
	});
});
