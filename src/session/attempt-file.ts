/**
 * The attempt as a file. Files come from anywhere, so reading one treats it as hostile: limits on size and depth before parsing, a strict
 * schema after it, then the chain. A file that does not pass is refused with the position of each fault, and nothing of it is kept.
 */
import { z } from 'zod';
import { canonicalJson } from '../sim/index.ts';
import { chainFindings } from './chain.ts';
import { Input } from './input.ts';
import { ATTEMPT_FORMAT, type AttemptHeader, type Finding, headLink, type Journal, type JournalEntry } from './journal.ts';
import { jsonFault } from './json-fault.ts';
import { LIMITS } from './limits.ts';

const hex = (digits: string): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const word = z.string().min(1).max(120);
const time = z.number().int().min(0).max(LIMITS.simulatedMs);

const Header = z.strictObject({
	format: z.literal(ATTEMPT_FORMAT),
	engine: word,
	world: word,
	assess: word,
	rubric: word,
	scenario: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
	seed: word,
	variant: word,
	codeName: z.string().max(120),
	mode: z.enum(['lab', 'exam']),
	started: z.iso.datetime(),
});

const Entry = z.strictObject({
	n: z.number().int().min(1).max(LIMITS.entries),
	at: time,
	wall: z.number().int().min(0).max(LIMITS.wallMs),
	input: Input,
	state: hex('64').optional(),
	link: hex('12'),
});

/** A result that was computed where the file comes from. It means nothing until a replay here gives the same. */
const CachedResult = z.strictObject({
	/** Head link of the journal that was scored. */
	of: hex('12'),
	rubric: word,
	reading: z.json(),
});

const AttemptFileSchema = z.strictObject({
	header: Header,
	root: hex('12'),
	entries: z.array(Entry).max(LIMITS.entries),
	head: z.strictObject({ n: z.number().int().min(0).max(LIMITS.entries), link: hex('12') }),
	/** How far simulated time had run when the file was written; not part of the chain. */
	clock: z.strictObject({ at: time }),
	result: CachedResult.optional(),
});

export type CachedResult = z.infer<typeof CachedResult>;

export interface AttemptFile {
	readonly journal: Journal;
	/** Simulated ms that the attempt had reached; at least the time of its last entry. */
	readonly clock: number;
	/** Unverified: whoever shows it says so, or replays first. */
	readonly result: CachedResult | null;
}

export type ReadAttempt =
	| { readonly ok: true; readonly file: AttemptFile }
	/** `unreadable`: not the format; `broken`: the format, but its links do not hold. */
	| { readonly ok: false; readonly why: 'unreadable' | 'broken'; readonly findings: readonly Finding[] };

/** What no reader would accept in a header; null when there is nothing. */
export function headerFault(header: AttemptHeader): string | null {
	const [issue] = Header.safeParse(header).error?.issues ?? [];
	return issue === undefined ? null : `${place(issue.path)}: ${said(issue)}`;
}

/** The text of the file, one entry a line so that two files can be compared by eye. Ends in a line end. */
export function writeAttemptFile({ journal, clock, result }: AttemptFile): string {
	const entries = journal.entries.map((entry) => `\n  ${canonicalJson(entry)}`).join(',');
	const head = { n: journal.entries.length, link: headLink(journal) };
	return [
		'{',
		`"header": ${canonicalJson(journal.header)},`,
		`"root": ${canonicalJson(journal.root)},`,
		`"entries": [${entries}${entries === '' ? '' : '\n'}],`,
		`"head": ${canonicalJson(head)},`,
		`"clock": ${canonicalJson({ at: clock })}${result === null ? '' : ','}`,
		...(result === null ? [] : [`"result": ${canonicalJson(result)}`]),
		'}',
		'',
	].join('\n');
}

/** Reads a file's text. Never throws for what the text says. */
export function readAttemptFile(text: string): ReadAttempt {
	const refused = (findings: readonly Finding[]): ReadAttempt => ({ ok: false, why: 'unreadable', findings });
	const surface = surfaceFinding(text);
	if (surface !== null) return refused([surface]);
	const json = parseJson(text);
	if ('what' in json) return refused([json]);
	const names = unsafeName(json.value, []);
	if (names !== null) return refused([names]);
	const format = otherFormat(json.value);
	if (format !== null) return refused([format]);

	const parsed = AttemptFileSchema.safeParse(json.value);
	if (!parsed.success)
		return refused(parsed.error.issues.slice(0, 20).map((issue) => ({ position: place(issue.path), what: said(issue) })));

	const { header, root, entries, head, clock, result } = parsed.data;
	const journal: Journal = { header: header as AttemptHeader, root, entries: entries as JournalEntry[] };
	const findings = chainFindings(journal, head);
	if (result !== undefined && result.of !== head.link)
		findings.push({ position: 'result', what: `it belongs to head ${result.of}, not to ${head.link}` });
	const last = entries.at(-1)?.at ?? 0;
	if (clock.at < last) findings.push({ position: 'clock', what: `${clock.at} ms lies before the last entry, at ${last} ms` });
	if (findings.length > 0) return { ok: false, why: 'broken', findings };
	return { ok: true, file: { journal, clock: clock.at, result: result ?? null } };
}

/** Size and depth, before anything is parsed. */
function surfaceFinding(text: string): Finding | null {
	if (text.length > LIMITS.fileCharacters) {
		return { position: 'file', what: `${text.length} characters; at most ${LIMITS.fileCharacters} are read` };
	}
	let depth = 0;
	let isString = false;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (isString) {
			if (code === BACKSLASH) index++;
			else if (code === QUOTE) isString = false;
		} else if (code === QUOTE) isString = true;
		else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
			depth++;
			if (depth > LIMITS.depth) return { position: lineAndColumn(text, index), what: `nested deeper than ${LIMITS.depth} levels` };
		} else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
	}
	return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

function lineAndColumn(text: string, index: number): string {
	const before = text.slice(0, index).split('\n');
	return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function parseJson(text: string): { readonly value: unknown } | Finding {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		const index = jsonFault(text) ?? text.length;
		return {
			position: lineAndColumn(text, index),
			what: index >= text.length ? 'the file ends too early: it was cut short' : 'no JSON from here on',
		};
	}
}

/** Names that would reach an object's prototype if somebody copied them carelessly. An honest file has none. */
function unsafeName(value: unknown, path: readonly PropertyKey[]): Finding | null {
	if (value === null || typeof value !== 'object') return null;
	for (const key of Object.keys(value)) {
		const here = Array.isArray(value) ? Number(key) : key;
		if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
			return { position: place(path), what: `the name ${JSON.stringify(key)} is not allowed` };
		}
		const found = unsafeName((value as Record<string, unknown>)[key], [...path, here]);
		if (found !== null) return found;
	}
	return null;
}

/** A file of another kind or version gets a plain word instead of a list of fields that do not fit. */
function otherFormat(value: unknown): Finding | null {
	const header = value !== null && typeof value === 'object' && 'header' in value ? value.header : undefined;
	const format = header !== null && typeof header === 'object' && 'format' in header ? header.format : undefined;
	if (format === ATTEMPT_FORMAT) return null;
	if (typeof format !== 'string') return { position: 'header', what: `this is no attempt: an attempt says "format": "${ATTEMPT_FORMAT}"` };
	return { position: 'header', what: `format ${JSON.stringify(format.slice(0, 60))} is not read here; ${ATTEMPT_FORMAT} is` };
}

/** `entry 212: input.text` for what zod calls entries[211].input.text. */
function place(path: readonly PropertyKey[]): string {
	const [first, index, ...rest] = path;
	if (first === 'entries' && typeof index === 'number')
		return [`entry ${index + 1}`, rest.map(String).join('.')].filter(Boolean).join(': ');
	return path.length === 0 ? 'file' : path.map(String).join('.');
}

function said(issue: z.core.$ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.map((key) => JSON.stringify(key.slice(0, 60))).join(', ')}`;
	return issue.message.slice(0, 200);
}
