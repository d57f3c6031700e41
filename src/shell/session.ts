/** One bash with its state: lines in, text out, simulated time between. */
import type { CommandName, InMemoryFs } from 'just-bash';
import { draw } from '../sim/index.ts';
import { adapt } from './adapt.ts';
import { BUNDLED } from './bash/bundled.ts';
import { begin, installHooks } from './bash/hooks.ts';
import type { Bash, BashState, JustBash } from './bash/just-bash.ts';
import { loadJustBash } from './bash/just-bash.ts';
import { betweenLines, forked } from './bash/state.ts';
import { readCommand } from './bash/syntax.ts';
import { type Command, Interrupted, type ShellHost, type ShellSession, type Waiting } from './command.ts';
import { type Completing, complete } from './completion.ts';
import { commandFiles, createFileSystem } from './files.ts';
import { History } from './history.ts';
import { Jobs } from './jobs.ts';
import { prompt } from './prompt.ts';
import { suggestion } from './suggestion.ts';
import { Task, type TaskHost } from './task.ts';
import { TOOLS } from './tools/index.ts';

/** A command that is loaded when it first runs. */
export interface LazyCommand {
	readonly name: string;
	load(): Promise<Command>;
}

export interface ShellOptions {
	/** Absolute path -> text. */
	readonly files: Readonly<Record<string, string>>;
	readonly home: string;
	readonly cwd: string;
	readonly user: string;
	readonly hostname: string;
	readonly commands: readonly (Command | LazyCommand)[];
	/** Further variables of the environment. */
	readonly env?: Readonly<Record<string, string>>;
}

/** What the shell's own tools reach of the shell they run in. */
export interface ShellInside {
	readonly options: ShellOptions;
	readonly history: History;
	readonly jobs: Jobs;
	/** Names that can stand where a command stands. */
	commandNames(): readonly string[];
}

/** High: a line may wait for hours of simulated time. What stops an endless loop is the task's own count. */
const LIMITS = {
	maxCommandCount: 1_000_000_000,
	maxLoopIterations: 1_000_000_000,
	maxExecutionTimeMs: Number.MAX_SAFE_INTEGER,
	maxWorkUnits: 50_000_000,
	maxAwkIterations: 100_000,
	maxSedIterations: 100_000,
	maxJqIterations: 100_000,
	maxSourceBytes: 1024 * 1024,
	maxStringLength: 8 * 1024 * 1024,
	maxOutputSize: 64 * 1024 * 1024,
};

const FIRST_PID = 4100;

/** Sessions of one process share the bundle's clock, so one works at a time. */
let turn: Promise<unknown> = Promise.resolve();

export async function createShell(host: ShellHost, options: ShellOptions): Promise<ShellSession> {
	const bash = await loadJustBash();
	installHooks(bash);
	const shell = new Shell(bash, host, options);
	await shell.open();
	return shell;
}

class Shell implements ShellSession {
	readonly #options: ShellOptions;
	readonly #history = new History();
	readonly #jobs: Jobs;
	readonly #bash: JustBash;
	readonly #host: ShellHost;
	readonly #tasks: TaskHost;
	#files!: InMemoryFs;
	#interpreter!: Bash;
	/** What a child shell starts from. */
	#fresh!: BashState;
	/** What the next line starts from. */
	#state!: BashState;
	#foreground: Task | null = null;
	#draws = 0;
	/** Lines typed ahead. */
	readonly #typed: string[] = [];
	/** The lines of a command that is not complete yet. */
	#partial = '';

	constructor(bash: JustBash, host: ShellHost, options: ShellOptions) {
		this.#bash = bash;
		this.#host = host;
		this.#options = options;
		this.#tasks = {
			now: () => host.now(),
			unixMs: () => host.epochMs + host.now(),
			print: (text, stream) => host.print(text, stream),
			stopError: () => new bash.ExecutionLimitError('stopped', 'commands'),
			background: (node, interpreter, from) => this.#jobs.start(node, interpreter, from, this.#interpreter),
			suggestion: (name) => suggestion(name, this.#commandNames()),
		};
		this.#jobs = new Jobs(bash, this.#tasks);
	}

	open(): Promise<void> {
		return this.#inTurn(async () => {
			const { home, user, files, hostname } = this.#options;
			this.#files = await createFileSystem(this.#bash, {
				home,
				user,
				files: { '/etc/hostname': `${hostname}\n`, ...files },
				print: (text) => this.#host.print(text, 'stdout'),
			});
			this.#login();
		});
	}

	/** A new bash over the same files. */
	#login(): void {
		const { home, cwd, user, hostname, commands, env } = this.#options;
		const inside: ShellInside = {
			options: this.#options,
			history: this.#history,
			jobs: this.#jobs,
			commandNames: () => this.#commandNames(),
		};
		this.#interpreter = new this.#bash.Bash({
			fs: this.#files,
			cwd,
			env: {
				HOME: home,
				USER: user,
				LOGNAME: user,
				SHELL: '/bin/bash',
				PATH: '/usr/local/bin:/usr/bin:/bin',
				TERM: 'xterm-256color',
				LANG: 'C.UTF-8',
				...env,
			},
			commands: [...BUNDLED] as CommandName[],
			customCommands: [
				...TOOLS.map(({ name, load }) => adapt(this.#bash, this.#host, name, () => load(inside))),
				...commands.map((command) =>
					adapt(this.#bash, this.#host, command.name, async () => ('load' in command ? command.load() : command)),
				),
			],
			defenseInDepth: false,
			executionLimits: LIMITS,
			processInfo: { pid: FIRST_PID, ppid: 1, uid: 1000, gid: 1000 },
		}) as Bash;
		this.#fresh = this.#interpreter.state;
		this.#fresh.env.set('HOSTNAME', hostname);
		this.#state = betweenLines(forked(this.#fresh), 0);
		this.#state.shoptOptions.expand_aliases = true;
	}

	/** Runs `work` when no other session of this process works, with the clock and the dice of this one. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const mine = turn.then(() => {
			this.#bash.setSource({
				now: () => this.#host.epochMs + this.#host.now(),
				random: () => draw(this.#host.seed, 'shell', 'random', this.#draws++),
			});
			return work();
		});
		turn = mine.catch(() => undefined);
		return mine;
	}

	type(line: string): Promise<void> {
		return this.#inTurn(async () => {
			// A text of several lines is that many lines typed at once.
			this.#typed.push(...line.split(/\r?\n/));
			if (this.#foreground) await this.#feedReader();
			else await this.#readLines(false);
		});
	}

	/** Takes typed lines until one waits. `areAhead`: they were typed while another ran, so the prompt is printed for them. */
	async #readLines(areAhead: boolean): Promise<void> {
		for (let ahead = areAhead; this.#typed.length > 0 && !this.#foreground; ahead = true) {
			const line = this.#typed.shift() as string;
			if (ahead) this.#host.print(`${await this.#promptText()}${line}\n`, 'stdout');
			await this.#readLine(line);
		}
	}

	/** Lines typed ahead go to a command that reads the keyboard. */
	async #feedReader(): Promise<void> {
		while (this.#foreground?.isReading && this.#typed.length > 0) await this.#foreground.give(this.#typed.shift() as string);
	}

	async #readLine(line: string): Promise<void> {
		const expanded = this.#partial === '' ? this.#history.expand(line) : { text: line, isChanged: false };
		if ('error' in expanded) {
			this.#host.print(`bash: ${expanded.error}\n`, 'stderr');
			return;
		}
		if (expanded.isChanged) this.#host.print(`${expanded.text}\n`, 'stdout');
		this.#history.add(expanded.text);
		const text = this.#partial + expanded.text;
		this.#partial = '';
		const reading = readCommand(this.#bash, text);
		if (reading.kind === 'incomplete') {
			this.#partial = `${text}\n`;
			return;
		}
		if (reading.kind === 'error') {
			this.#host.print(`bash: ${reading.message}\n`, 'stderr');
			this.#state = betweenLines(this.#state, 2);
			return;
		}
		const task = new Task(this.#tasks, true);
		this.#foreground = task;
		await task.run(() => this.#execute(task, text));
		await this.#feedReader();
	}

	async #execute(task: Task, text: string): Promise<void> {
		const interpreter = this.#interpreter;
		this.#state.env.set('COLUMNS', String(this.#host.columns));
		this.#state.env.set('LINES', String(this.#host.rows));
		// The interpreter copies its state at the very start of exec; its child shells start from the fresh one.
		interpreter.state = this.#state;
		const running = begin(task, () => interpreter.exec(text, { rawScript: true }));
		interpreter.state = this.#fresh;
		let code: number;
		try {
			const result = await running;
			code = result.exitCode;
			if (!task.isStopping) {
				task.print(result.stderr, 'stderr');
				task.print(result.stdout, 'stdout');
			}
		} catch (error) {
			code = 1;
			if (!task.isStopping) task.print(`bash: ${error instanceof Error ? error.message : String(error)}\n`, 'stderr');
		}
		this.#foreground = null;
		if (task.hasExited && !task.isStopping) {
			this.#host.print('logout\n', 'stdout');
			await this.#jobs.hangUp();
			this.#login();
			return;
		}
		this.#state = betweenLines(task.state ?? this.#state, task.isStopping ? task.stoppedWith : code);
		this.#jobs.report();
	}

	interrupt(): Promise<void> {
		return this.#inTurn(async () => {
			this.#partial = '';
			this.#typed.length = 0;
			const task = this.#foreground;
			if (!task) {
				this.#state = betweenLines(this.#state, 130);
				return;
			}
			this.#host.print('^C\n', 'stdout');
			task.stop(130);
			await task.settled();
		});
	}

	waiting(): Waiting | null {
		const all = [...this.#jobs.waiting(), this.#foreground?.waiting ?? null].filter((waiting) => waiting !== null);
		if (all.length === 0) return null;
		const times = all.map((waiting) => waiting.at).filter((at) => at !== null);
		return { at: times.length > 0 ? Math.min(...times) : null, onChange: all.some((waiting) => waiting.onChange) };
	}

	wake(): Promise<void> {
		return this.#inTurn(async () => {
			await this.#jobs.wake();
			await this.#foreground?.wake();
			await this.#feedReader();
			if (!this.#foreground) await this.#readLines(true);
		});
	}

	get isBusy(): boolean {
		return this.#foreground !== null;
	}

	prompt(): Promise<string> {
		return this.#inTurn(() => this.#promptText());
	}

	async #promptText(): Promise<string> {
		return this.#partial === '' ? prompt(this.#options, this.#state, this.#files) : '> ';
	}

	history(): readonly string[] {
		return this.#history.lines;
	}

	#commandNames(): readonly string[] {
		return [...this.#interpreter.commands.keys()].filter((name) => !name.startsWith('__'));
	}

	/** What completion asks: names, files, and the commands themselves through a terminal that prints nothing. */
	#completing(): Completing {
		const state = this.#state;
		return {
			state,
			files: this.#files,
			home: this.#options.home,
			names: this.#commandNames(),
			find: async (name) => {
				const command = this.#options.commands.find((one) => one.name === name);
				return command ? ('load' in command ? command.load() : command) : null;
			},
			io: {
				stdin: '',
				cwd: state.cwd,
				env: new Map(
					[...(state.exportedVars ?? [])].flatMap((name) => (state.env.has(name) ? [[name, state.env.get(name) as string] as const] : [])),
				),
				files: commandFiles(this.#files, state.cwd),
				isTerminal: false,
				columns: this.#host.columns,
				rows: this.#host.rows,
				out: () => undefined,
				err: () => undefined,
				request: (request) => this.#host.request(request),
				now: () => this.#host.now(),
				epochMs: this.#host.epochMs,
				sleep: () => Promise.reject(new Interrupted()),
				change: () => Promise.reject(new Interrupted()),
			},
		};
	}

	complete(line: string, cursor: number): Promise<{ readonly from: number; readonly words: readonly string[] }> {
		return this.#inTurn(() => complete(line, cursor, this.#completing()));
	}
}
