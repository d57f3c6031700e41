/**
 * A task is one foreground line or one background job: it runs until it has ended or waits for simulated time. Nothing here looks at a real
 * clock: a task is settled when its last promise has reported back, by ending or by waiting.
 */
import type { Ms } from '../sim/index.ts';
import type { Activity } from './bash/hooks.ts';
import type { BashState, ExecResult, Interpreter, StatementNode } from './bash/just-bash.ts';
import type { LivePipe } from './bash/live-pipe.ts';
import type { Sink } from './bash/route.ts';
import { Interrupted, type Stream, type Waiting } from './command.ts';

/** Statements that a task may run without waiting; more is an endless loop. A small part of a second. */
export const MAX_STATEMENTS = 10_000;

export interface TaskHost {
	now(): Ms;
	/** The same instant as Unix time. */
	unixMs(): number;
	print(text: string, stream: Stream): void;
	/** An error that passes through everything that bash code can catch. */
	stopError(): Error;
	background(node: StatementNode, interpreter: Interpreter, from: Task): Promise<ExecResult> | null;
	/** What to add when no command has this name. */
	suggestion(name: string): string;
}

/** A reason to stop: Ctrl-C, `kill`, too many statements, or the time limit of `timeout`. */
export interface Stop {
	/** Simulated time at which it strikes by itself; null = only when struck. */
	readonly at: Ms | null;
	hasStruck: boolean;
}

interface Parked {
	readonly waiting: Waiting;
	/** It waits for a line from the keyboard. */
	readonly reads: boolean;
	readonly resume: (line: string) => void;
	readonly fail: (error: Interrupted) => void;
}

export class Task implements Activity {
	state: BashState | null = null;
	hasExited = false;
	/** Exit code when something stopped it. */
	stoppedWith = 130;
	isDone = false;
	readonly hasKeyboard: boolean;
	readonly #host: TaskHost;
	readonly #stops: Stop[] = [{ at: null, hasStruck: false }];
	#statements = 0;
	#parked: Parked | null = null;
	#report: (() => void) | null = null;
	/** Pipes that show their output while they are open. */
	readonly #pipes: { readonly pipe: LivePipe; readonly stop: Stop }[] = [];
	readonly terminal: Sink = { write: (text) => this.print(text, 'stdout') };

	constructor(host: TaskHost, hasKeyboard: boolean) {
		this.#host = host;
		this.hasKeyboard = hasKeyboard;
	}

	print(text: string, stream: Stream): void {
		if (text !== '') this.#host.print(text, stream);
	}

	get isStopping(): boolean {
		return this.#stops.some((stop) => stop.hasStruck);
	}

	step(state?: BashState): void {
		const seconds = String(Math.floor(this.#host.unixMs() / 1000));
		state?.env.set('EPOCHSECONDS', seconds).set('EPOCHREALTIME', `${seconds}.000000`);
		if (!this.isStopping) {
			this.#statements += 1;
			if (this.#statements <= MAX_STATEMENTS) return;
			this.print(`bash: stopped after ${MAX_STATEMENTS} commands without a pause: this loop does not end\n`, 'stderr');
			this.stop(126);
		}
		throw this.#host.stopError();
	}

	background(node: StatementNode, interpreter: Interpreter): Promise<ExecResult> | null {
		return this.#host.background(node, interpreter, this);
	}

	suggestion(name: string): string {
		return this.#host.suggestion(name);
	}

	/** Ends the task with `code`: what waits is interrupted, what runs unwinds at its next command. */
	stop(code: number): void {
		this.stoppedWith = code;
		this.strike(this.#stops[0] as Stop);
	}

	/** Adds a reason to stop that can be taken away again; it strikes at `at`, if that is given. */
	addStop(at: Ms | null): Stop {
		const stop: Stop = { at, hasStruck: false };
		this.#stops.push(stop);
		return stop;
	}

	removeStop(stop: Stop): void {
		const index = this.#stops.indexOf(stop);
		if (index !== -1) this.#stops.splice(index, 1);
	}

	strike(stop: Stop): void {
		stop.hasStruck = true;
		const parked = this.#parked;
		this.#parked = null;
		parked?.fail(new Interrupted());
	}

	/** Null while it runs, and when it is done. */
	get waiting(): Waiting | null {
		if (!this.#parked) return null;
		const { at, onChange } = this.#parked.waiting;
		const times = [at, ...this.#stops.map((stop) => stop.at)].filter((time) => time !== null);
		return { at: times.length > 0 ? Math.min(...times) : null, onChange };
	}

	async withPipe<Result>(pipe: LivePipe, work: () => Promise<Result>): Promise<Result | null> {
		const open = { pipe, stop: this.addStop(null) };
		this.#pipes.push(open);
		try {
			return await work();
		} catch (error) {
			this.removeStop(open.stop);
			if (!open.stop.hasStruck || this.isStopping) throw error;
			return null;
		} finally {
			this.removeStop(open.stop);
			this.#pipes.splice(this.#pipes.indexOf(open), 1);
		}
	}

	/** Waits in simulated time. */
	async wait(waiting: Waiting): Promise<void> {
		await this.#park(waiting, false);
	}

	readLine(): Promise<string> {
		return this.#park({ at: null, onChange: false }, true);
	}

	/** True while it waits for a line from the keyboard. */
	get isReading(): boolean {
		return this.#parked?.reads ?? false;
	}

	/** Gives it a line from the keyboard. */
	async give(line: string): Promise<void> {
		const parked = this.#parked;
		this.#parked = null;
		parked?.resume(line);
		await this.settled();
	}

	async #park(waiting: Waiting, reads: boolean): Promise<string> {
		for (const { pipe, stop } of this.#pipes) if (await pipe.show()) this.strike(stop);
		if (this.isStopping) throw new Interrupted();
		if (this.#parked) throw new Error('A command waits for one thing at a time: use change(until).');
		this.#statements = 0;
		return new Promise<string>((resume, fail) => {
			this.#parked = { waiting, reads, resume, fail };
			this.#settle();
		});
	}

	/** Goes on if what it waits for may have come. */
	async wake(): Promise<void> {
		if (!this.#parked) return;
		const now = this.#host.now();
		const due = this.#stops.find((stop) => stop.at !== null && stop.at <= now);
		const { waiting, resume } = this.#parked;
		if (due) this.strike(due);
		else if (waiting.onChange || (waiting.at !== null && waiting.at <= now)) {
			this.#parked = null;
			resume('');
		}
		await this.settled();
	}

	/** Runs `work` as this task; resolves when the task is settled, which may be before `work` ends. */
	async run(work: () => Promise<void>): Promise<void> {
		const settled = this.settled();
		work().finally(() => {
			this.isDone = true;
			this.#settle();
		});
		await settled;
	}

	settled(): Promise<void> {
		if (this.isDone || this.#parked) return Promise.resolve();
		return new Promise((report) => {
			this.#report = report;
		});
	}

	#settle(): void {
		const report = this.#report;
		this.#report = null;
		report?.();
	}
}
