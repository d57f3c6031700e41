/**
 * What each step told about the cause. A scenario declares the possible causes and which clue excludes which; from the order in which
 * clues reached the screen follows how many causes were left, and the class of each step (after HYDRIVE's classes for troubleshooting):
 *
 * - splitting: it told at least half of what the best single clue could have told at that moment, in bits;
 * - elimination: it excluded something, but less than that;
 * - redundant: it excluded nothing, and everything that it showed was known;
 * - irrelevant: it showed nothing that the scenario counts as a clue;
 * - replace: it changed the platform while more than one cause was open.
 *
 * Some acts have no class: a change with one cause left, looks that check it, a new finding that is about no cause (who is hurt), and a
 * look again within 30 s. That last one is the only place where time enters.
 */

import type { Ms } from '../sim/index.ts';
import { log } from '../sim/index.ts';

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

/** What an act without a class was. */
export type Unclassed = 'change' | 'check' | 'finding' | 'again';

export interface ClassifiedAct {
	readonly position: string;
	readonly at: Ms;
	readonly class: StepClass | Unclassed;
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

interface Look {
	readonly before: number;
	readonly after: number;
	/** Causes that the best single clue would have left. */
	readonly best: number;
	readonly isReread: boolean;
	readonly isCheck: boolean;
	readonly hasClues: boolean;
	/** It showed a clue for the first time, and none that is about causes. */
	readonly isFinding: boolean;
}

function classOf(look: Look): ClassifiedAct['class'] {
	const { before, after, best } = look;
	// Bits compared without a logarithm: lb(before / after) >= lb(before / best) / 2.
	if (after < before) return before * best >= after * after ? 'splitting' : 'elimination';
	if (look.isFinding) return 'finding';
	if (look.isCheck) return 'check';
	if (look.isReread) return 'again';
	return look.hasClues ? 'redundant' : 'irrelevant';
}

/** Classifies acts in their order. */
export function classifyActs(table: CauseTable, acts: readonly Act[]): readonly ClassifiedAct[] {
	const excludesOf = new Map(table.clues.map((clue) => [clue.id, new Set(clue.excludes)]));
	const lastSeen = new Map<string, Ms>();
	let open = table.causes;
	let isChanged = false;
	return acts.map((act) => {
		const before = open;
		const best = Math.min(before.length, ...table.clues.map((clue) => without(before, excludesOf.get(clue.id)!).length));
		const telling = act.clues.filter((clue) => (excludesOf.get(clue)?.size ?? 0) > 0);
		for (const clue of telling) open = without(open, excludesOf.get(clue)!);
		const seenAt = act.clues.map((clue) => lastSeen.get(clue));
		const newClues = act.clues.filter((_, index) => seenAt[index] === undefined);
		for (const clue of act.clues) lastSeen.set(clue, act.at);
		const look: Look = {
			before: before.length,
			after: open.length,
			best,
			isReread: act.clues.length > 0 && seenAt.every((at) => at !== undefined && act.at - at <= freeRereadMs),
			isCheck: isChanged && before.length <= 1,
			hasClues: act.clues.length > 0,
			isFinding: newClues.length > 0 && telling.length === 0,
		};
		isChanged ||= act.isChange;
		return {
			position: act.position,
			at: act.at,
			class: act.isChange ? (before.length > 1 ? 'replace' : 'change') : classOf(look),
			causesBefore: before.length,
			causesAfter: open.length,
			excluded: before.filter((cause) => !open.includes(cause)),
			newClues,
		};
	});
}

const diagnostic: ReadonlySet<string> = new Set<StepClass>(['splitting', 'elimination', 'redundant', 'irrelevant']);

/** Bits that one diagnostic act told on average; acts that are no diagnosis are left out. Null when nothing was looked at. */
export function bitsPerAct(acts: readonly ClassifiedAct[]): number | null {
	const looks = acts.filter((act) => diagnostic.has(act.class));
	if (looks.length === 0) return null;
	let bits = 0;
	for (const act of looks) if (act.causesAfter > 0) bits += log(act.causesBefore / act.causesAfter) / log(2);
	return bits / looks.length;
}

/** min(1, own bits per act over the expert's); null when either looked at nothing. */
export function efficiency(own: readonly ClassifiedAct[], expertBits: number | null): number | null {
	const mine = bitsPerAct(own);
	return mine === null || expertBits === null || expertBits === 0 ? null : Math.min(1, mine / expertBits);
}
