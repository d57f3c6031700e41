import { describe, expect, it } from 'vitest';
import { type Act, bitsPerAct, type CauseTable, classifyActs, efficiency } from './causes.ts';

const table: CauseTable = {
	causes: ['tag', 'auth', 'quota', 'config', 'code', 'probe', 'node', 'network'],
	clues: [
		{ id: 'pull-backoff', excludes: ['quota', 'config', 'code', 'probe'] },
		{ id: 'no-tag', excludes: ['auth', 'network', 'quota', 'config', 'code', 'probe', 'node'] },
		{ id: 'nodes-fine', excludes: ['node'] },
		{ id: 'users-fine', excludes: [] },
	],
};

const look = (at: number, ...clues: string[]): Act => ({ position: `${at}:0`, at: at * 60_000, clues, isChange: false });
const change = (at: number): Act => ({ position: `${at}:0`, at: at * 60_000, clues: [], isChange: true });
const story = (acts: readonly Act[]) => classifyActs(table, acts).map((act) => `${act.causesBefore}>${act.causesAfter} ${act.class}`);

describe('the class of a step', () => {
	it('is splitting when it tells half of the bits of the best clue, else elimination', () => {
		// The best clue leaves 1 of 8 (3 bits); sqrt(8) = 2.83 causes are half of that way.
		expect(story([look(1, 'pull-backoff'), look(2, 'nodes-fine'), look(3, 'no-tag')])).toEqual([
			'8>4 elimination',
			'4>3 elimination',
			'3>1 splitting',
		]);
	});

	it('is redundant when what it shows was known, a finding when it shows something new that is about no cause, else irrelevant', () => {
		expect(story([look(1, 'no-tag'), look(2, 'nodes-fine'), look(3, 'users-fine'), look(4)])).toEqual([
			'8>1 splitting',
			'1>1 redundant',
			'1>1 finding',
			'1>1 irrelevant',
		]);
	});

	it('does not count a look again within 30 s', () => {
		const again: Act = { position: '2:0', at: 80_000, clues: ['no-tag'], isChange: false };
		expect(story([look(1, 'no-tag'), again, look(3, 'no-tag')])).toEqual(['8>1 splitting', '1>1 again', '1>1 redundant']);
	});

	it('is replace for a change while more than one cause is open, else a change, and looks after that check it', () => {
		expect(story([change(1), look(2, 'no-tag'), change(3), look(4), look(5, 'no-tag')])).toEqual([
			'8>8 replace',
			'8>1 splitting',
			'1>1 change',
			'1>1 check',
			'1>1 check',
		]);
	});

	it('names the causes that fell and the clues that were new', () => {
		const [, second] = classifyActs(table, [look(1, 'pull-backoff'), look(2, 'pull-backoff', 'nodes-fine')]);
		expect(second).toMatchObject({ excluded: ['node'], newClues: ['nodes-fine'] });
	});
});

describe('efficiency', () => {
	const expert = classifyActs(table, [look(1, 'no-tag')]);

	it('compares bits per act with the expert, changes and checks left out', () => {
		const own = classifyActs(table, [look(1, 'pull-backoff'), change(2), look(3, 'no-tag'), look(4, 'no-tag')]);
		expect(bitsPerAct(expert)).toBeCloseTo(3, 12);
		expect(bitsPerAct(own)).toBeCloseTo(1.5, 12);
		expect(efficiency(own, bitsPerAct(expert))).toBeCloseTo(1 / 2, 12);
	});

	it('is unknown without any look', () => {
		expect(efficiency(classifyActs(table, [change(1)]), bitsPerAct(expert))).toBeNull();
	});
});
