/**
 * The chain of a journal. Each entry carries a link, the first 12 hex digits of SHA-256 over the link before it and its own canonical
 * JSON, so that a change anywhere is found where it was made. It proves integrity, not who typed.
 */
import { canonicalJson, sha256Hex } from '../sim/index.ts';
import type { Input } from './input.ts';
import { type AttemptHeader, type EntryBody, type Finding, headLink, type Journal, type JournalEntry } from './journal.ts';

const shortLink = (previous: string, body: unknown): string => sha256Hex(`${previous}\n${canonicalJson(body)}`).slice(0, 12);

export const headerLink = (header: AttemptHeader): string => shortLink('', header);
export const entryLink = (previous: string, { n, at, wall, input, state }: EntryBody): string =>
	shortLink(previous, { n, at, wall, input, state });

export function emptyJournal(header: AttemptHeader): Journal {
	return { header, root: headerLink(header), entries: [] };
}

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
