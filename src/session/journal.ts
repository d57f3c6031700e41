/** The journal, format `dryrun.attempt/1`: a header and the ordered inputs of one attempt. Its links are made and checked in `chain.ts`. */
import type { Input } from './input.ts';

export const ATTEMPT_FORMAT = 'dryrun.attempt/1';
/** An input with a number divisible by this carries the hash of the state that it found. */
export const STATE_EVERY = 50;

/** What the attempt was: everything beside the inputs that decides how it replays and how it is read. */
export interface AttemptHeader {
	readonly format: typeof ATTEMPT_FORMAT;
	/** Content hash of the engine that made the attempt; `dev` outside a build. */
	readonly engine: string;
	/** Hash of the scenario's world pack. */
	readonly world: string;
	/** Hash of the scenario's assessment pack. */
	readonly assess: string;
	/** Version of the rubric in force when the attempt began. */
	readonly rubric: string;
	readonly scenario: string;
	readonly seed: string;
	readonly variant: string;
	readonly codeName: string;
	readonly mode: 'lab' | 'exam';
	/** Wall time of the start, RFC 3339 in UTC. For people and reports; never for the world or the score. */
	readonly started: string;
}

export interface JournalEntry {
	/** 1 for the first input. */
	readonly n: number;
	/** Simulated ms at which the input was applied. */
	readonly at: number;
	/** Wall ms since the start of the attempt. */
	readonly wall: number;
	readonly input: Input;
	/** Hash of the whole attempt's state just before this input; on every 50th entry and on `finish`. */
	readonly state?: string;
	/** 12 hex digits. */
	readonly link: string;
}

export interface Journal {
	readonly header: AttemptHeader;
	/** Link of the header, which the first entry continues. */
	readonly root: string;
	readonly entries: readonly JournalEntry[];
}

export type EntryBody = Omit<JournalEntry, 'link'>;

/** Link of the newest entry, or of the header when there is none. */
export const headLink = (journal: Journal): string => journal.entries.at(-1)?.link ?? journal.root;

/** True when the entry that comes next must carry the hash of the state it finds. */
export const wantsState = ({ entries }: { readonly entries: { readonly length: number } }, input: Input): boolean =>
	input.kind === 'finish' || (entries.length + 1) % STATE_EVERY === 0;

export const appended = (journal: Journal, entry: JournalEntry): Journal => ({ ...journal, entries: [...journal.entries, entry] });

/** Something about a journal that does not fit, and where: `header`, `entry 212`, `end` or `line 1, column 8`. */
export interface Finding {
	readonly position: string;
	readonly what: string;
}
