/** A running attempt together with its journal: every input is written down before it is applied. */
import { Attempt, type AttemptOptions } from './attempt.ts';
import type { AttemptFile } from './attempt-file.ts';
import type { Input } from './input.ts';
import {
	ATTEMPT_FORMAT,
	type AttemptHeader,
	appended,
	emptyJournal,
	type Journal,
	type JournalEntry,
	nextEntry,
	wantsState,
} from './journal.ts';
import type { ScenarioPack } from './pack.ts';

export class Recording {
	readonly attempt: Attempt;
	#journal: Journal;

	/** The attempt stands where the journal ends. */
	constructor(attempt: Attempt, journal: Journal) {
		this.attempt = attempt;
		this.#journal = journal;
	}

	get journal(): Journal {
		return this.#journal;
	}

	/**
	 * Writes an input down, then applies it now. `wall` is ms since the start of the attempt. When `write` fails nothing has happened.
	 * One call at a time: the caller waits for each.
	 */
	async input(input: Input, wall: number, write: (entry: JournalEntry) => Promise<void> = async () => {}): Promise<void> {
		const state = wantsState(this.#journal, input) ? await this.attempt.stateHash() : undefined;
		const entry = nextEntry(this.#journal, { at: this.attempt.now, wall, input, state });
		await write(entry);
		this.#journal = appended(this.#journal, entry);
		await this.attempt.apply(entry.input, entry.at);
	}

	file(): AttemptFile {
		return { journal: this.#journal, clock: this.attempt.now, result: null };
	}
}

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
