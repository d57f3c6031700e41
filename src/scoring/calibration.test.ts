/**
 * How often the model's suggestions would be wrong, computed instead of sampled: the true share theta is uniform, indicators of one
 * episode share a draw around it (beta-binomial with correlation .2), and episodes are independent.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { betaTail } from './beta.ts';
import { parseRubric } from './rubric.ts';

const { parameters } = parseRubric(readFileSync(new URL('./testdata/rubric.yaml', import.meta.url), 'utf8'));
const trueCorrelation = 0.2;

/** P(k of n shown in one episode) for k = 0..n. */
function episodeChances(theta: number, n: number): number[] {
	const spread = 1 / trueCorrelation - 1;
	const [a, b] = [theta * spread, (1 - theta) * spread];
	return Array.from({ length: n + 1 }, (_, k) => {
		let chance = 1;
		for (let i = 0; i < k; i++) chance *= ((a + i) * (n - i)) / (i + 1);
		for (let i = 0; i < n - k; i++) chance *= b + i;
		for (let i = 0; i < n; i++) chance /= spread + i;
		return chance;
	});
}

/** P(k shown) over several episodes together. */
function chances(theta: number, episodes: number, n: number): number[] {
	const one = episodeChances(theta, n);
	let all = [1];
	for (let episode = 0; episode < episodes; episode++) {
		const next = new Array<number>(all.length + n).fill(0);
		for (const [i, p] of all.entries()) for (const [k, q] of one.entries()) next[i + k]! += p * q;
		all = next;
	}
	return all;
}

/** Percent: of the Meets suggested those below the cut, of the Below suggested those above it, and borderline of all. */
function rates(episodes: number, n: number, correlation: number) {
	const effective = (episodes * n) / (1 + (n - 1) * correlation);
	const reading = Array.from({ length: episodes * n + 1 }, (_, k) => {
		const share = k / (episodes * n);
		const probability = betaTail(parameters.meetsCut, 1 + effective * share, 1 + effective * (1 - share));
		return probability >= parameters.supports ? 'meets' : probability <= parameters.against ? 'below' : 'borderline';
	});
	const sums = { meets: 0, meetsWrong: 0, below: 0, belowWrong: 0, borderline: 0 };
	const grid = 400;
	for (let point = 0; point < grid; point++) {
		const theta = (point + 0.5) / grid;
		for (const [k, chance] of chances(theta, episodes, n).entries()) {
			const kind = reading[k]!;
			sums[kind] += chance / grid;
			if (kind === 'meets' && theta < parameters.meetsCut) sums.meetsWrong += chance / grid;
			if (kind === 'below' && theta >= parameters.meetsCut) sums.belowWrong += chance / grid;
		}
	}
	const percent = (part: number, of: number) => (of === 0 ? 0 : (100 * part) / of);
	return [percent(sums.meetsWrong, sums.meets), percent(sums.belowWrong, sums.below), percent(sums.borderline, 1)];
}

/** The model's own table was sampled and is rounded to whole points, so two points and a half is as near as it can be met. */
const near = (found: readonly number[], expected: readonly number[]) => {
	for (const [index, value] of expected.entries())
		expect(Math.abs(found[index]! - value), `${found} against ${expected}`).toBeLessThan(2.5);
};

describe('the default parameters', () => {
	it.each([
		[1, 12, [11, 5, 32]],
		[2, 6, [10, 4, 27]],
		[3, 6, [6, 3, 23]],
		[4, 6, [5, 3, 22]],
	])('with %d attempts of %d indicators are wrong as rarely as the model says', (episodes, n, expected) => {
		near(rates(episodes, n, parameters.correlation), expected);
	});

	it('never suggest Meets from six indicators of one attempt', () => {
		expect(rates(1, 6, parameters.correlation)[0]).toBe(0);
	});

	it.each([
		[1, 6, 20, 24],
		[1, 12, 19, 19],
		[3, 6, 10, 14],
	])('without the design effect, %d attempts of %d indicators would be wrong more often', (episodes, n, wrong, borderline) => {
		const [meets, , unsure] = rates(episodes, n, 0);
		near([meets!, unsure!], [wrong, borderline]);
		expect(meets).toBeGreaterThan(rates(episodes, n, parameters.correlation)[0]!);
	});
});
