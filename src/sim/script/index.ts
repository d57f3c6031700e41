/** A scenario's script: stages of an XState chart that speak, act and move on after a time or on a fact. Delays are due events. */
export type { ScriptEvent, ScriptMachine } from './machine.ts';
export { scriptEvents, scriptMachine } from './machine.ts';
export type { ScriptDoor, ScriptState } from './script.ts';
export { createScript, dueInScript, factsToScript, startScript } from './script.ts';
