/** The store of a browser: IndexedDB for the attempts, a Web Lock for each one that is open for writing. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AttemptFile } from './attempt-file.ts';
import type { Journal, JournalEntry } from './journal.ts';
import {
	type AttemptStore,
	type AttemptSummary,
	type AttemptWriter,
	attemptId,
	busyAttempt,
	byStart,
	importOutcome,
	missingAttempt,
	StoreError,
	summaryOf,
} from './store.ts';

interface Tables extends DBSchema {
	/** Everything but the inputs; `clock` here is that of the newest input. */
	attempts: { key: string; value: AttemptSummary & { readonly root: string } };
	/** Keyed by attempt and number. */
	entries: { key: [string, number]; value: JournalEntry & { readonly attempt: string } };
	/** Progress of simulated time, written often and without waiting for the disk. */
	clocks: { key: string; value: { readonly attempt: string; readonly at: number } };
}

/** A page that reloads asks before the worker it left behind has let go. */
const LOCK_PATIENCE_MS = 2000;
const DURABLE = { durability: 'strict' } as const;

/** Opens the database. Throws `StoreError` where the browser keeps nothing (some private windows, plain http). */
export async function indexedDbStore(locks: LockManager | undefined = globalThis.navigator?.locks): Promise<AttemptStore> {
	if (locks === undefined)
		throw new StoreError('storage', 'This page needs https or localhost: without them the browser gives it no lock for its attempts.');
	const db = await guarded(
		openDB<Tables>('dryrun', 1, {
			upgrade(database) {
				database.createObjectStore('attempts', { keyPath: 'id' });
				database.createObjectStore('entries', { keyPath: ['attempt', 'n'] });
				database.createObjectStore('clocks', { keyPath: 'attempt' });
			},
		}),
	);
	return {
		list: () => guarded(list(db)),
		read: (id) => guarded(read(db, id)),
		async create(journal) {
			const id = attemptId(journal);
			const release = await lock(locks, id);
			await guarded(write(db, id, { journal, clock: 0, result: null }, 0));
			return writer(db, id, journal, release);
		},
		async open(id) {
			const release = await lock(locks, id);
			try {
				const file = await guarded(read(db, id));
				if (file === null) throw missingAttempt(id);
				return writer(db, id, file.journal, release);
			} catch (error) {
				release();
				throw error;
			}
		},
		async import(file) {
			const id = attemptId(file.journal);
			const release = await lock(locks, id);
			try {
				const here = await guarded(read(db, id));
				const outcome = importOutcome(here?.journal ?? null, file.journal);
				if (outcome === 'added' || outcome === 'continued') await guarded(write(db, id, file, here?.journal.entries.length ?? 0));
				return { id, outcome };
			} finally {
				release();
			}
		},
		async keepResult(id, result) {
			const tx = db.transaction('attempts', 'readwrite');
			const row = await guarded(tx.store.get(id));
			if (row === undefined) throw missingAttempt(id);
			await guarded(Promise.all([tx.store.put({ ...row, result }), tx.done]));
		},
	};
}

type Database = IDBPDatabase<Tables>;

async function list(db: Database): Promise<readonly AttemptSummary[]> {
	const tx = db.transaction(['attempts', 'clocks']);
	const [rows, clocks] = await Promise.all([tx.objectStore('attempts').getAll(), tx.objectStore('clocks').getAll()]);
	const reached = new Map(clocks.map(({ attempt, at }) => [attempt, at]));
	return rows.map(({ root: _, ...row }) => ({ ...row, clock: Math.max(row.clock, reached.get(row.id) ?? 0) })).sort(byStart);
}

async function read(db: Database, id: string): Promise<AttemptFile | null> {
	const tx = db.transaction(['attempts', 'entries', 'clocks']);
	const [row, entries, clock] = await Promise.all([
		tx.objectStore('attempts').get(id),
		tx.objectStore('entries').getAll(IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])),
		tx.objectStore('clocks').get(id),
	]);
	if (row === undefined) return null;
	const journal: Journal = { header: row.header, root: row.root, entries: entries.map(({ attempt: _, ...entry }) => entry) };
	return { journal, clock: Math.max(row.clock, clock?.at ?? 0), result: row.result };
}

/** Writes a whole attempt of which the first `known` entries are already there, in one transaction. */
async function write(db: Database, id: string, file: AttemptFile, known: number): Promise<void> {
	const tx = db.transaction(['attempts', 'entries', 'clocks'], 'readwrite', DURABLE);
	await Promise.all([
		tx.objectStore('attempts').put({ ...summaryOf(id, file), root: file.journal.root }),
		...file.journal.entries.slice(known).map((entry) => tx.objectStore('entries').put({ ...entry, attempt: id })),
		tx.objectStore('clocks').put({ attempt: id, at: file.clock }),
		tx.done,
	]);
}

function writer(db: Database, id: string, { header, root }: Journal, release: () => void): AttemptWriter {
	return {
		id,
		async append(entry) {
			const tx = db.transaction(['attempts', 'entries'], 'readwrite', DURABLE);
			const summary = {
				id,
				header,
				inputs: entry.n,
				head: entry.link,
				clock: entry.at,
				isFinished: entry.input.kind === 'finish',
				result: null,
			};
			await guarded(
				Promise.all([
					tx.objectStore('entries').add({ ...entry, attempt: id }),
					tx.objectStore('attempts').put({ ...summary, root }),
					tx.done,
				]),
			);
		},
		clock: (at) => guarded(db.put('clocks', { attempt: id, at })).then(() => undefined),
		close: release,
	};
}

/** Holds the attempt's lock until the returned function is called or the worker ends. */
async function lock(locks: LockManager, id: string): Promise<() => void> {
	return new Promise((granted, refused) => {
		locks
			.request(`dryrun/${id}`, { signal: AbortSignal.timeout(LOCK_PATIENCE_MS) }, () => new Promise<void>((release) => granted(release)))
			.catch((error: unknown) => refused(error instanceof DOMException && error.name === 'TimeoutError' ? busyAttempt() : error));
	});
}

/** The browser's own error in words that a page can show. */
async function guarded<Value>(work: Promise<Value>): Promise<Value> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof StoreError) throw error;
		const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
		throw new StoreError('storage', isFull ? "The browser's storage for this site is full." : 'The browser did not write to its storage.', {
			cause: error,
		});
	}
}
