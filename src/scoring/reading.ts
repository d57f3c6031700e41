/**
 * From observables to a reading per dimension, over one attempt or several. A reading is a suggestion with its evidence; people
 * decide. No opportunity (`null`) takes an observable out of the sum; an opportunity that was not taken (0) counts against.
 */
import { betaQuantile, betaTail } from './beta.ts';
import type { Result } from './result.ts';
import type { DimensionId, Rubric } from './rubric.ts';

export type Reading = 'ie' | 'below' | 'borderline' | 'meets' | 'strong';

/** What a reading needs of one evaluated observable. */
export interface Indicator {
	readonly id: string;
	readonly dimension: DimensionId;
	readonly level: 'meets' | 'strong';
	/** 1, 2 or 3. */
	readonly weight: number;
	/** 0..1; null = no opportunity. */
	readonly value: number | null;
}

/** A gate that may cap the reading of its dimension. It never raises one. */
export interface GateState {
	readonly id: string;
	readonly dimension: DimensionId;
	/** `cap` holds the reading at Meets, `person` leaves the decision to a person. */
	readonly gate: 'cap' | 'person';
	readonly isHit: boolean;
}

/** One attempt's part in a reading. */
export interface Episode {
	readonly scenario: string;
	readonly variant: string;
	readonly indicators: readonly Indicator[];
	readonly gates: readonly GateState[];
}

/** The evidence for one level. */
export interface LevelEvidence {
	/** Weighted share shown, 0..1; null without an opportunity. */
	readonly share: number | null;
	/** Weight with an opportunity over weight planned, 0..1. */
	readonly coverage: number;
	readonly chances: number;
	readonly planned: number;
	/** Effective number of independent indicators. */
	readonly effective: number;
	/** Probability that the true share lies at or above the level's cut. */
	readonly probability: number;
	/** Middle 80 % of the posterior. */
	readonly interval: readonly [number, number];
}

export interface DimensionReading {
	readonly dimension: DimensionId;
	readonly reading: Reading;
	/** Observables of both levels with an opportunity, and how many of those showed at least half. */
	readonly chances: number;
	readonly shown: number;
	/** Attempts under distinct variants that gave a chance at Meets. */
	readonly episodes: number;
	readonly meets: LevelEvidence;
	readonly strong: LevelEvidence;
	/** Ids of the gates that were hit. */
	readonly gates: readonly string[];
	/** What is missing for a reading; empty unless the reading is `ie`. */
	readonly missing: readonly string[];
}

/** Kish's effective size of indicators with these weights: (sum w)^2 / sum w^2; 0 for none. */
export function kishSize(weights: readonly number[]): number {
	let sum = 0;
	let squares = 0;
	for (const weight of weights) {
		sum += weight;
		squares += weight * weight;
	}
	return squares === 0 ? 0 : (sum * sum) / squares;
}

function levelEvidence(rubric: Rubric, level: Indicator['level'], episodes: readonly (readonly Indicator[])[]): LevelEvidence {
	const { correlation, prior, meetsCut, strongCut } = rubric.parameters;
	let planned = 0;
	let plannedWeight = 0;
	let chances = 0;
	let weight = 0;
	let shown = 0;
	let effective = 0;
	for (const episode of episodes) {
		const ofLevel = episode.filter((indicator) => indicator.level === level);
		const weights: number[] = [];
		for (const indicator of ofLevel) {
			planned += 1;
			plannedWeight += indicator.weight;
			if (indicator.value === null) continue;
			chances += 1;
			weight += indicator.weight;
			shown += indicator.weight * indicator.value;
			weights.push(indicator.weight);
		}
		const size = kishSize(weights);
		// Indicators of one episode are alike; without this correction one long lab would outvote several short ones.
		if (size > 0) effective += size / (1 + (size - 1) * correlation);
	}
	const share = weight === 0 ? 0 : shown / weight;
	const a = prior.shown + effective * share;
	const b = prior.missed + effective * (1 - share);
	return {
		share: weight === 0 ? null : share,
		coverage: plannedWeight === 0 ? 0 : weight / plannedWeight,
		chances,
		planned,
		effective,
		probability: betaTail(level === 'meets' ? meetsCut : strongCut, a, b),
		interval: [betaQuantile(0.1, a, b), betaQuantile(0.9, a, b)],
	};
}

const numberWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];
const ordinals = ['none', 'the first', 'the second', 'the third', 'the fourth', 'the fifth', 'the sixth'];

function missingFor(rubric: Rubric, meets: LevelEvidence, distinct: number, withChance: number, attempts: number): string[] {
	const { minEffective, minCoverage, minEpisodes } = rubric.parameters;
	const these = attempts === 1 ? 'This lab gives' : 'These labs give';
	if (meets.planned === 0) return [`${these} no chance to show it.`];
	if (meets.chances === 0) return [`No chance to show it came up: ${meets.planned} ${meets.planned === 1 ? 'was' : 'were'} planned.`];
	const missing: string[] = [];
	if (distinct < minEpisodes) {
		const needed = `${numberWords[minEpisodes] ?? minEpisodes} attempts with a chance are needed`;
		if (withChance > distinct) missing.push(`${needed}, each under another variant; these count as ${distinct}.`);
		else missing.push(`${needed}; this is ${ordinals[distinct] ?? `number ${distinct}`}.`);
	}
	if (meets.coverage < minCoverage) missing.push(`Too few of the planned chances came up: ${meets.chances} of ${meets.planned}.`);
	// More attempts bring more independent evidence, so this is worth saying only when their number is not what is missing.
	if (distinct >= minEpisodes && meets.effective < minEffective) {
		missing.push(`Evidence worth ${minEffective} independent observations is needed; so far it is worth ${meets.effective.toFixed(1)}.`);
	}
	return missing;
}

/** The reading of one dimension over one or several attempts of one person. */
export function readDimension(rubric: Rubric, dimension: DimensionId, episodes: readonly Episode[]): DimensionReading {
	const { supports, against } = rubric.parameters;
	const ofDimension = episodes.map((episode) => episode.indicators.filter((indicator) => indicator.dimension === dimension));
	const meets = levelEvidence(rubric, 'meets', ofDimension);
	const strong = levelEvidence(rubric, 'strong', ofDimension);
	const withChance = episodes.filter((_, index) => ofDimension[index]!.some(({ level, value }) => level === 'meets' && value !== null));
	const distinct = new Set(withChance.map(({ scenario, variant }) => `${scenario}/${variant}`)).size;
	const missing = missingFor(rubric, meets, distinct, withChance.length, episodes.length);
	const hit = episodes.flatMap((episode) => episode.gates.filter((gate) => gate.dimension === dimension && gate.isHit));
	const values = ofDimension.flat().flatMap(({ value }) => (value === null ? [] : [value]));

	let reading: Reading;
	if (missing.length > 0) reading = 'ie';
	else if (meets.probability <= against) reading = 'below';
	else if (meets.probability >= supports && strong.probability >= supports && hit.length === 0) reading = 'strong';
	else if (meets.probability >= supports) reading = hit.some((gate) => gate.gate === 'person') ? 'borderline' : 'meets';
	else reading = 'borderline';

	return {
		dimension,
		reading,
		chances: values.length,
		shown: values.filter((value) => value >= 0.5).length,
		episodes: distinct,
		meets,
		strong,
		gates: hit.map((gate) => gate.id),
		missing,
	};
}

/** All eight dimensions, in the rubric's order. */
export function readDimensions(rubric: Rubric, episodes: readonly Episode[]): readonly DimensionReading[] {
	return rubric.dimensions.map(({ id }) => readDimension(rubric, id, episodes));
}

/** What an attempt adds to the readings of a person. */
export function episodeOf({ scenario, variant, observables }: Pick<Result, 'scenario' | 'variant' | 'observables'>): Episode {
	return {
		scenario,
		variant,
		indicators: observables,
		gates: observables.flatMap(({ id, dimension, gate, value }) =>
			gate === undefined ? [] : [{ id, dimension, gate, isHit: value !== null && value < 1 }],
		),
	};
}
