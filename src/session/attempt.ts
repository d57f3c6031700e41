/**
 * One attempt while it runs: a world, a terminal over it, a notebook, and the trace of all three. Two things change it, inputs and the
 * passing of simulated time, one after the other. How time is chopped makes no difference: advancing by a and then b is advancing by a+b.
 */
import type { ScenarioCard, Trace } from '../scenario/index.ts';
import { COMMANDS, createShell, type ShellSession } from '../shell/index.ts';
import {
	canonicalJson,
	createWorld,
	handle,
	type Ms,
	type Request,
	type Response,
	sha256Hex,
	stateHash,
	step,
	type World,
	type WorldPlan,
} from '../sim/index.ts';
import type { Input } from './input.ts';
import { LIMITS } from './limits.ts';
import { HOSTNAME, machineFiles } from './machine.ts';
import { emptyNotebook, type Notebook, noted } from './notebook.ts';
import { Recorder } from './recorder.ts';
import { Sight } from './sight.ts';

/** The public half of a compiled scenario: all that an attempt runs on. */
export interface AttemptPack {
	readonly card: ScenarioCard;
	readonly world: WorldPlan;
}

export interface AttemptOptions {
	readonly pack: AttemptPack;
	readonly seed: string;
	/** Hears everything that reaches the terminal, in order. `echo` is a prompt and a typed line, which a page has shown already. */
	readonly onPrint?: (text: string, stream: 'stdout' | 'stderr' | 'echo') => void;
	/** Called whenever the trace may have grown, at moments that do not depend on how time is chopped. */
	readonly onStep?: (attempt: Attempt) => void;
}

/** Size of the terminal until a `resize` says otherwise. */
export const TERMINAL = { columns: 80, rows: 24 } as const;

/** A waiting command may ask to be woken this often without time passing; then a millisecond passes. */
const WAKES_PER_INSTANT = 1000;

export class Attempt {
	readonly pack: AttemptPack;
	readonly #recorder = new Recorder();
	readonly #sight: Sight;
	readonly #options: AttemptOptions;
	#world: World;
	#shell!: ShellSession;
	#notebook: Notebook = emptyNotebook;
	#size: { columns: number; rows: number } = TERMINAL;
	#isFinished = false;
	#isCompleting = false;
	#queue: Promise<unknown> = Promise.resolve();
	#wakes = { at: 0, count: 0 };

	private constructor(options: AttemptOptions) {
		this.#options = options;
		this.pack = options.pack;
		this.#world = createWorld(options.pack.world, options.seed);
		this.#sight = new Sight(options.pack, TERMINAL);
	}

	/** The attempt at simulated time 0, before any input. */
	static async start(options: AttemptOptions): Promise<Attempt> {
		const attempt = new Attempt(options);
		attempt.#shell = await createShell(attempt.#host(), attempt.#machine());
		attempt.#look();
		return attempt;
	}

	get world(): World {
		return this.#world;
	}

	get now(): Ms {
		return this.#world.now;
	}

	get trace(): Trace {
		return this.#recorder.trace;
	}

	get notebook(): Notebook {
		return this.#notebook;
	}

	/** Number of inputs so far. */
	get inputs(): number {
		return this.#recorder.inputs;
	}

	get isFinished(): boolean {
		return this.#isFinished;
	}

	/** The terminal, for its prompt and history. Lines and keys go through `apply`. */
	get shell(): Pick<ShellSession, 'isBusy' | 'prompt' | 'history' | 'waiting'> {
		return this.#shell;
	}

	/** Replacements for the word that ends at `cursor`. What the terminal asks the world for them is no part of the attempt. */
	complete(line: string, cursor: number): ReturnType<ShellSession['complete']> {
		return this.#enqueue(async () => {
			this.#isCompleting = true;
			try {
				return await this.#shell.complete(line, cursor);
			} finally {
				this.#isCompleting = false;
			}
		});
	}

	/** Applies an input at simulated time `at`, not before now; absent = now. Everything that is due by then happens first. */
	apply(input: Input, at?: Ms): Promise<void> {
		return this.#enqueue(async () => {
			if (this.#isFinished) throw new Error(`an input after the attempt was finished: ${canonicalJson(input).slice(0, 200)}`);
			await this.#runTo(Math.max(at ?? this.now, this.now), null);
			this.#recorder.input(input, this.now);
			await this.#act(input);
			this.#look();
		});
	}

	/** Lets simulated time pass until `to`, or until `shouldStop` says so after something happened. Resolves with the time reached. */
	advanceTo(to: Ms, shouldStop?: (attempt: Attempt) => boolean): Promise<Ms> {
		return this.#enqueue(async () => {
			if (!this.#isFinished) await this.#runTo(to, shouldStop ?? null);
			return this.now;
		});
	}

	/** Hash of everything that a replay must reproduce: world, what was printed, notebook. Lets everything due now happen first. */
	stateHash(): Promise<string> {
		return this.#enqueue(async () => {
			if (!this.#isFinished) await this.#runTo(this.now, null);
			return sha256Hex(
				canonicalJson({
					world: stateHash(this.#world),
					printed: this.#recorder.printedHash(),
					notebook: this.#notebook,
					inputs: this.inputs,
					isBusy: this.#shell.isBusy,
					isFinished: this.#isFinished,
				}),
			);
		});
	}

	/** One thing at a time, in the order in which it was asked for; a failure does not stop what comes later. */
	#enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
		const done = this.#queue.then(work);
		this.#queue = done.catch(() => undefined);
		return done;
	}

	/** The player's machine. */
	#machine(): Parameters<typeof createShell>[1] {
		const { player } = this.pack.world;
		return {
			files: machineFiles(this.pack.world),
			home: player.home,
			cwd: player.cwd,
			user: player.user,
			hostname: HOSTNAME,
			commands: COMMANDS,
		};
	}

	#host(): Parameters<typeof createShell>[0] {
		const attempt = this;
		return {
			request: (request) => attempt.#request(request),
			now: () => attempt.now,
			epochMs: attempt.#world.epochMs,
			print: (text, stream) => attempt.#print(text, stream),
			seed: attempt.#options.seed,
			get columns() {
				return attempt.#size.columns;
			},
			get rows() {
				return attempt.#size.rows;
			},
		};
	}

	#request(request: Request): Response {
		const { world, response, facts } = handle(this.#world, request);
		if (this.#isCompleting) return response;
		this.#world = world;
		this.#recorder.facts(facts);
		return response;
	}

	#print(text: string, stream: 'stdout' | 'stderr'): void {
		this.#recorder.printed(text, stream);
		this.#sight.print(text);
		this.#options.onPrint?.(text, stream);
	}

	/** Moves time, one due event or one wake at a time. */
	async #runTo(wanted: Ms, shouldStop: ((attempt: Attempt) => boolean) | null): Promise<void> {
		const to = Math.min(wanted, LIMITS.simulatedMs);
		for (;;) {
			const waiting = this.#shell.waiting();
			const wakeAt = waiting?.at == null ? null : this.#patient(waiting.at);
			const { world, facts, handled } = step(this.#world, Math.min(to, wakeAt ?? to));
			this.#world = world;
			this.#recorder.facts(facts);
			const isDue = !handled && wakeAt !== null && wakeAt <= this.now;
			if (isDue || (handled && waiting?.onChange === true)) await this.#shell.wake();
			else if (!handled && this.now >= to) return;
			this.#look();
			if (shouldStop?.(this)) return;
		}
	}

	/** A command that wants to be woken again and again at one instant lets a millisecond pass now and then. */
	#patient(at: Ms): Ms {
		const wanted = Math.max(at, this.now);
		if (wanted > this.now) return wanted;
		this.#wakes = { at: this.now, count: this.#wakes.at === this.now ? this.#wakes.count + 1 : 1 };
		return this.#wakes.count > WAKES_PER_INSTANT ? wanted + 1 : wanted;
	}

	async #act(input: Input): Promise<void> {
		switch (input.kind) {
			case 'line': {
				const prompt = this.#shell.isBusy ? '' : await this.#shell.prompt();
				const echo = `${prompt}${input.text}\n`;
				this.#sight.print(echo);
				this.#options.onPrint?.(echo, 'echo');
				await this.#shell.type(input.text);
				return;
			}
			case 'key':
				await this.#shell.interrupt();
				return;
			case 'resize':
				this.#size = { columns: input.columns, rows: input.rows };
				this.#sight.resize(this.#size);
				return;
			case 'scroll':
				this.#sight.scroll(input.up);
				return;
			case 'open':
				this.#sight.open(input.view, input.detail);
				return;
			case 'message':
				this.#request({ to: 'chat', as: this.pack.world.player.id, method: 'post', channel: input.channel, text: input.text });
				return;
			case 'finish':
				this.#isFinished = true;
				return;
			case 'pin':
			case 'unpin':
			case 'hypothesis':
			case 'drop-hypothesis':
			case 'conclude':
				this.#notebook = noted(this.#notebook, input);
				return;
			case 'hint':
			case 'pace':
				return;
		}
	}

	/** Writes down what has come into view. */
	#look(): void {
		for (const { source, text } of this.#sight.look(this.#world)) this.#recorder.screen(source, text, this.now);
		this.#options.onStep?.(this);
	}
}
