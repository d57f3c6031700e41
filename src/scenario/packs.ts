/** What a scenario compiles to. The public pack makes the world and the page; the private pack makes goals, hints and scores. */
import type { JsonObject, Ms, WorldPlan } from '../sim/index.ts';
import type { ScenarioFile } from './schema/scenario.ts';
import type { Surface } from './trace.ts';

/** What everybody may know before the attempt. Holds nothing of goals, hints, observables or plays. */
export interface ScenarioCard {
	readonly slug: string;
	readonly title: string;
	/** Name that candidates see. */
	readonly opaque: string;
	readonly summary: string;
	readonly level: 1 | 2 | 3;
	readonly minutes: number;
	readonly track: string;
	readonly setting: string;
	readonly covers: readonly string[];
	readonly dimensions: readonly DimensionId[];
	readonly surfaces: readonly ('terminal' | 'cluster' | 'chat' | 'notebook')[];
	readonly authority: string;
	/** Components that the notebook offers beside the causes of the global taxonomy. */
	readonly components: readonly string[];
	/** Markdown. */
	readonly brief: string;
	readonly runbook: readonly RunbookPage[];
}
export type DimensionId = ScenarioFile['dimensions'][number];

export interface RunbookPage {
	readonly id: string;
	readonly title: string;
	/** Markdown without the page's own heading. */
	readonly text: string;
}

export type Hypothesis = ScenarioFile['hypotheses'][number];
export type Goal = ScenarioFile['goals'][number];
export type Hint = ScenarioFile['hints'][number];
export type Observable = ScenarioFile['observables'][number];
export type Clue = ScenarioFile['clues'][number];
export type End = ScenarioFile['ends'][number] & {
	/** Section of debrief.md, Markdown. */
	readonly debrief: string;
};

export interface AssessPack {
	readonly slug: string;
	readonly variant: string;
	readonly dimensions: readonly DimensionId[];
	readonly hypotheses: readonly Hypothesis[];
	/** The hypothesis that is true in this variant. */
	readonly truth: Hypothesis;
	readonly clues: readonly Clue[];
	readonly goals: readonly Goal[];
	readonly ends: readonly End[];
	readonly observables: readonly Observable[];
	readonly hints: readonly Hint[];
	readonly depths: ScenarioFile['depths'];
}

export interface CompiledScenario {
	readonly card: ScenarioCard;
	readonly world: WorldPlan;
	readonly assess: AssessPack;
}

/** What rules ask the world. The session gives it from the simulation's queries. */
export interface WorldQueries {
	/** Simulated now. */
	readonly now: Ms;
	/** An object by plural resource name; namespace empty for resources without one. */
	object(resource: string, namespace: string, name: string): JsonObject | undefined;
}

export type ClueSurface = Extract<Surface, keyof Clue['signature']>;
