import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Episode, Indicator } from './reading.ts';
import { kishSize, readDimension, readDimensions } from './reading.ts';
import { parseRubric, type Rubric } from './rubric.ts';

const rubric = parseRubric(readFileSync(new URL('./testdata/rubric.yaml', import.meta.url), 'utf8'));
const independent: Rubric = { ...rubric, parameters: { ...rubric.parameters, correlation: 0 } };

/** Indicators of D2 with weight 1: the first `missed` are 0, the rest 1. */
function indicators(level: Indicator['level'], count: number, missed: number): Indicator[] {
	return Array.from({ length: count }, (_, index) => ({
		id: `${level}-${index}`,
		dimension: 'D2',
		level,
		weight: 1,
		value: index < missed ? 0 : 1,
	}));
}

/** Attempts with equally many Meets indicators; misses fall into the first attempts first. */
function attempts(count: number, each: number, missed: number): Episode[] {
	return Array.from({ length: count }, (_, index) => ({
		scenario: 'a',
		variant: `v${index}`,
		indicators: indicators('meets', each, Math.max(0, Math.min(each, missed - index * each))),
		gates: [],
	}));
}

describe('the evidence for a level', () => {
	it.each([
		[4, 0.83193],
		[5, 0.88235],
		[6, 0.91765],
	])('gives %d of %d with independent indicators the probability %d', (count, expected) => {
		expect(readDimension(independent, 'D2', attempts(1, count, 0)).meets.probability).toBeCloseTo(expected, 5);
	});

	// Episodes x indicators, then P_M with 0, 1, 2 ... misses, as the model's own table has them.
	it.each([
		[1, 6, [0.76, 0.55, 0.35, 0.19]],
		[1, 12, [0.82, 0.71, 0.59, 0.47]],
		[2, 3, [0.85, 0.61]],
		[2, 5, [0.9, 0.77, 0.6, 0.41]],
		[3, 5, [0.96, 0.9, 0.8, 0.66]],
		[4, 5, [0.99, 0.96, 0.9, 0.82]],
	])('over %d attempts with %d indicators each falls with the misses as in the table', (episodes, each, expected) => {
		const found = expected.map((_, missed) => readDimension(rubric, 'D2', attempts(episodes, each, missed)).meets.probability);
		for (const [index, probability] of found.entries()) expect(Math.abs(probability - expected[index]!)).toBeLessThan(0.0055);
	});

	it('weighs indicators, and counts unequal weights as fewer observations', () => {
		expect(kishSize([1, 1, 1])).toBe(3);
		expect(kishSize([3, 1])).toBeCloseTo(1.6, 12);
		expect(kishSize([])).toBe(0);
	});
});

describe('a reading', () => {
	it('stays insufficient after one attempt, however good, and says why', () => {
		const read = readDimension(rubric, 'D2', attempts(1, 12, 0));
		expect(read.reading).toBe('ie');
		expect(read.missing).toEqual(['Two attempts with a chance are needed; this is the first.']);
	});

	it('does not count the same variant twice', () => {
		const [first] = attempts(1, 5, 0);
		const read = readDimension(rubric, 'D2', [first!, first!]);
		expect(read).toMatchObject({ reading: 'ie', episodes: 1 });
		expect(read.missing).toEqual(['Two attempts with a chance are needed, each under another variant; these count as 1.']);
	});

	it.each([
		[2, 3, 0, 'meets'],
		[2, 3, 1, 'borderline'],
		[2, 5, 3, 'borderline'],
		[2, 5, 4, 'borderline'],
		[2, 5, 5, 'below'],
		[2, 5, 9, 'below'],
	])('of %d attempts with %d chances and %d misses is %s', (episodes, each, missed, expected) => {
		expect(readDimension(rubric, 'D2', attempts(episodes, each, missed)).reading).toBe(expected);
	});

	it('needs two chances at Strong in each of two attempts for Strong', () => {
		const withStrong = (strong: number) =>
			attempts(2, 5, 0).map((episode) => ({ ...episode, indicators: [...episode.indicators, ...indicators('strong', strong, 0)] }));
		const one = readDimension(rubric, 'D2', withStrong(1));
		expect(one.strong.probability).toBeCloseTo(0.78, 2);
		expect(one.reading).toBe('meets');
		const two = readDimension(rubric, 'D2', withStrong(2));
		expect(two.strong.probability).toBeCloseTo(0.89, 2);
		expect(two.reading).toBe('strong');
	});

	it('is insufficient when the chances never came, not below', () => {
		const [first, second] = attempts(2, 4, 4);
		const unseen = (episode: Episode) => ({ ...episode, indicators: episode.indicators.map((one) => ({ ...one, value: null })) });
		expect(readDimension(rubric, 'D2', [first!, second!]).reading).toBe('below');
		const none = readDimension(rubric, 'D2', [unseen(first!), unseen(second!)]);
		expect(none.reading).toBe('ie');
		expect(none.missing).toEqual(['No chance to show it came up: 8 were planned.']);
		expect(none.meets.share).toBeNull();
	});

	it('says so when a lab plans no chance', () => {
		expect(readDimension(rubric, 'D3', attempts(1, 4, 0)).missing).toEqual(['This lab gives no chance to show it.']);
	});

	it('names coverage and effective size when these are too small', () => {
		const thin = attempts(2, 4, 0).map((episode) => ({
			...episode,
			indicators: episode.indicators.map((one, index) => ({ ...one, value: index === 0 ? 1 : null })),
		}));
		expect(readDimension(rubric, 'D2', thin).missing).toEqual([
			'Too few of the planned chances came up: 2 of 8.',
			'Evidence worth 3 independent observations is needed; so far it is worth 2.0.',
		]);
	});

	it('is capped by a gate, never raised by one', () => {
		const strong = attempts(2, 5, 0).map((episode) => ({ ...episode, indicators: [...episode.indicators, ...indicators('strong', 2, 0)] }));
		const gated = (gate: 'cap' | 'person', episodes: readonly Episode[]) =>
			readDimension(
				rubric,
				'D2',
				episodes.map((episode, index) => ({ ...episode, gates: [{ id: 'leak', dimension: 'D2', gate, isHit: index === 0 }] })),
			);
		expect(gated('cap', strong)).toMatchObject({ reading: 'meets', gates: ['leak'] });
		expect(gated('person', strong).reading).toBe('borderline');
		expect(gated('person', attempts(2, 5, 9)).reading).toBe('below');
		expect(gated('person', attempts(1, 5, 0)).reading).toBe('ie');
	});

	it('is given for all eight dimensions in the order of the rubric', () => {
		expect(readDimensions(rubric, attempts(2, 5, 0)).map(({ dimension, reading }) => `${dimension} ${reading}`)).toEqual([
			'D1 ie',
			'D2 meets',
			'D3 ie',
			'D4 ie',
			'D5 ie',
			'D6 ie',
			'D7 ie',
			'D8 ie',
		]);
	});
});
