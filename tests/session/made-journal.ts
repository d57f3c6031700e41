/** A journal with made-up inputs and a chain that holds, for tests that need no world. */
import { appended, emptyJournal, type Input, type Journal, nextEntry } from '../../src/session/index.ts';

export const HEADER = {
	format: 'dryrun.attempt/1',
	engine: 'dev',
	world: 'a'.repeat(64),
	assess: 'b'.repeat(64),
	rubric: '1',
	scenario: 'stuck-image',
	seed: 'seed-1',
	variant: 'typo',
	codeName: 'heron',
	mode: 'lab',
	started: '2026-11-23T10:00:00.000Z',
} as const;

export function madeJournal(count: number, header: Journal['header'] = HEADER): Journal {
	let journal = emptyJournal(header);
	for (let n = 1; n <= count; n++) {
		const input: Input =
			n % 3 === 0 ? { kind: 'message', channel: 'releases', text: `note ${n}` } : { kind: 'line', text: `kubectl get pods # ${n}` };
		const state = n % 50 === 0 ? 'c'.repeat(64) : undefined;
		journal = appended(journal, nextEntry(journal, { at: n * 1000, wall: n * 1100, input, state }));
	}
	return journal;
}
