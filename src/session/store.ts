/**
 * Where attempts live between reloads. One writer per attempt; an input is durable before it is acknowledged. This file holds the
 * contract and a store in memory for Node; `store-indexeddb.ts` is the one of a browser.
 */
import type { AttemptFile, CachedResult } from './attempt-file.ts';
import { type AttemptHeader, appended, headLink, type Journal, type JournalEntry } from './journal.ts';

/** Id of an attempt, the same on every machine: its scenario and the link of its header. */
export const attemptId = (journal: Journal): string => `${journal.header.scenario}-${journal.root}`;

/** What a list of attempts shows without reading their inputs. */
export interface AttemptSummary {
	readonly id: string;
	readonly header: AttemptHeader;
	readonly inputs: number;
	readonly head: string;
	/** Simulated ms that it had reached. */
	readonly clock: number;
	readonly isFinished: boolean;
	readonly result: CachedResult | null;
}

/** The only way to change a stored attempt. Held by one tab at a time. */
export interface AttemptWriter {
	readonly id: string;
	/** Resolves once the entry is on disk. */
	append(entry: JournalEntry): Promise<void>;
	/** Notes how far simulated time has run. May be lost in a crash; costs at most some seconds of simulated time. */
	clock(at: number): Promise<void>;
	close(): void;
}

export type ImportOutcome =
	/** It was not here before. */
	| 'added'
	/** It goes on from what was here, or is the same. */
	| 'continued'
	/** What is here goes on from it; nothing changed. */
	| 'older'
	/** It and what is here went different ways from the same start; nothing changed. */
	| 'parted';

export interface AttemptStore {
	/** Newest start first. */
	list(): Promise<readonly AttemptSummary[]>;
	read(id: string): Promise<AttemptFile | null>;
	/** Writes a new attempt and opens it. Throws `StoreError`. */
	create(journal: Journal): Promise<AttemptWriter>;
	/** Opens a stored attempt for writing. Throws `StoreError` with `busy` when another tab has it. */
	open(id: string): Promise<AttemptWriter>;
	/** Takes in a file that `readAttemptFile` accepted. */
	import(file: AttemptFile): Promise<{ readonly id: string; readonly outcome: ImportOutcome }>;
	/** Keeps a result beside its attempt, for lists and for the exported file. Unverified like any cached result. */
	keepResult(id: string, result: CachedResult): Promise<void>;
}

/** What went wrong with storage, for a page to say. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
	readonly code: 'busy' | 'missing' | 'storage';
	constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}

export const busyAttempt = (): StoreError => new StoreError('busy', 'This attempt is open in another tab.');
export const missingAttempt = (id: string): StoreError => new StoreError('missing', `There is no attempt ${id} in this browser.`);

export function summaryOf(id: string, { journal, clock, result }: AttemptFile): AttemptSummary {
	const last = journal.entries.at(-1);
	return {
		id,
		header: journal.header,
		inputs: journal.entries.length,
		head: headLink(journal),
		clock,
		isFinished: last?.input.kind === 'finish',
		result,
	};
}

/** What an import does to what is already here. */
export function importOutcome(here: Journal | null, incoming: Journal): ImportOutcome {
	if (here === null) return 'added';
	const shorter = here.entries.length < incoming.entries.length ? here : incoming;
	const longer = shorter === here ? incoming : here;
	const atSamePlace = longer.entries[shorter.entries.length - 1]?.link ?? longer.root;
	if (atSamePlace !== headLink(shorter)) return 'parted';
	return here.entries.length > incoming.entries.length ? 'older' : 'continued';
}

/** Newest start first; ids decide between equals. */
export const byStart = (a: AttemptSummary, b: AttemptSummary): number =>
	a.header.started === b.header.started ? (a.id < b.id ? -1 : 1) : a.header.started < b.header.started ? 1 : -1;

/** A store that lasts as long as the process. */
export function memoryStore(): AttemptStore {
	const files = new Map<string, AttemptFile>();
	const open = new Set<string>();

	const known = (id: string): AttemptFile => {
		const file = files.get(id);
		if (file === undefined) throw missingAttempt(id);
		return file;
	};
	const writer = (id: string): AttemptWriter => {
		if (open.has(id)) throw busyAttempt();
		open.add(id);
		return {
			id,
			async append(entry) {
				const file = known(id);
				files.set(id, { ...file, journal: appended(file.journal, entry), clock: Math.max(file.clock, entry.at), result: null });
			},
			async clock(at) {
				files.set(id, { ...known(id), clock: at });
			},
			close: () => void open.delete(id),
		};
	};

	return {
		list: async () => [...files].map(([id, file]) => summaryOf(id, file)).sort(byStart),
		read: async (id) => files.get(id) ?? null,
		async create(journal) {
			const id = attemptId(journal);
			files.set(id, { journal, clock: 0, result: null });
			return writer(id);
		},
		async open(id) {
			known(id);
			return writer(id);
		},
		async import(file) {
			const id = attemptId(file.journal);
			if (open.has(id)) throw busyAttempt();
			const outcome = importOutcome(files.get(id)?.journal ?? null, file.journal);
			if (outcome === 'added' || outcome === 'continued') files.set(id, file);
			return { id, outcome };
		},
		async keepResult(id, result) {
			files.set(id, { ...known(id), result });
		},
	};
}
