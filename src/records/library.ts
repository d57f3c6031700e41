/** The finished attempts of one person, as the catalogue needs them: which count, how far each lab is, what the readings are. */
import { type DimensionReading, type Episode, episodeOf, type Result, type Rubric, readDimensions } from '../scoring/readings/index.ts';
import { compare } from '../sim/kernel/index.ts';

/** Oldest first; head links decide between equals. */
export const byStart = (one: Result, other: Result): number => compare(one.started, other.started) || compare(one.head, other.head);

/**
 * The attempts that count as episodes: the first finished one of each variant of each scenario. A retry has seen the debrief, so it is
 * practice.
 */
export function countedResults(results: readonly Result[]): readonly Result[] {
	const taken = new Set<string>();
	return [...results].sort(byStart).filter(({ isFinished, end, scenario, variant }) => {
		const key = `${scenario}/${variant}`;
		// An irreversible end closes an attempt as well as the person does.
		if (!(isFinished || end?.kind === 'lost') || taken.has(key)) return false;
		taken.add(key);
		return true;
	});
}

export const episodesOf = (results: readonly Result[]): readonly Episode[] => countedResults(results).map(episodeOf);

/** Episodes of a person before this attempt, for its debrief. */
export function earlierEpisodes(results: readonly Result[], current: Pick<Result, 'head' | 'scenario' | 'variant'>): readonly Episode[] {
	return episodesOf(results.filter(({ head }) => head !== current.head)).filter(
		({ scenario, variant }) => scenario !== current.scenario || variant !== current.variant,
	);
}

export const readingsOf = (rubric: Rubric, results: readonly Result[]): readonly DimensionReading[] =>
	readDimensions(rubric, episodesOf(results));

export interface LabProgress {
	readonly scenario: string;
	/** Attempts that were finished, practice included. */
	readonly attempts: number;
	/** Best end so far: won before left before lost; null without a finished attempt. */
	readonly best: 'won' | 'left' | 'lost' | null;
	/** Variants that were finished, in byte order. */
	readonly variants: readonly string[];
	/** Wall time of the newest attempt's start. */
	readonly last: string | null;
}

const rank = ['won', 'left', 'lost'] as const;

/** How far one lab is. */
export function labProgress(scenario: string, results: readonly Result[]): LabProgress {
	const own = results.filter((result) => result.scenario === scenario && result.end !== null).sort(byStart);
	return {
		scenario,
		attempts: own.length,
		best: rank.find((kind) => own.some(({ end }) => end?.kind === kind)) ?? null,
		variants: [...new Set(own.map(({ variant }) => variant))].sort(compare),
		last: own.at(-1)?.started ?? null,
	};
}
