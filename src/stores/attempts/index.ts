/** The attempts of this browser as a person would count them. Small, so that reading pages can use it too. */
import type { AttemptStore, AttemptSummary } from '../../session/client/index.ts';

/** Inputs that the page sends by itself, or that only move it about. */
const IDLE_KINDS: ReadonlySet<string> = new Set(['resize', 'scroll', 'open', 'pace']);
/** An attempt with more inputs than this holds one that somebody meant. */
const SURELY_BEGUN = 8;

/** Attempts in which somebody did something, newest start first. Opening a lab and leaving it again makes none. */
export async function begunAttempts(store: Pick<AttemptStore, 'list' | 'read'>): Promise<readonly AttemptSummary[]> {
	const all = await store.list();
	const isBegun = await Promise.all(all.map((attempt) => begun(attempt, store)));
	return all.filter((_, index) => isBegun[index]);
}

async function begun({ id, isFinished, inputs }: AttemptSummary, store: Pick<AttemptStore, 'read'>): Promise<boolean> {
	if (isFinished || inputs > SURELY_BEGUN) return true;
	if (inputs === 0) return false;
	const file = await store.read(id);
	return file?.journal.entries.some(({ input }) => !IDLE_KINDS.has(input.kind)) ?? false;
}
