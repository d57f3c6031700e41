/**
 * One attempt: what the person did (journal), the world and the terminal it happened in, replay, save and resume. Everything above reads
 * attempts through this door; a page that only talks to the worker uses `client/index.ts`, which loads none of it.
 */
export { type AttemptFile, type CachedResult, FILE_LIMITS, type ReadAttempt, readAttemptFile, writeAttemptFile } from './attempt-file.ts';
export { canonicalJson, hashText } from './canonical.ts';
export type { Engine, EngineEvent, LabState, NotebookView, ObjectiveView, StartAttempt } from './engine-door.ts';
export { ENGINE_HASH } from './engine-version.ts';
export { Input } from './input.ts';
export {
	ATTEMPT_FORMAT,
	type AttemptHeader,
	appended,
	chainFindings,
	emptyJournal,
	type Finding,
	headLink,
	type Journal,
	type JournalEntry,
	nextEntry,
} from './journal.ts';
export { emptyNotebook, type Notebook, noted } from './notebook.ts';
export {
	type AttemptStore,
	type AttemptSummary,
	type AttemptWriter,
	attemptId,
	type ImportOutcome,
	memoryStore,
	StoreError,
} from './store.ts';
