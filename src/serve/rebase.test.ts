import { expect, it } from 'vitest';
import { moved, movedJson, offsetSeconds } from './rebase.ts';

const SIMULATED = Date.parse('2026-11-13T14:15:00.437Z');
const WALL = Date.parse('2031-02-03T04:05:06.901Z');

it('makes the simulated second the second of the wall clock', () => {
	const seconds = offsetSeconds(WALL, SIMULATED);
	expect(moved('2026-11-13T14:15:00Z', seconds)).toBe('2031-02-03T04:05:06Z');
	expect(moved('2026-11-13T14:15:00.437000Z', seconds)).toBe('2031-02-03T04:05:06.437000Z');
});

it('moves every instant of an answer and nothing else, and back again', () => {
	const answer = { at: '2026-11-13T14:15:00Z', text: 'from 2026-11-13T14:00:00Z to 2026-11-13T14:05:00.5Z', day: '2026-11-13', count: 5 };
	const there = movedJson(answer, 3600);
	expect(there).toEqual({
		at: '2026-11-13T15:15:00Z',
		text: 'from 2026-11-13T15:00:00Z to 2026-11-13T15:05:00.5Z',
		day: '2026-11-13',
		count: 5,
	});
	expect(movedJson(there, -3600)).toEqual(answer);
});
