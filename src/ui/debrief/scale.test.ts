import { describe, expect, it } from 'vitest';
import { causeDepth, causeGrid, stepPath, timeAxis } from './scale.ts';

describe('the time axis', () => {
	it('ticks in whole minutes and leaves room at its end', () => {
		const axis = timeAxis([17 * 60_000]);
		expect(axis.ticks.map(({ words }) => words)).toEqual(['0 min', '5 min', '10 min', '15 min']);
		expect(axis.place(17 * 60_000)).toBeLessThan(0.9);
	});

	it('does not shrink below a minute', () => {
		expect(timeAxis([3000]).end).toBeGreaterThan(60_000);
	});
});

describe('the causes left', () => {
	it('halve at even steps', () => {
		expect(causeGrid(24)).toEqual([24, 12, 6, 3, 2, 1]);
		expect(causeDepth(24, 24)).toBe(0);
		expect(causeDepth(1, 24)).toBe(1);
		expect(causeDepth(12, 24) * 2).toBeCloseTo(causeDepth(6, 24));
	});

	it('make a stepped line to the end of the attempt', () => {
		const axis = { end: 100, ticks: [], place: (ms: number) => ms / 100 };
		const field = { width: 1000, top: 0, bottom: 100 };
		expect(
			stepPath(
				[
					{ at: 0, left: 4 },
					{ at: 20, left: 2 },
					{ at: 50, left: 1 },
				],
				80,
				axis,
				4,
				field,
			),
		).toBe('M0.0 0.0H200.0V50.0H500.0V100.0H800.0');
	});
});
