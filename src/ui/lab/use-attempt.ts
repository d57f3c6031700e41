import { useCallback, useEffect, useState } from 'react';
import { type AttemptStore, type AttemptSummary, connectEngine, indexedDbStore } from '../../session/client/index.ts';
import { begunAttempts } from '../../stores/attempts/index.ts';
import { createLabStore, type LabStore, startPacer } from '../../stores/index.ts';
import { labHref, readHash } from '../kit/index.ts';

/** An attempt on the same lab that waits to be resumed. */
export interface Waiting {
	readonly id: string;
	readonly clockMs: number;
	readonly startedMs: number;
}

export interface OpenAttempt {
	readonly store: LabStore | null;
	/** Set when the person has to choose between going on and starting anew. */
	readonly waiting: Waiting | null;
	readonly variant: string | null;
	resume(id: string): void;
	startAnew(): void;
}

/**
 * Opens what the address names: an attempt to resume, or a new one. The engine starts in its worker at once, while the brief is read.
 */
export function useAttempt(slug: string, codeName: string): OpenAttempt {
	const [store, setStore] = useState<LabStore | null>(null);
	const [waiting, setWaiting] = useState<Waiting | null>(null);
	const [variant, setVariant] = useState<string | null>(null);

	useEffect(() => {
		const engine = connectEngine();
		const lab = createLabStore(engine);
		setStore(lab);
		const stopClock = startPacer({
			now: () => performance.now(),
			every: (ms, run) => {
				const timer = setInterval(run, ms);
				return () => clearInterval(timer);
			},
			isHidden: () => document.hidden,
			speed: lab.pace,
			advance: lab.advance,
		});
		// Another attempt in the address is another page.
		const reload = () => {
			const { attempt, isNew } = readHash(location.hash);
			if (isNew || (attempt !== null && attempt !== lab.getState().lab?.attempt)) location.reload();
		};
		addEventListener('hashchange', reload);

		const { attempt, isNew } = readHash(location.hash);
		void (async () => {
			if (attempt) await goOn(lab, attempt, setVariant);
			else {
				const found = isNew ? null : await unfinished(slug);
				if (found) setWaiting(found);
				else await begin(lab, slug, codeName, setVariant);
			}
		})();
		return () => {
			stopClock();
			removeEventListener('hashchange', reload);
		};
	}, [slug, codeName]);

	const resume = useCallback(
		(id: string) => {
			setWaiting(null);
			if (store) void goOn(store, id, setVariant);
		},
		[store],
	);
	const startAnew = useCallback(() => {
		setWaiting(null);
		if (store) void begin(store, slug, codeName, setVariant);
	}, [store, slug, codeName]);

	return { store, waiting, variant, resume, startAnew };
}

type SetVariant = (variant: string | null) => void;

async function begin(lab: LabStore, slug: string, codeName: string, setVariant: SetVariant): Promise<void> {
	const id = await lab.start({ slug, codeName });
	if (id === null) return;
	history.replaceState(null, '', labHref(slug, id));
	await afterOpening(lab, id, setVariant);
}

async function goOn(lab: LabStore, id: string, setVariant: SetVariant): Promise<void> {
	if ((await lab.resume(id)) === null) return;
	history.replaceState(null, '', `#a=${id}`);
	await afterOpening(lab, id, setVariant);
}

/** What only the store knows: the variant, and what was read before a reload. */
async function afterOpening(lab: LabStore, id: string, setVariant: SetVariant): Promise<void> {
	const key = `dryrun.read.${id}`;
	try {
		lab.recallRead(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, number>);
		lab.subscribe(({ readUpTo }, before) => {
			if (readUpTo !== before.readUpTo) sessionStorage.setItem(key, JSON.stringify(readUpTo));
		});
	} catch {
		// Without storage every message counts as new again after a reload.
	}
	setVariant((await fromStore((store) => store.list())).find((summary) => summary.id === id)?.header.variant ?? null);
}

async function unfinished(slug: string): Promise<Waiting | null> {
	const own = await fromStore(begunAttempts);
	const found = own.find(({ header, isFinished }) => header.scenario === slug && !isFinished);
	return found ? { id: found.id, clockMs: found.clock, startedMs: Date.parse(found.header.started) } : null;
}

/** Attempts of this browser; none when storage is closed (the engine then says so itself). */
async function fromStore(read: (store: AttemptStore) => Promise<readonly AttemptSummary[]>): Promise<readonly AttemptSummary[]> {
	try {
		return await read(await indexedDbStore());
	} catch {
		return [];
	}
}
