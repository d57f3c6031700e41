/** Runs a journal again: same world, same screen, same trace; and says where a state does not fit what the journal holds. */
import type { Ms } from '../sim/index.ts';
import { Attempt, type AttemptOptions, type AttemptPack } from './attempt.ts';
import { type Finding, type Journal, wantsState } from './journal.ts';

export interface Replay {
	readonly attempt: Attempt;
	/** Hash of the state at the end. */
	readonly state: string;
	/** Entries whose state hash differs from what the replay came to, in order; empty for a faithful journal. */
	readonly mismatches: readonly Finding[];
	/** Entries at which the engine itself failed, as it did in the attempt. What came before and after stands. */
	readonly faults: readonly Finding[];
}

export interface ReplayOptions extends Omit<AttemptOptions, 'pack' | 'seed'> {
	/** Simulated ms to go on to after the last entry. */
	readonly until?: Ms;
	/** Stops before the first entry whose number is larger, for seeking. */
	readonly entries?: number;
}

/** The pack must be that of the journal's variant. */
export async function replay(journal: Journal, pack: AttemptPack, options: ReplayOptions = {}): Promise<Replay> {
	const attempt = await Attempt.start({ ...options, pack, seed: journal.header.seed });
	const mismatches: Finding[] = [];
	const faults: Finding[] = [];
	const isPartial = options.entries !== undefined && options.entries < journal.entries.length;
	for (const entry of isPartial ? journal.entries.slice(0, options.entries) : journal.entries) {
		const position = `entry ${entry.n}`;
		if (attempt.isFinished) {
			mismatches.push({ position, what: 'it comes after the attempt was finished' });
			break;
		}
		await attempt.advanceTo(entry.at);
		if (entry.state !== undefined) {
			const state = await attempt.stateHash();
			if (state !== entry.state)
				mismatches.push({ position, what: `the state here is ${short(state)}, the file says ${short(entry.state)}` });
		} else if (wantsState({ entries: { length: entry.n - 1 } }, entry.input)) {
			mismatches.push({ position, what: 'it carries no hash of the state' });
		}
		await attempt
			.apply(entry.input, entry.at)
			.catch((error: unknown) => faults.push({ position, what: `the engine failed: ${String(error)}` }));
	}
	if (!isPartial && options.until !== undefined) await attempt.advanceTo(options.until);
	return { attempt, state: await attempt.stateHash(), mismatches, faults };
}

const short = (hash: string): string => hash.slice(0, 12);

export type Verdict =
	/** It replays to every state that it names. */
	| { readonly verdict: 'verified'; readonly replay: Replay }
	/** It cannot be replayed here as it was: other engine or other scenario. */
	| { readonly verdict: 'other-version'; readonly findings: readonly Finding[] }
	| { readonly verdict: 'mismatch'; readonly findings: readonly Finding[]; readonly replay: Replay };

/** What this engine and this pack must have in common with a journal. */
export interface Versions {
	readonly engine: string;
	readonly world: string;
	readonly assess?: string;
}

/** Which of the versions that a journal names are not these. */
export function versionFindings({ header }: Journal, versions: Versions): Finding[] {
	const findings: Finding[] = [];
	const compare = (what: string, theirs: string, ours: string): void => {
		if (theirs !== ours) findings.push({ position: 'header', what: `${what} ${short(theirs)}; here is ${short(ours)}` });
	};
	compare('it was made by engine', header.engine, versions.engine);
	compare(`it was made with the world of ${header.scenario} in version`, header.world, versions.world);
	if (versions.assess !== undefined) compare(`it was made with the rules of ${header.scenario} in version`, header.assess, versions.assess);
	return findings;
}

/** Replays a journal whose chain holds and judges it. A journal of another version is not replayed: it could only differ. */
export async function verify(journal: Journal, pack: AttemptPack, versions: Versions, until?: Ms): Promise<Verdict> {
	const findings = versionFindings(journal, versions);
	if (findings.length > 0) return { verdict: 'other-version', findings };
	const replayed = await replay(journal, pack, until === undefined ? {} : { until });
	return replayed.mismatches.length === 0
		? { verdict: 'verified', replay: replayed }
		: { verdict: 'mismatch', findings: replayed.mismatches, replay: replayed };
}
