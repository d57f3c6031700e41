/**
 * One attempt: what the person did (journal), the world and the terminal it happened in, replay, save and resume. Everything above reads
 * attempts through this door; a page that only talks to the worker uses `client/index.ts`, which loads none of it.
 */
export { Attempt, type AttemptOptions, type AttemptPack, TERMINAL } from './attempt.ts';
export { type AttemptFile, type CachedResult, type ReadAttempt, readAttemptFile, writeAttemptFile } from './attempt-file.ts';
export { chainFindings, emptyJournal, nextEntry } from './chain.ts';
export { createEngine, type EngineParts } from './engine.ts';
export type { Engine, EngineEvent, LabState, NotebookView, ObjectiveView, StartAttempt } from './engine-door.ts';
export { EngineError, type EngineFault, type PlainError } from './engine-error.ts';
export { ENGINE_HASH, RUBRIC_VERSION } from './engine-version.ts';
export { Input } from './input.ts';
export { ATTEMPT_FORMAT, type AttemptHeader, appended, type Finding, headLink, type Journal, type JournalEntry } from './journal.ts';
export { LIMITS } from './limits.ts';
export { emptyNotebook, type Notebook, noted } from './notebook.ts';
export { type Objectives, type ObjectivesOf, objectivesOf, ruleContext } from './objectives.ts';
export { type LoadPack, packFromFiles, type ScenarioPack, scenarioPack, type VariantPack, variantFromSeed } from './pack.ts';
export { type PlayedStep, type PlayOptions, playInputs, playStep } from './play-inputs.ts';
export { type HeaderFacts, headerFor, Recording, record } from './recording.ts';
export { type Replay, type ReplayOptions, replay, type Verdict, type Versions, verify, versionFindings } from './replay.ts';
export {
	type AttemptStore,
	type AttemptSummary,
	type AttemptWriter,
	attemptId,
	type ImportOutcome,
	memoryStore,
	StoreError,
} from './store.ts';
