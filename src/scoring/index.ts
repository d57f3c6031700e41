/**
 * Scores: observables over the trace of an attempt, readings per dimension, the result, the debrief, and plays as their tests. Pure; a
 * candidate's build imports nothing of it.
 *
 * `parseRubric(text)`, then `scoreJournal(journal, pack, rubric)`, then `debriefOf(scored, ...)`.
 */
export type { StepClass, Unclassed } from './causes.ts';
export {
	type Chip,
	type Debrief,
	type DebriefOptions,
	type DimensionView,
	debriefOf,
	type ExpertFigures,
	expertFigures,
	type SpacePoint,
} from './debrief.ts';
export { type Evidence, gatesHit } from './evidence.ts';
export type { Kpi } from './kpi.ts';
export type { Depth, Moment, Moments } from './moments.ts';
export { type Bars, barsOf, observableFindings, type PlayRun, type PlayRunOptions, playFileText, runPlay, variantsOf } from './play.ts';
export { clock, inWords } from './position.ts';
export {
	type DimensionReading,
	type Episode,
	episodeOf,
	type GateState,
	type Indicator,
	type LevelEvidence,
	type Reading,
	readDimensions,
} from './reading.ts';
export { type Result, readResult, writeResult } from './result.ts';
export { type DimensionId, parseRubric, type Rubric, RubricError } from './rubric.ts';
export { AttemptScorer, type Scored, scoreJournal } from './score.ts';
export type { Step } from './steps.ts';
export type { Mark } from './timeline.ts';
export type { Turn } from './turns.ts';
