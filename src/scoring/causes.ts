/**
 * What each step told about the cause. A scenario declares the possible causes and which clue excludes which; from the order in which
 * clues reached the screen follows how many causes were left, and the class of each step (after HYDRIVE's classes for troubleshooting):
 *
 * - splitting: it told at least half of what the best single clue could have told at that moment, in bits;
 * - elimination: it excluded something, but less than that;
 * - redundant: everything that it showed about the causes was known;
 * - irrelevant: it showed nothing about any cause;
 * - replace: it changed the platform while more than one cause was open.
 *
 * Wall time and simulated time never enter, with one exception: to look again within 30 s is free.
 */
import { log } from '../sim/index.ts';
import type { Ms } from '../sim/index.ts';

export interface CauseTable {
	/** Ids of all causes that are possible at the start. */
	readonly causes: readonly string[];
	readonly clues: readonly { readonly id: string; readonly excludes: readonly string[] }[];
}

/** Something that the person did to find out or to change the platform. */
export interface Act {
	readonly position: string;
	readonly at: Ms;
	/** Clues that reached the screen because of it, seen before or not. */
	readonly clues: readonly string[];
	/** It changed the platform. */
	readonly isChange: boolean;
}

export type StepClass = 'splitting' | 'elimination' | 'redundant' | 'irrelevant' | 'replace';

export interface ClassifiedAct {
	readonly position: string;
	readonly at: Ms;
	/** Null for a change with one cause left, and for a look again within 30 s. */
	readonly class: StepClass | null;
	readonly causesBefore: number;
	readonly causesAfter: number;
	/** Causes that this act excluded. */
	readonly excluded: readonly string[];
	/** Clues seen here for the first time. */
	readonly newClues: readonly string[];
}

const freeRereadMs = 30_000;

function without(open: readonly string[], excludes: ReadonlySet<string>): readonly string[] {
	return open.filter((cause) => !excludes.has(cause));
}

function classOf(before: number, after: number, best: number, isAboutCauses: boolean): StepClass {
	// Bits compared without a logarithm: lb(before / after) >= lb(before / best) / 2.
	if (after < before) return before * best >= after * after ? 'splitting' : 'elimination';
	return isAboutCauses ? 'redundant' : 'irrelevant';
}

/** Classifies acts in their order. */
export function classifyActs(table: CauseTable, acts: readonly Act[]): readonly ClassifiedAct[] {
	const excludesOf = new Map(table.clues.map((clue) => [clue.id, new Set(clue.excludes)]));
	const lastSeen = new Map<string, Ms>();
	let open = table.causes;
	return acts.map((act) => {
		const before = open;
		const best = Math.min(before.length, ...table.clues.map((clue) => without(before, excludesOf.get(clue.id)!).length));
		const telling = act.clues.filter((clue) => (excludesOf.get(clue)?.size ?? 0) > 0);
		for (const clue of telling) open = without(open, excludesOf.get(clue)!);
		const seenAt = act.clues.map((clue) => lastSeen.get(clue));
		const isReread = act.clues.length > 0 && seenAt.every((at) => at !== undefined && act.at - at <= freeRereadMs);
		const newClues = act.clues.filter((_, index) => seenAt[index] === undefined);
		for (const clue of act.clues) lastSeen.set(clue, act.at);
		let kind: StepClass | null;
		if (act.isChange) kind = before.length > 1 ? 'replace' : null;
		else kind = isReread ? null : classOf(before.length, open.length, best, telling.length > 0);
		return {
			position: act.position,
			at: act.at,
			class: kind,
			causesBefore: before.length,
			causesAfter: open.length,
			excluded: before.filter((cause) => !open.includes(cause)),
			newClues,
		};
	});
}

/** Bits that one diagnostic act told on average; changes and free looks are left out. Null when nothing was looked at. */
export function bitsPerAct(acts: readonly ClassifiedAct[]): number | null {
	const diagnostic = acts.filter((act) => act.class !== null && act.class !== 'replace');
	if (diagnostic.length === 0) return null;
	let bits = 0;
	for (const act of diagnostic) if (act.causesAfter > 0) bits += log(act.causesBefore / act.causesAfter) / log(2);
	return bits / diagnostic.length;
}

/** min(1, own bits per act over the expert's); null when either looked at nothing. */
export function efficiency(own: readonly ClassifiedAct[], expert: readonly ClassifiedAct[]): number | null {
	const mine = bitsPerAct(own);
	const theirs = bitsPerAct(expert);
	if (mine === null || theirs === null || theirs === 0) return null;
	return Math.min(1, mine / theirs);
}
