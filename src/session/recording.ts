/** A running attempt together with its journal: every input is written down before it is applied. */
import { Attempt, type AttemptOptions } from './attempt.ts';
import type { AttemptFile } from './attempt-file.ts';
import { emptyJournal, nextEntry } from './chain.ts';
import type { Input } from './input.ts';
import { ATTEMPT_FORMAT, type AttemptHeader, appended, type Journal, type JournalEntry, wantsState } from './journal.ts';
import { JOURNAL_CHARACTERS, LIMITS } from './limits.ts';
import type { ScenarioPack } from './pack.ts';

/** The journal has grown to its limit: only `finish` is taken. */
export class JournalFull extends Error {
	override readonly name = 'JournalFull';
}

export class Recording {
	readonly attempt: Attempt;
	#journal: Journal;
	/** Characters of the inputs so far. */
	#size: number;

	/** The attempt stands where the journal ends. */
	constructor(attempt: Attempt, journal: Journal) {
		this.attempt = attempt;
		this.#journal = journal;
		this.#size = journal.entries.reduce((sum, entry) => sum + sizeOf(entry.input), 0);
	}

	get journal(): Journal {
		return this.#journal;
	}

	/**
	 * Writes an input down, then applies it now. `wall` is ms since the start of the attempt. When `write` fails nothing has happened.
	 * One call at a time: the caller waits for each.
	 */
	async input(input: Input, wall: number, write: (entry: JournalEntry) => Promise<void> = async () => {}): Promise<void> {
		const size = this.#size + sizeOf(input);
		const isFull = size > JOURNAL_CHARACTERS || this.#journal.entries.length >= LIMITS.entries - 1;
		if (isFull && input.kind !== 'finish') throw new JournalFull('This attempt has grown to its limit.');
		const state = wantsState(this.#journal, input) ? await this.attempt.stateHash() : undefined;
		const entry = nextEntry(this.#journal, { at: this.attempt.now, wall, input, state });
		await write(entry);
		this.#journal = appended(this.#journal, entry);
		this.#size = size;
		await this.attempt.apply(entry.input, entry.at);
	}

	file(): AttemptFile {
		return { journal: this.#journal, clock: this.attempt.now, result: null };
	}
}

/** What an input takes in a file, with its times and links. */
const sizeOf = (input: Input): number => JSON.stringify(input).length + 200;

/** What the header says beside the scenario's own names and hashes. */
export type HeaderFacts = Pick<AttemptHeader, 'engine' | 'rubric' | 'seed' | 'variant' | 'codeName' | 'mode' | 'started'>;

export const headerFor = (scenario: ScenarioPack, facts: HeaderFacts): AttemptHeader => ({
	format: ATTEMPT_FORMAT,
	world: scenario.worldHash,
	assess: scenario.assessHash,
	scenario: scenario.slug,
	...facts,
});

/** Begins an attempt and its journal. */
export async function record(
	scenario: ScenarioPack,
	facts: HeaderFacts,
	options: Omit<AttemptOptions, 'pack' | 'seed'> = {},
): Promise<Recording> {
	const attempt = await Attempt.start({ ...options, pack: scenario.variant(facts.variant), seed: facts.seed });
	return new Recording(attempt, emptyJournal(headerFor(scenario, facts)));
}
