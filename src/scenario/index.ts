/**
 * The scenario format: reads a folder of YAML and Markdown, says what is wrong with it, compiles it to the public world and the private
 * assessment, and evaluates the rules that both the session and the scores need.
 *
 * `loadScenario({ 'stuck-image/scenario.yaml': text, ... })`, then `compileScenario(scenario, variant)`.
 */
export type { AuthorError } from './author-error.ts';
export { didYouMean, formatAuthorError, sortAuthorErrors } from './author-error.ts';
export { cardOf, compileScenario, scenarioHashes } from './compile.ts';
export type { Cause, RoleFacts, Taxonomy, Track } from './content.ts';
export { ContentError, causesOf, parseRoleFacts, parseTaxonomy, parseTracks, roleIdsOf } from './content.ts';
export type { GoalState } from './goals.ts';
export { endNow, goalStates } from './goals.ts';
export { playJsonSchema, scenarioJsonSchema } from './json-schema.ts';
export type { LintContent } from './lint.ts';
export { lintScenario } from './lint.ts';
export type { Loaded, Scenario, ScenarioPlay } from './load.ts';
export { loadScenario } from './load.ts';
export type {
	AssessPack,
	Clue,
	CompiledScenario,
	DimensionId,
	End,
	Goal,
	Hint,
	Hypothesis,
	Observable,
	RunbookPage,
	ScenarioCard,
	WorldQueries,
} from './packs.ts';
export type { RuleContext, Verdict } from './predicate.ts';
export { evaluate, fieldAt, findEvents, inScope, matchesEntry, showsClue } from './predicate.ts';
export type { EventPattern, EvidencePattern, Predicate, Scope } from './schema/rules.ts';
export { durationMs } from './schema/scalars.ts';
export type { PlayFile, PlayStep } from './schema/scenario.ts';
export type { FactEntry, InputEntry, Position, ScreenEntry, Surface, Trace, TraceEntry, TraceInput } from './trace.ts';
