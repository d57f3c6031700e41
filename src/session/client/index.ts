/** The session as a page uses it: the engine in its worker, and the attempts that this browser keeps. Loads no engine code. */
export { connectEngine } from '../engine-client.ts';
export type { Engine, EngineEvent, LabState, NotebookView, ObjectiveView, StartAttempt } from '../engine-door.ts';
export { EngineError, type EngineFault } from '../engine-error.ts';
export type { AttemptStore, AttemptSummary, ImportOutcome } from '../store.ts';
export { indexedDbStore } from '../store-indexeddb.ts';
