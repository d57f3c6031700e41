import { describe, expect, it } from 'vitest';
import { emptyJournal, nextEntry } from './chain.ts';
import { appended, headLink, type Journal } from './journal.ts';
import { attemptId, memoryStore } from './store.ts';

const HEADER = {
	format: 'dryrun.attempt/1',
	engine: 'dev',
	world: 'w',
	assess: 'a',
	rubric: '1',
	scenario: 'stuck-image',
	seed: 'seed',
	variant: 'typo',
	codeName: 'heron',
	mode: 'lab',
	started: '2026-11-23T10:00:00.000Z',
} as const;

/** A journal with these lines, a second apart. */
const journalOf = (lines: readonly string[], header: Journal['header'] = HEADER): Journal =>
	lines.reduce(
		(journal, text) => appended(journal, nextEntry(journal, { at: journal.entries.length * 1000, wall: 0, input: { kind: 'line', text } })),
		emptyJournal(header),
	);
const fileOf = (lines: readonly string[]) => ({ journal: journalOf(lines), clock: 90_000, result: null });
const ID = attemptId(journalOf([]));

describe('a store of attempts', () => {
	it.each([
		['nothing', null, ['a', 'b'], 'added', ['a', 'b']],
		['its beginning', ['a'], ['a', 'b'], 'continued', ['a', 'b']],
		['the same', ['a', 'b'], ['a', 'b'], 'continued', ['a', 'b']],
		['more of it', ['a', 'b', 'c'], ['a', 'b'], 'older', ['a', 'b', 'c']],
		['another way from the same start', ['a', 'x'], ['a', 'b', 'c'], 'parted', ['a', 'x']],
		['its header only', [], ['a'], 'continued', ['a']],
	])('that has %s takes a file in without losing anything', async (_what, here, incoming, outcome, kept) => {
		const store = memoryStore();
		if (here !== null) await store.import(fileOf(here));
		expect(await store.import(fileOf(incoming))).toEqual({ id: ID, outcome });
		expect((await store.read(ID))?.journal).toEqual(journalOf(kept));
	});

	it('takes no file in for an attempt that is open', async () => {
		const store = memoryStore();
		const writer = await store.create(journalOf([]));
		await expect(store.import(fileOf(['a']))).rejects.toMatchObject({ code: 'busy' });
		writer.close();
		expect((await store.import(fileOf(['a']))).outcome).toBe('continued');
	});

	it('lists attempts by their start, newest first, without their inputs', async () => {
		const store = memoryStore();
		await store.import({ journal: journalOf(['a']), clock: 5000, result: null });
		const later = journalOf(['a', 'b'], { ...HEADER, started: '2026-11-24T10:00:00.000Z' });
		await store.import({ journal: later, clock: 1000, result: null });
		expect(await store.list()).toEqual([
			{ id: attemptId(later), header: later.header, inputs: 2, head: headLink(later), clock: 1000, isFinished: false, result: null },
			expect.objectContaining({ id: ID, inputs: 1, clock: 5000 }),
		]);
	});

	it('drops a kept result when the attempt goes on', async () => {
		const store = memoryStore();
		const writer = await store.create(journalOf([]));
		await store.keepResult(ID, { of: '0'.repeat(12), rubric: '1', reading: {} });
		const [entry] = journalOf(['a']).entries;
		await writer.append(entry!);
		expect((await store.read(ID))?.result).toBeNull();
	});
});
