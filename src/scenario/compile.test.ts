import { describe, expect, it } from 'vitest';
import { compileScenario, scenarioHashes } from './compile.ts';
import { changed, refTo, scenarioOf, skeletonFiles } from './testing.ts';

const skeleton = scenarioOf(skeletonFiles());
const hashesOf = (from: string, to: string, path = 'scenario.yaml') => scenarioHashes(scenarioOf(changed([[path, from, to]])));

describe('compiling a scenario', () => {
	const { card, world, assess } = compileScenario(skeleton, 'cobalt');

	it('fills in the values of the variant everywhere', () => {
		expect(world.cluster.objects[1]).toMatchObject({
			spec: { template: { spec: { containers: [{ image: 'registry.example.com/demo/web:2.0.7' }] } } },
		});
		expect(world.files['/home/heron/README.md']).toContain('registry.example.com/demo/web:2.1.0');
		expect(assess.ends.find(({ id }) => id === 'resolved')?.debrief).toContain('registry.example.com/demo/web:2.1.0');
		expect(assess.truth.cause).toBe('tag-never-pushed');
	});

	it('makes requests of what happened before the start', () => {
		expect(world.history).toEqual([
			{
				at: -180_000,
				request: {
					to: 'kubernetes',
					as: 'system:serviceaccount:ci:release',
					method: 'PATCH',
					path: '/apis/apps/v1/namespaces/demo/deployments/web',
					contentType: 'application/strategic-merge-patch+json',
					body: {
						metadata: { annotations: { 'kubernetes.io/change-cause': 'The release of this morning' } },
						spec: { template: { spec: { containers: [{ name: 'web', image: 'registry.example.com/demo/web:2.1.0' }] } } },
					},
				},
			},
		]);
	});

	it('makes digests that depend on the name only', () => {
		const { images } = world.registry;
		expect(images.map(({ digest }) => digest)).toEqual(
			compileScenario(skeleton, 'amber').world.registry.images.map(({ digest }) => digest),
		);
		expect(images[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
		expect(images[0]).toMatchObject({ sizeBytes: 40_000_000, pushedAt: -345_600_000 });
	});

	it('puts nothing of goals, ends, observables, hints and debriefs into the public half', () => {
		const open = JSON.stringify({ card, world });
		const secrets = [
			...assess.goals.flatMap(({ title, missing }) => [title, missing]),
			...assess.ends.flatMap(({ says, debrief }) => [says, debrief]),
			...assess.observables.flatMap(({ id, says, missed }) => [JSON.stringify(id), says, missed]),
			...assess.hints.map(({ text }) => text),
			...assess.clues.map(({ says }) => says),
			'tag-never-pushed',
		];
		expect(secrets.filter((secret) => open.includes(secret))).toEqual([]);
	});

	it('compiles to plain data', () => {
		expect(JSON.parse(JSON.stringify(world))).toEqual(world);
		expect(structuredClone(card)).toEqual(card);
	});
});

describe('the hashes of a scenario', () => {
	const before = scenarioHashes(skeleton);

	it.each([
		['the brief', 'brief.md', 'You have deployment duty.', 'You are on deployment duty.'],
		['a debrief', 'debrief.md', 'The stuck rollout itself had hurt nobody', 'Nobody was hurt by it'],
		['a hint', 'scenario.yaml', 'The events of the waiting pod hold the reason.', 'Read the events.'],
		['a title', 'scenario.yaml', 'title: web is back at two of two', 'title: web is whole again'],
		['what an observable says', 'scenario.yaml', 'says: Went from the list', 'says: Has gone from the list'],
		['a play', 'plays/expert.yaml', 'wait: 20s', 'wait: 25s'],
	])('stay when %s is worded anew', (_, path, from, to) => {
		expect(hashesOf(from, to, path)).toEqual(before);
	});

	it('change with the world, and only the one of the world', () => {
		const after = hashesOf(
			`setImage: { deployment: web, namespace: demo, container: web, image: "${refTo('badImage')}"`,
			`setImage: { deployment: web, namespace: demo, container: web, image: "${refTo('badImage')}-1"`,
		);
		expect(after.worldHash).not.toBe(before.worldHash);
		expect(after.assessHash).toBe(before.assessHash);
	});

	it('change with a rule, and only the one of the assessment', () => {
		const after = hashesOf('weight: 2', 'weight: 3');
		expect(after.assessHash).not.toBe(before.assessHash);
		expect(after.worldHash).toBe(before.worldHash);
	});
});
