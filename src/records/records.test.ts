import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Result, type Rubric, readDimensions } from '../scoring/readings/index.ts';
import { countedResults, earlierEpisodes, type LabOffer, labProgress, nextLabs, readingsOf } from './index.ts';

const rubric = parse(readFileSync(new URL('../../content/rubric/rubric.yaml', import.meta.url), 'utf8')) as Rubric;
const nameOf = (id: string) => rubric.dimensions.find((dimension) => dimension.id === id)!.name;

/** A finished attempt in which every observable of these dimensions was shown. */
function result(day: number, variant: string, more: Partial<Result> = {}, dimensions: readonly ('D1' | 'D2')[] = ['D2']): Result {
	const observables = dimensions.flatMap((dimension) =>
		[1, 2, 3, 4].map((index) => ({
			id: `${dimension}-${index}`,
			rule: 'x@1',
			dimension,
			level: 'meets' as const,
			weight: 1,
			value: 1,
			refs: [],
		})),
	);
	const base = { scenario: 'stuck-image', variant, observables };
	return {
		...{
			schema: 'dryrun.result/1',
			seed: 's',
			codeName: 'heron',
			mode: 'lab',
			engine: 'e',
			world: 'w',
			assess: 'a',
			inputs: 3,
			isFinished: true,
			length: 1000,
		},
		started: `2026-01-0${day}T10:00:00.000Z`,
		rubric: { version: 1, hash: 'r' },
		head: `00000000000${day}`,
		end: { id: 'resolved', kind: 'won', at: 1000, position: '3:0' },
		depths: { detect: null, localise: null, explain: null, mitigate: null },
		goals: [],
		dimensions: readDimensions(rubric, [{ ...base, indicators: observables, gates: [] }]) as never,
		kpis: [],
		hints: [],
		...base,
		...more,
	} as Result;
}

describe('what counts', () => {
	it('is the first finished attempt of each variant; a retry is practice', () => {
		const retry = result(3, 'a', { end: { id: 'resolved', kind: 'won', at: 1, position: '1:0' } });
		const open = result(1, 'b', { isFinished: false, end: null });
		expect(countedResults([retry, result(2, 'a'), open, result(4, 'b')]).map(({ head }) => head)).toEqual(['000000000002', '000000000004']);
	});

	it('includes an attempt that ended irreversibly', () => {
		const lost = result(1, 'a', { isFinished: false, end: { id: 'outage', kind: 'lost', at: 1, position: '1:0' } });
		expect(countedResults([lost])).toHaveLength(1);
	});

	it('gives a reading after two attempts under distinct variants, not after two of the same', () => {
		const reading = (results: readonly Result[]) => readingsOf(rubric, results).find(({ dimension }) => dimension === 'D2')!.reading;
		expect(reading([result(1, 'a')])).toBe('ie');
		expect(reading([result(1, 'a'), result(2, 'a')])).toBe('ie');
		expect(reading([result(1, 'a'), result(2, 'b')])).toBe('meets');
	});

	it('leaves the attempt itself and its own variant out of what came before it', () => {
		const all = [result(1, 'a'), result(2, 'b'), result(3, 'b')];
		expect(earlierEpisodes(all, all[2]!).map(({ variant }) => variant)).toEqual(['a']);
	});
});

it('progress names the best end, the variants played and the newest attempt', () => {
	const left = result(2, 'b', { end: { id: 'unfinished', kind: 'left', at: 1, position: '1:0' } });
	expect(labProgress('stuck-image', [left, result(1, 'a')])).toEqual({
		scenario: 'stuck-image',
		attempts: 2,
		best: 'won',
		variants: ['a', 'b'],
		last: '2026-01-02T10:00:00.000Z',
	});
	expect(labProgress('other', [left])).toMatchObject({ attempts: 0, best: null, last: null });
});

describe('the next lab', () => {
	const offers: readonly LabOffer[] = [
		{ scenario: 'stuck-image', title: 'The release that waits', level: 1, dimensions: ['D1', 'D2'], variants: ['a', 'b'] },
		{ scenario: 'missing-key', title: 'The missing key', level: 2, dimensions: ['D2', 'D6', 'D7'], variants: ['a'] },
		{ scenario: 'check-first', title: 'Check before you ship', level: 1, dimensions: ['D3'], variants: ['a'] },
	];
	const next = (results: readonly Result[]) =>
		nextLabs(
			offers,
			readingsOf(rubric, results),
			offers.map(({ scenario }) => labProgress(scenario, results)),
			nameOf,
		);

	it('is the one with chances for most of what is missing', () => {
		expect(next([])).toEqual([
			{
				scenario: 'missing-key',
				title: 'The missing key',
				fills: ['D2', 'D6', 'D7'],
				why: 'Gives chances for Troubleshooting, Security and Collaboration, where evidence is missing.',
			},
			{
				scenario: 'stuck-image',
				title: 'The release that waits',
				fills: ['D1', 'D2'],
				why: 'Gives chances for CI/CD and deployment and Troubleshooting, where evidence is missing.',
			},
			{
				scenario: 'check-first',
				title: 'Check before you ship',
				fills: ['D3'],
				why: 'Gives chances for Scripting and automation, where evidence is missing.',
			},
		]);
	});

	it('is none whose variants were all played', () => {
		const results = [result(1, 'a', {}, ['D1', 'D2']), result(2, 'b', {}, ['D1', 'D2'])];
		expect(next(results).map(({ scenario, fills }) => `${scenario} ${fills.join()}`)).toEqual(['missing-key D6,D7', 'check-first D3']);
	});

	it('turns to what reads mixed when nothing is missing that a lab could give', () => {
		const weak = (day: number, variant: string) => {
			const made = result(day, variant, {}, ['D2']);
			return { ...made, observables: made.observables.map((one, index) => ({ ...one, value: index < 2 ? 0 : 1 })) };
		};
		const results = [weak(1, 'a'), weak(2, 'b')];
		const [lab] = nextLabs(
			[offers[1]!].map((offer) => ({ ...offer, dimensions: ['D2'] })),
			readingsOf(rubric, results),
			[],
			nameOf,
		);
		expect(lab).toMatchObject({ fills: ['D2'], why: 'Gives more chances for Troubleshooting, where the evidence is mixed.' });
	});
});
