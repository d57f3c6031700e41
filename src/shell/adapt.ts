/** Puts a command of this project under the interpreter: its streams, its waiting and its view of files and variables. */
import type { Command as BashCommand, CommandContext, ExecResult } from 'just-bash';
import { type Running, runningCommand } from './bash/hooks.ts';
import type { BashState, JustBash } from './bash/just-bash.ts';
import { type Command, type CommandIo, Interrupted, type ShellHost, type Stream } from './command.ts';
import { commandFiles } from './files.ts';
import type { Task } from './task.ts';

/** Longest text that one command may hand to a pipe or a file. */
const MAX_COLLECTED = 16 * 1024 * 1024;

/** What the shell's own tools see beyond a command of a platform tool. */
export interface ToolIo extends CommandIo {
	readonly task: Task;
	/** State of the shell that the tool stands in. */
	readonly state: BashState;
	/** Runs one command with its arguments as they are; its output goes where this tool's output goes. `stdin`: not the tool's own. */
	command(words: readonly string[], stdin?: string): Promise<number>;
	/** Runs a script in a child shell that calls itself `name`, with `words` as its parameters. */
	child(script: string, name: string, words: readonly string[]): Promise<number>;
	/** Runs a script in a child shell and gives what it printed. */
	capture(script: string): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }>;
	/** The package's own command of the same name; `change` mends its output. */
	original(args: readonly string[], change?: (text: string) => string): Promise<number>;
	/** The interpreter's context, for what the contract has no word for. */
	readonly context: CommandContext;
}

/** A command of the shell itself. */
export interface Tool {
	readonly name: string;
	run(args: readonly string[], io: ToolIo): Promise<number>;
}

/** Arguments as words that bash reads back unchanged. */
export function quoted(words: readonly string[]): string {
	return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

function stdoutOf(bash: JustBash, result: ExecResult): string {
	return result.stdout === '' ? '' : bash.decodeBytesToUtf8(bash.stdoutAsBytes(result));
}

/** The io of one run, and what it has collected for the interpreter. */
function createIo(bash: JustBash, host: ShellHost, context: CommandContext, { activity, route, interpreter }: Running) {
	const task = activity as Task;
	const collected = { stdout: [] as string[], stderr: [] as string[], length: 0 };
	const write = (text: string, given: Stream): void => {
		if (text === '') return;
		const stream = route.joins ? 'stdout' : given;
		if (stream === 'stderr' && route.err) task.print(text, 'stderr');
		else if (stream === 'stdout' && route.out) route.out.write(text);
		else {
			collected.length += text.length;
			if (collected.length > MAX_COLLECTED) throw new RangeError(`more than ${MAX_COLLECTED} characters of output`);
			collected[stream].push(text);
		}
	};
	/** Takes over what a child has left, and gives its exit code. */
	const take = (result: ExecResult): number => {
		if (task.isStopping) throw new Interrupted();
		write(result.stderr, 'stderr');
		write(stdoutOf(bash, result), 'stdout');
		return result.exitCode;
	};
	const child = (
		script: string,
		env: Readonly<Record<string, string>>,
		args: readonly string[] = [],
		stdin?: string,
	): Promise<ExecResult> => {
		if (!context.exec) throw new Error('a command without an interpreter');
		// A child on the terminal reads the keyboard; else it gets what this command was given.
		const own = route.in ? {} : { stdin: bash.latin1FromBytes(context.stdin), stdinKind: 'bytes' as const };
		const given = stdin === undefined ? own : { stdin };
		return context.exec(script, { cwd: context.cwd, env: { ...context.exportedEnv, ...env }, args: [...args], ...given });
	};
	const io: ToolIo = {
		get stdin() {
			return bash.decodeBytesToUtf8(context.stdin);
		},
		cwd: context.cwd,
		env: new Map(Object.entries(context.exportedEnv ?? {})),
		files: commandFiles(interpreter.ctx.fs, context.cwd),
		isTerminal: route.isTerminal,
		columns: host.columns,
		rows: host.rows,
		out: (text) => write(text, 'stdout'),
		err: (text) => write(text, 'stderr'),
		request: (request) => host.request(request),
		now: () => host.now(),
		epochMs: host.epochMs,
		sleep: async (ms) => {
			const until = host.now() + Math.max(0, ms);
			if (ms > 0) await task.wait({ at: until, onChange: false });
		},
		change: (until) => task.wait({ at: until ?? null, onChange: true }),
		task,
		state: interpreter.ctx.state,
		command: async ([name = '', ...rest], stdin) => take(await child(quoted([name]), {}, rest, stdin)),
		child: async (script, name, words) => {
			const parameters = Object.fromEntries(words.map((word, index) => [String(index + 1), word]));
			return take(await child(script, { ...parameters, 0: name, '#': String(words.length), '@': words.join(' '), '*': words.join(' ') }));
		},
		capture: async (script) => {
			const result = await child(script, {});
			if (task.isStopping) throw new Interrupted();
			return { stdout: stdoutOf(bash, result), stderr: result.stderr, exitCode: result.exitCode };
		},
		original: async (args, change = (text) => text) => {
			if (!context.origCommand) throw new Error('a tool without a command of the package under it');
			const result = await context.origCommand([...args]);
			return take({ ...result, stdout: change(stdoutOf(bash, result)), stdoutKind: 'text' });
		},
		context,
	};
	return { io, collected };
}

/** The just-bash command for `command`, which is loaded when it first runs. */
export function adapt(bash: JustBash, host: ShellHost, name: string, load: () => Promise<Command | Tool>): BashCommand {
	return {
		name,
		async execute(args, context) {
			const running = runningCommand();
			const { io, collected } = createIo(bash, host, context, running);
			const command = await load();
			let exitCode: number;
			try {
				exitCode = await command.run(args, io);
			} catch (error) {
				if (!(error instanceof Interrupted)) throw error;
				exitCode = io.task.stoppedWith;
			}
			return { stdout: collected.stdout.join(''), stderr: collected.stderr.join(''), exitCode, stdoutKind: 'text' };
		},
	};
}
