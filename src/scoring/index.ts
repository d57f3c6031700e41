/**
 * Scores: observables over the trace of an attempt, readings per dimension, the result, the debrief, and plays as their tests. Pure; a
 * candidate's build imports nothing of it.
 *
 * `parseRubric(text)`, then `scoreJournal(journal, pack, rubric)`, then `debriefOf(scored, ...)`.
 */
export { betaQuantile, betaTail, incompleteBeta } from './beta.ts';
export { bitsPerAct, type CauseTable, type ClassifiedAct, classifyActs, efficiency, type StepClass, type Unclassed } from './causes.ts';
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
export { type Evidence, evaluateObservables, gatesHit, type UsedHint, usedHints } from './evidence.ts';
export type { Kpi } from './kpi.ts';
export { type Depth, depthNames, type Moment, type Moments } from './moments.ts';
export { type Bars, barsOf, observableFindings, type PlayRun, type PlayRunOptions, playFileText, runPlay, variantsOf } from './play.ts';
export { clock, inWords, momentLink } from './position.ts';
export {
	type DimensionReading,
	type Episode,
	episodeOf,
	type GateState,
	type Indicator,
	type LevelEvidence,
	type Reading,
	readDimension,
	readDimensions,
} from './reading.ts';
export { type Result, ResultSchema, readResult, writeResult } from './result.ts';
export { type DimensionId, parseRubric, type Rubric, RubricError, RubricSchema } from './rubric.ts';
export { AttemptScorer, type Scored, scoreJournal } from './score.ts';
export { type Step, stepsOf } from './steps.ts';
export { type Mark, timelineOf } from './timeline.ts';
export { type Turn, turnsOf } from './turns.ts';
