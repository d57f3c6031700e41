/**
 * Follows the interpreter while it runs, so that a terminal can be put on top of it.
 *
 * just-bash gives a line's output when the line has ended, knows no terminal and can only be aborted as a whole. These hooks keep, for every
 * interpreter, where its output goes at this very point (the route), hand finished text on as soon as one simple command ends, and let the
 * shell stop a line at the next command. They hold for functions, `eval`, `source` and scripts too, because they follow execution and not the
 * text of the line. Rules:
 * 1. Within one interpreter execution is strictly nested, so the route is a value that each call saves and restores.
 * 2. All stages of a pipe but the last, and everything inside a word (`$(...)`, `<(...)`), collect. A pipe of filters takes at once
 *    (live-pipe.ts).
 * 3. A redirection of stdout or stderr collects that stream for whatever stands under it.
 * 4. An interpreter that a command starts (`bash x.sh`, `xargs`, `timeout`) takes over the command's route if that command only passes
 *    output through, else it collects.
 */
import type { BashState, CommandNode, ExecResult, Interpreter, JustBash, PipelineNode, ScriptNode, StatementNode } from './just-bash.ts';
import { LivePipe } from './live-pipe.ts';
import { COLLECTED, type Route, redirected, type Sink } from './route.ts';
import { trapsOf } from './traps.ts';
import { traceLine } from './xtrace.ts';

/** One foreground line or one background job. */
export interface Activity {
	print(text: string, stream: 'stdout' | 'stderr'): void;
	/** Takes standard output that reaches the terminal. */
	readonly terminal: Sink;
	/** It may read lines from the keyboard. */
	readonly hasKeyboard: boolean;
	/** The interpreter state of this activity, taken when it starts. */
	state: BashState | null;
	/** Set when `exit`, or an error under `set -e`, ended the shell itself. */
	hasExited: boolean;
	/** Called before every statement, with the state that it starts from; throws to stop the activity. */
	step(state?: BashState): void;
	/** True while the activity is being stopped: everything unwinds. */
	readonly isStopping: boolean;
	/** What to add when no command has this name. */
	suggestion(name: string): string;
	/** Takes a statement that ends in `&`; null = run it in the foreground. */
	background(node: StatementNode, interpreter: Interpreter): Promise<ExecResult> | null;
	/** The next line from the keyboard, without its end. */
	readLine(): Promise<string>;
	/** Runs `work` while `pipe` shows its output whenever the activity waits. Null = the pipe's reader ended before its writer. */
	withPipe<Result>(pipe: LivePipe, work: () => Promise<Result>): Promise<Result | null>;
}

interface Frame extends Route {
	/** What the interpreter is doing: only a `run` frame (a command at work) lets a script inside it reach the route. */
	readonly kind: 'script' | 'pipeline' | 'command' | 'run';
	/** The pipe whose stages run now. */
	readonly pipe: PipelineNode | null;
	/** Takes the output of that pipe's first stage. */
	readonly live: LivePipe | null;
	/** Route of the command itself, once its words are expanded. */
	readonly command: Route | null;
	/** Name of the command at work. */
	readonly name: string;
}

interface Position {
	readonly activity: Activity;
	/** What a script calls itself in its messages; null for the interactive shell. */
	readonly script: string | null;
	/** The frame of the outermost statements. */
	readonly root: Frame;
	frame: Frame;
	/** The `set -x` line that was printed before its command. */
	traced: string | null;
}

/** A command that runs now: what its `isTerminal` and its waiting stand on. */
export interface Running {
	readonly activity: Activity;
	readonly route: Route;
	readonly interpreter: Interpreter;
}

const PASSES_OUTPUT_THROUGH: ReadonlySet<string> = new Set([
	'bash',
	'sh',
	'__script',
	'env',
	'timeout',
	'time',
	'xargs',
	'nohup',
	'nice',
	'stdbuf',
]);

/** Builtins that the interpreter has in its core and that this shell does itself, as commands with two underscores before the name. */
const REPLACED_BUILTINS: ReadonlySet<string> = new Set(['wait', 'trap']);

const positions = new WeakMap<Interpreter, Position>();
/** What an interpreter that starts now belongs to. */
let starting: { readonly activity: Activity; readonly route: Route; readonly exports: readonly string[] } | null = null;
let running: Running | null = null;

/** The command that the interpreter has just called. Read it before the first `await`. */
export function runningCommand(): Running {
	if (running === null) throw new Error('runningCommand: no command runs');
	return running;
}

/** Starts an activity: the interpreter that `start` creates belongs to it and writes to the terminal. */
export function begin<T>(activity: Activity, start: () => T): T {
	starting = {
		activity,
		route: { out: activity.terminal, isTerminal: true, err: true, joins: false, in: activity.hasKeyboard },
		exports: [],
	};
	try {
		return start();
	} finally {
		starting = null;
	}
}

/** Hands on what has reached the end of its way and leaves the rest. Of one command, errors come first. */
function flush(activity: Activity, route: Route, result: ExecResult, text: (result: ExecResult) => string): ExecResult {
	if (activity.isStopping || (result.stdout === '' && result.stderr === '')) return result;
	const { out, err, joins } = route;
	if (!out && !err && !(joins && result.stderr !== '')) return result;
	const output = joins ? result.stderr + text(result) : out ? text(result) : '';
	if (err) activity.print(result.stderr, 'stderr');
	if (out && output !== '') out.write(output);
	const rest: ExecResult = { ...result, stderr: err || joins ? '' : result.stderr };
	if (out || joins) {
		rest.stdout = out ? '' : output;
		rest.stdoutKind = 'text';
	}
	delete rest.internalOutputAccounting;
	return rest;
}

/** The interpreter's own error for `exit`. */
interface Exit extends Error {
	stdout: string;
	stderr: string;
	exitCode: number;
}
const isExit = (error: unknown): error is Exit => error instanceof Error && error.name === 'ExitError';

/** What the last words of a shell printed. */
interface Last {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number | null;
}

function frameOf(kind: Frame['kind'], { out, isTerminal, err, joins, in: input }: Route): Frame {
	return { kind, out, isTerminal, err, joins, in: input, pipe: null, live: null, command: null, name: '' };
}

let isInstalled = false;

/** Puts the hooks into the bundled package, once. */
export function installHooks(bash: JustBash): void {
	if (isInstalled) return;
	isInstalled = true;
	const { Interpreter, decodeBytesToUtf8, parse, stdoutAsBytes } = bash;
	const core = Interpreter.prototype;
	const { executeScript, executeStatement, executePipeline, executeCommand, runCommand } = core;
	const text = (result: ExecResult): string => (result.stdout === '' ? '' : decodeBytesToUtf8(stdoutAsBytes(result)));

	/** Runs `work` under `frame` and puts the frame before it back. */
	async function under(position: Position, frame: Frame, work: () => Promise<ExecResult>): Promise<ExecResult> {
		const before = position.frame;
		position.frame = frame;
		try {
			const result = await work();
			if (position.activity.isStopping) position.activity.step();
			return result;
		} finally {
			position.frame = before;
		}
	}

	core.executeScript = function (this: Interpreter, node: ScriptNode): Promise<ExecResult> {
		const position = positions.get(this);
		if (position) {
			const { frame } = position;
			const route = frame.kind === 'run' ? frame : { ...COLLECTED, err: frame.err, in: frame.in };
			return under(position, frameOf('script', route), () => executeScript.call(this, node));
		}
		if (!starting) return executeScript.call(this, node);
		const { activity, route, exports } = starting;
		starting = null;
		const { state } = this.ctx;
		// What a child gets from its parent's environment is exported in it too, and what it exports itself stays its own.
		if (activity.state !== null) state.exportedVars = new Set([...(state.exportedVars ?? []), ...exports]);
		return root(this, activity, route, node);
	};

	async function root(interpreter: Interpreter, activity: Activity, route: Route, node: ScriptNode): Promise<ExecResult> {
		const isOutermost = activity.state === null;
		if (isOutermost) activity.state = interpreter.ctx.state;
		const script = isOutermost ? null : (interpreter.ctx.state.env.get('0') ?? null);
		const frame = frameOf('script', route);
		const position: Position = { activity, script, root: frame, frame, traced: null };
		positions.set(interpreter, position);
		// Scripts that a command of this interpreter starts belong to the same activity.
		const { execFn } = interpreter.ctx;
		interpreter.ctx.execFn = (inner, options, accounted) => {
			const { frame: now } = position;
			const passes = now.kind === 'run' && PASSES_OUTPUT_THROUGH.has(now.name);
			const exports = Object.keys((options as { readonly env?: object } | undefined)?.env ?? {}).filter((name) =>
				/^[A-Za-z_]\w*$/.test(name),
			);
			starting ??= { activity, route: passes ? now : COLLECTED, exports };
			return execFn(inner, options, accounted).finally(() => {
				starting = null;
			});
		};
		try {
			const result = named(position, interpreter, await executeScript.call(interpreter, node));
			if (isOutermost && !activity.hasExited) return result;
			const last = await leave(position, interpreter, isOutermost);
			return {
				stdout: text(result) + last.stdout,
				stderr: result.stderr + last.stderr,
				exitCode: last.exitCode ?? result.exitCode,
				stdoutKind: 'text',
			};
		} catch (error) {
			if (!isExit(error)) throw error;
			if (isOutermost) activity.hasExited = true;
			const last = await leave(position, interpreter, isOutermost);
			error.stdout += last.stdout;
			error.stderr += last.stderr;
			error.exitCode = last.exitCode ?? error.exitCode;
			throw error;
		}
	}

	/** Runs the shell's EXIT trap. `exitCode` is null unless the trap itself exits. */
	async function leave(position: Position, interpreter: Interpreter, isOutermost: boolean): Promise<Last> {
		const { state } = interpreter.ctx;
		const command = isOutermost || position.script !== null ? trapsOf(state).get('EXIT') : undefined;
		trapsOf(state).delete('EXIT');
		if (command === undefined || position.activity.isStopping) return { stdout: '', stderr: '', exitCode: null };
		position.frame = { ...position.frame, kind: 'run' };
		try {
			const result = await interpreter.executeScript(parse(command));
			return { stdout: text(result), stderr: result.stderr, exitCode: null };
		} catch (error) {
			if (!isExit(error)) throw error;
			return error;
		}
	}

	/** A message of bash itself, with the script's name and line in place of `bash`, as a shell that is not interactive writes it. */
	function named({ script }: Position, { ctx }: Interpreter, result: ExecResult): ExecResult {
		if (script === null || !/^bash: (?!line \d)/.test(result.stderr)) return result;
		return { ...result, stderr: result.stderr.replace(/^bash: /, `${script}: line ${String(ctx.state.currentLine)}: `) };
	}

	core.executeStatement = function (this: Interpreter, node: StatementNode): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executeStatement.call(this, node);
		position.activity.step(this.ctx.state);
		if (node.background) {
			const started = position.activity.background(node, this);
			if (started) return started;
		}
		return executeStatement.call(this, node).catch((error: unknown) => {
			const endsShell = position.frame === position.root && this.ctx.state === position.activity.state;
			if (endsShell && error instanceof Error && error.name === 'ErrexitError') position.activity.hasExited = true;
			throw error;
		});
	};

	core.executePipeline = async function (this: Interpreter, node: PipelineNode): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executePipeline.call(this, node);
		const { frame, activity } = position;
		const pipe = node.commands.length > 1 ? node : null;
		const live = pipe && frame.isTerminal ? LivePipe.of(bash, this, pipe, (shown) => activity.print(shown, 'stdout')) : null;
		const result = await under(position, { ...frameOf('pipeline', frame), pipe, live }, () => executePipeline.call(this, node));
		return flush(activity, frame, result, text);
	};

	core.executeCommand = async function (this: Interpreter, node: CommandNode, stdin: string, ownsStdin?: boolean): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executeCommand.call(this, node, stdin, ownsStdin);
		const { frame, activity } = position;
		const here = stageRoute(frame, node);
		const inside = node.type === 'FunctionDef' ? here : redirected(here, node.redirections);
		const isSimple = node.type === 'SimpleCommand';
		const inner: Frame = { ...frameOf('command', isSimple ? here : inside), command: isSimple ? inside : null };
		const run = (): Promise<ExecResult> => under(position, inner, () => executeCommand.call(this, node, stdin, ownsStdin));
		const { live } = frame;
		const isWriter = live !== null && here.out === live;
		const done = isWriter ? await activity.withPipe(live, run) : await run();
		let result: ExecResult = done ?? { stdout: '', stderr: '', exitCode: 141 };
		if (isSimple) result = untraced(position, named(position, this, result));
		result = flush(activity, here, result, text);
		// The pipe hands its first stage's whole output to the next one, and of the last one's only what was not shown yet is left.
		if (isWriter) return { ...result, stdout: live.input, stdoutKind: 'text' };
		return result;
	};

	/** Without the `set -x` line that stands on the screen already. */
	function untraced(position: Position, result: ExecResult): ExecResult {
		const { traced } = position;
		position.traced = null;
		return traced === null ? result : { ...result, stderr: result.stderr.replace(traced, '') };
	}

	core.runCommand = async function (this: Interpreter, name: string, args: string[], ...rest: unknown[]): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return runCommand.call(this, name, args, ...rest);
		const { frame, activity } = position;
		const { state } = this.ctx;
		let route: Route = frame.command ?? frame;
		const definition = state.functions.get(name);
		if (definition) route = redirected(route, definition.redirections);
		// After `exec >file` descriptor 1 is that file for every command.
		if (state.fileDescriptors?.has(1)) route = { ...route, out: null, isTerminal: false };
		if (state.fileDescriptors?.has(2)) route = { ...route, err: false };
		if (state.options.xtrace && frame.command !== null && route.err && !state.env.has('PS4')) {
			position.traced = traceLine([name, ...args]);
			activity.print(position.traced, 'stderr');
		}
		const { traced } = position;
		const call = definition ? { name, args } : await resolved(name, args, this);
		const given = name === 'read' && readsKeyboard(route, args, state, rest) ? await typedLine(activity, args, rest) : rest;
		const result = await under(position, { ...frameOf('run', route), name: call.name }, () => {
			running = { activity, route, interpreter: this };
			return runCommand.call(this, call.name, [...call.args], ...given);
		});
		position.traced = traced;
		return worded(result, name, position);
	};
}

/** A message of the package in bash's own words. */
function worded(result: ExecResult, name: string, { script, activity }: Position): ExecResult {
	if (name === 'help')
		return {
			...result,
			stdout: result.stdout.replace('just-bash shell builtins', 'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)'),
		};
	if (result.exitCode !== 127) return result;
	const unknown = `bash: ${name}: command not found\n`;
	const isUnknown = result.stderr === unknown || result.stderr.startsWith(`bash: ${name}: command not available`);
	return isUnknown ? { ...result, stderr: unknown + (script === null ? activity.suggestion(name) : '') } : result;
}

/** True when `read` would take its line from the keyboard. Of `rest`, 1 is the input that was piped to it and 5 says that it has one. */
function readsKeyboard(route: Route, args: readonly string[], state: BashState, rest: readonly unknown[]): boolean {
	return (
		route.in && rest[1] === '' && rest[5] !== true && state.groupStdin === undefined && !args.some((argument) => /^-\w*u/.test(argument))
	);
}

/** Shows the prompt of `read -p` and gives `rest` with the line that was typed. */
async function typedLine(activity: Activity, args: readonly string[], rest: readonly unknown[]): Promise<readonly unknown[]> {
	const flag = args.findIndex((argument) => /^-\w*p$/.test(argument));
	if (flag !== -1) activity.print(args[flag + 1] ?? '', 'stderr');
	const line = await activity.readLine();
	return rest.map((value, index) => (index === 1 ? `${line}\n` : index === 5 ? true : value));
}

/** What is really called: builtins that the shell does itself, and `./script.sh` as the interpreter that its first line names. */
async function resolved(
	name: string,
	args: readonly string[],
	{ ctx }: Interpreter,
): Promise<{ readonly name: string; readonly args: readonly string[] }> {
	if (REPLACED_BUILTINS.has(name)) return { name: `__${name}`, args };
	if (!name.includes('/')) return { name, args };
	const path = ctx.fs.resolvePath(ctx.state.cwd, name);
	const stat = await ctx.fs.stat(path).catch(() => null);
	if (!stat?.isFile || (stat.mode & 0o111) === 0 || /^\/(usr\/)?bin\/[^/]+$/.test(path)) return { name, args };
	return { name: '__script', args: [name, ...args] };
}

/** The route of one stage of a pipe, or of a command that is no stage. */
function stageRoute(frame: Frame, node: CommandNode): Route {
	const { pipe, live } = frame;
	const stage = pipe ? pipe.commands.indexOf(node) : -1;
	if (!pipe || stage === -1) return frame;
	if (stage === pipe.commands.length - 1) return { ...frame, out: live && frame.out ? restOf(live, frame.out) : frame.out, in: false };
	const joins = pipe.pipeStderr?.[stage] ?? false;
	return { out: stage === 0 ? live : null, isTerminal: false, err: frame.err && !joins, joins, in: stage === 0 && frame.in };
}

/** Takes the last stage's whole output and passes on what the pipe has not shown. */
function restOf(live: LivePipe, out: Sink): Sink {
	return { write: (text) => out.write(live.rest(text)) };
}
