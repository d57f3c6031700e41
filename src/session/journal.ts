/**
 * The journal, format `dryrun.attempt/1`: a header and the ordered inputs of one attempt. Each entry carries a link, the first
 * 12 hex digits of SHA-256 over the link before it and its own canonical JSON, so that a change anywhere is found where it was made.
 * The chain proves integrity, not who typed.
 */
import { canonicalJson, sha256Hex } from '../sim/index.ts';
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

const shortLink = (previous: string, body: unknown): string => sha256Hex(`${previous}\n${canonicalJson(body)}`).slice(0, 12);

export const headerLink = (header: AttemptHeader): string => shortLink('', header);
export const entryLink = (previous: string, { n, at, wall, input, state }: EntryBody): string =>
	shortLink(previous, { n, at, wall, input, state });

export function emptyJournal(header: AttemptHeader): Journal {
	return { header, root: headerLink(header), entries: [] };
}

/** Link of the newest entry, or of the header when there is none. */
export const headLink = (journal: Journal): string => journal.entries.at(-1)?.link ?? journal.root;

/** True when the entry that comes next must carry the hash of the state it finds. */
export const wantsState = ({ entries }: { readonly entries: { readonly length: number } }, input: Input): boolean =>
	input.kind === 'finish' || (entries.length + 1) % STATE_EVERY === 0;

/** The entry that continues this journal. Simulated and wall time never run backwards in it. */
export function nextEntry(journal: Journal, next: { at: number; wall: number; input: Input; state?: string | undefined }): JournalEntry {
	const last = journal.entries.at(-1);
	const body: EntryBody = {
		n: journal.entries.length + 1,
		at: Math.max(next.at, last?.at ?? 0),
		wall: Math.max(next.wall, last?.wall ?? 0),
		input: next.input,
		...(next.state === undefined ? {} : { state: next.state }),
	};
	return { ...body, link: entryLink(headLink(journal), body) };
}

export const appended = (journal: Journal, entry: JournalEntry): Journal => ({ ...journal, entries: [...journal.entries, entry] });

/** Something about a journal that does not fit, and where: `header`, `entry 212`, `end` or `line 1, column 8`. */
export interface Finding {
	readonly position: string;
	readonly what: string;
}

/** Every place where the chain does not hold, in order. Goes on after a break from the link that stands in the file. */
export function chainFindings(journal: Journal, head: { readonly n: number; readonly link: string }): Finding[] {
	const findings: Finding[] = [];
	const say = (position: string, what: string): void => void findings.push({ position, what });
	if (journal.root !== headerLink(journal.header))
		say('header', `its link ${journal.root} does not fit what it says: the header was changed`);
	let previous: { link: string; n: number; at: number; wall: number } = { link: journal.root, n: 0, at: 0, wall: 0 };
	for (const entry of journal.entries) {
		const position = `entry ${previous.n + 1}`;
		if (entry.n !== previous.n + 1) {
			say(position, orderBroken(entry.n, previous.n));
		} else if (entry.link !== entryLink(previous.link, entry)) {
			say(position, `its link ${entry.link} does not fit what it says and the link before it: this entry or the one before was changed`);
		}
		if (entry.at < previous.at) say(position, `simulated time runs backwards, from ${previous.at} to ${entry.at} ms`);
		if (entry.wall < previous.wall) say(position, `wall time runs backwards, from ${previous.wall} to ${entry.wall} ms`);
		previous = entry;
	}
	if (head.n > previous.n) say('end', `the file ends after entry ${previous.n}, but its head names entry ${head.n}: it was cut short`);
	else if (head.n < previous.n)
		say('end', `the head names entry ${head.n}, but the file goes on to entry ${previous.n}: entries were added`);
	else if (head.link !== previous.link) say('end', `the head link ${head.link} is not the link of entry ${previous.n}, ${previous.link}`);
	return findings;
}

function orderBroken(found: number, before: number): string {
	if (found > before + 1) return `is missing or was moved: entry ${found} stands in its place`;
	return `entry ${found} stands here again or out of order, after entry ${before}`;
}
