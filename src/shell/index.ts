/**
 * The terminal: a real bash over a virtual file system, completion, the line editor, and the tools of the simulated platform as commands.
 * It stands on a `ShellHost` and knows no page.
 */
export * from './command.ts';
export { COMMANDS } from './commands/index.ts';
export * from './line-editor/index.ts';
export { Screen } from './screen.ts';
export type { LazyCommand, ShellOptions } from './session.ts';
export { createShell } from './session.ts';
