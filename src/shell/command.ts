/**
 * What a command of the terminal is, and what the terminal needs from outside. Commands know no world, no page and no wall clock:
 * everything comes through `CommandIo`.
 */
import type { Ms, Request, Response } from '../sim/index.ts';

export type Stream = 'stdout' | 'stderr';

/** What the shell stands on. The session gives it; nothing else touches the world. */
export interface ShellHost {
	/** Synchronous and pure from the shell's side: the session keeps the new world and its facts. */
	request(request: Request): Response;
	/** Simulated ms since the start of the scenario. */
	now(): Ms;
	/** Unix epoch ms of simulated time 0. */
	readonly epochMs: number;
	/** Text that reaches the screen. Lines end in `\n`; the page turns that into what its terminal needs. */
	print(text: string, stream: Stream): void;
	/** Seed of the attempt, for `$RANDOM` and its kin. */
	readonly seed: string;
	readonly columns: number;
	readonly rows: number;
}

/** Thrown out of `sleep` and `change` when the person pressed Ctrl-C; a command lets it pass, the shell ends the line with 130. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted';
}

export interface CommandIo {
	/** All of standard input when the command stands behind a pipe or a redirect, else empty. */
	readonly stdin: string;
	readonly cwd: string;
	readonly env: ReadonlyMap<string, string>;
	readonly files: CommandFiles;
	/** True when stdout goes to the terminal and not into a pipe, a file or a substitution. */
	readonly isTerminal: boolean;
	/** Size of the terminal. */
	readonly columns: number;
	readonly rows: number;
	/** Streams at once when `isTerminal`, else collects for the next stage of the pipe. */
	out(text: string): void;
	err(text: string): void;
	request(request: Request): Response;
	now(): Ms;
	readonly epochMs: number;
	/** Waits in simulated time. Rejects with `Interrupted` on Ctrl-C. */
	sleep(ms: Ms): Promise<void>;
	/** Waits until anything in the world changed (a due event was handled), at most until `until` (simulated ms). */
	change(until?: Ms): Promise<void>;
}

/** The virtual file system as commands use it. Paths are absolute or relative to `cwd`. Errors carry the shell's own words. */
export interface CommandFiles {
	read(path: string): Promise<string>;
	write(path: string, text: string): Promise<void>;
	exists(path: string): Promise<boolean>;
	list(path: string): Promise<readonly string[]>;
}

export interface Command {
	readonly name: string;
	/** Runs with the words after the name; resolves with the exit code. */
	run(args: readonly string[], io: CommandIo): Promise<number>;
	/** Words that may stand at the end of `args` (its last element is the word being typed, maybe empty). */
	complete?(args: readonly string[], io: CommandIo): Promise<readonly string[]>;
}

/** What a waiting command waits for. */
export interface Waiting {
	/** Simulated time at which it wants to go on, whatever happens; null = no time set. */
	readonly at: Ms | null;
	/** It also wants to go on after any due event of the world. */
	readonly onChange: boolean;
}

/**
 * One bash with its state. Every method resolves when the shell is settled: the line has ended, or a command waits for simulated time.
 * Between two settled points no simulated time passes, so a replay that makes the same calls at the same simulated times prints the same.
 */
export interface ShellSession {
	/** Types a line and Enter. While a line runs, further lines wait in the terminal's input buffer, as on a real terminal. */
	type(line: string): Promise<void>;
	/** Ctrl-C: ends what runs, prints `^C`. On an idle prompt it only gives a new prompt. */
	interrupt(): Promise<void>;
	/** Null when nothing waits (an idle prompt). */
	waiting(): Waiting | null;
	/** Lets the waiting command look again. Call when `waiting().at` is reached, or after a due event when `onChange`. */
	wake(): Promise<void>;
	readonly isBusy: boolean;
	/** Prompt text for the next line, such as `heron@ops:~/shop (prod/shop) $ `. */
	prompt(): Promise<string>;
	history(): readonly string[];
	/** Replacements for the word that ends at `cursor`. */
	complete(line: string, cursor: number): Promise<{ readonly from: number; readonly words: readonly string[] }>;
}
