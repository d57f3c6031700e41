/**
 * Follows the interpreter while it runs, so that a terminal can be put on top of it.
 *
 * just-bash gives a line's output when the line has ended, knows no terminal and can only be aborted as a whole. These hooks keep, for every
 * interpreter, where its output goes at this very point (the route), hand finished text to the terminal as soon as one simple command ends,
 * and let the shell stop a line at the next command. They hold for functions, `eval`, `source` and scripts too, because they follow execution
 * and not the text of the line. Rules:
 * 1. Within one interpreter execution is strictly nested, so the route is a value that each call saves and restores.
 * 2. All stages of a pipe but the last, and everything inside a word (`$(...)`, `<(...)`), collect.
 * 3. A redirection of stdout or stderr collects that stream for whatever stands under it.
 * 4. An interpreter that a command starts (`bash x.sh`, `xargs`, `timeout`) takes over the command's route if that command only passes
 *    output through, else it collects.
 */
import type { BashState, CommandNode, ExecResult, Interpreter, JustBash, PipelineNode, ScriptNode, StatementNode } from './just-bash.ts';
import { type Route, redirected } from './route.ts';
import { trapsOf } from './traps.ts';

/** One foreground line or one background job. */
export interface Activity {
	print(text: string, stream: 'stdout' | 'stderr'): void;
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
}

interface Frame extends Route {
	/** What the interpreter is doing: only a `run` frame (a command at work) lets a script inside it reach the terminal. */
	readonly kind: 'script' | 'pipeline' | 'command' | 'run';
	/** The pipe whose stages run now. */
	readonly pipe: PipelineNode | null;
	/** Route of the command itself, once its words are expanded. */
	readonly command: Route | null;
	/** Name of the command at work. */
	readonly name: string;
}

interface Position {
	readonly activity: Activity;
	/** What a script calls itself in its messages; null for the interactive shell. */
	readonly script: string | null;
	frame: Frame;
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
let starting: { readonly activity: Activity; readonly route: Route } | null = null;
let running: Running | null = null;

/** The command that the interpreter has just called. Read it before the first `await`. */
export function runningCommand(): Running {
	if (running === null) throw new Error('runningCommand: no command runs');
	return running;
}

/** Starts an activity: the interpreter that `start` creates belongs to it and writes to the terminal. */
export function begin<T>(activity: Activity, start: () => T): T {
	starting = { activity, route: { out: true, err: true, joins: false } };
	try {
		return start();
	} finally {
		starting = null;
	}
}

/** Prints what has reached the end of its way and leaves the rest. Of one command, errors come first. */
function flush(activity: Activity, route: Route, result: ExecResult, text: (result: ExecResult) => string): ExecResult {
	if (route.joins && result.stderr !== '') {
		const joined: ExecResult = { ...result, stdout: result.stderr + text(result), stderr: '', stdoutKind: 'text' };
		delete joined.internalOutputAccounting;
		return joined;
	}
	const out = route.out ? text(result) : '';
	const err = route.err ? result.stderr : '';
	if (activity.isStopping || (out === '' && err === '')) return result;
	if (err !== '') activity.print(err, 'stderr');
	if (out !== '') activity.print(out, 'stdout');
	const rest: ExecResult = { ...result, stdout: route.out ? '' : result.stdout, stderr: route.err ? '' : result.stderr };
	delete rest.internalOutputAccounting;
	if (route.out) delete rest.stdoutKind;
	return rest;
}

function frameOf(kind: Frame['kind'], { out, err, joins }: Route): Frame {
	return { kind, out, err, joins, pipe: null, command: null, name: '' };
}

let isInstalled = false;

/** Puts the hooks into the bundled package, once. */
export function installHooks({ Interpreter, decodeBytesToUtf8, parse, stdoutAsBytes }: JustBash): void {
	if (isInstalled) return;
	isInstalled = true;
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
			const route = frame.kind === 'run' ? frame : { out: false, err: frame.err, joins: false };
			return under(position, frameOf('script', route), () => executeScript.call(this, node));
		}
		if (!starting) return executeScript.call(this, node);
		const { activity, route } = starting;
		starting = null;
		return root(this, activity, route, node);
	};

	async function root(interpreter: Interpreter, activity: Activity, route: Route, node: ScriptNode): Promise<ExecResult> {
		const isOutermost = activity.state === null;
		if (isOutermost) activity.state = interpreter.ctx.state;
		const script = isOutermost ? null : (interpreter.ctx.state.env.get('0') ?? null);
		const position: Position = { activity, script, frame: frameOf('script', route) };
		positions.set(interpreter, position);
		// Scripts that a command of this interpreter starts belong to the same activity.
		const { execFn } = interpreter.ctx;
		interpreter.ctx.execFn = (script, options, accounted) => {
			const { frame } = position;
			const inherited = frame.kind === 'run' && PASSES_OUTPUT_THROUGH.has(frame.name) ? frame : { out: false, err: false, joins: false };
			starting ??= { activity, route: inherited };
			return execFn(script, options, accounted).finally(() => {
				starting = null;
			});
		};
		let result: ExecResult;
		try {
			result = named(position, interpreter, await executeScript.call(interpreter, node));
		} catch (error) {
			if (!(error instanceof Error) || error.name !== 'ExitError') throw error;
			if (isOutermost) activity.hasExited = true;
			const exit = error as Error & { stdout: string; stderr: string };
			const last = await leave(position, interpreter, isOutermost);
			exit.stdout += text(last);
			exit.stderr += last.stderr;
			throw error;
		}
		if (isOutermost && !activity.hasExited) return result;
		const last = await leave(position, interpreter, isOutermost);
		return { ...result, stdout: text(result) + text(last), stderr: result.stderr + last.stderr, stdoutKind: 'text' };
	}

	/** Runs the shell's EXIT trap. */
	async function leave(position: Position, interpreter: Interpreter, isOutermost: boolean): Promise<ExecResult> {
		const { state } = interpreter.ctx;
		const command = isOutermost || position.script !== null ? trapsOf(state).get('EXIT') : undefined;
		trapsOf(state).delete('EXIT');
		if (command === undefined || position.activity.isStopping) return { stdout: '', stderr: '', exitCode: 0 };
		position.frame = { ...position.frame, kind: 'run' };
		return interpreter.executeScript(parse(command));
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
			if (error instanceof Error && error.name === 'ErrexitError' && this.ctx.state === position.activity.state)
				position.activity.hasExited = true;
			throw error;
		});
	};

	core.executePipeline = async function (this: Interpreter, node: PipelineNode): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executePipeline.call(this, node);
		const { frame } = position;
		const pipe = node.commands.length > 1 ? node : null;
		const result = await under(position, { ...frameOf('pipeline', frame), pipe }, () => executePipeline.call(this, node));
		return flush(position.activity, frame, result, text);
	};

	core.executeCommand = async function (this: Interpreter, node: CommandNode, stdin: string, ownsStdin?: boolean): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executeCommand.call(this, node, stdin, ownsStdin);
		const { frame, activity } = position;
		const here = stageRoute(frame, node);
		const inside = node.type === 'FunctionDef' ? here : redirected(here, node.redirections);
		const isSimple = node.type === 'SimpleCommand';
		const result = await under(position, { ...frameOf('command', isSimple ? here : inside), command: isSimple ? inside : null }, () =>
			executeCommand.call(this, node, stdin, ownsStdin),
		);
		return flush(activity, here, isSimple ? named(position, this, result) : result, text);
	};

	core.runCommand = async function (this: Interpreter, name: string, args: string[], ...rest: unknown[]): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return runCommand.call(this, name, args, ...rest);
		const { frame, activity } = position;
		const { fileDescriptors, functions } = this.ctx.state;
		let route: Route = frame.command ?? frame;
		const definition = functions.get(name);
		if (definition) route = redirected(route, definition.redirections);
		// After `exec >file` descriptor 1 is that file for every command.
		if (fileDescriptors?.has(1)) route = { ...route, out: false };
		if (fileDescriptors?.has(2)) route = { ...route, err: false };
		const call = definition ? { name, args } : await resolved(name, args, this);
		const result = await under(position, { ...frameOf('run', route), name: call.name }, () => {
			running = { activity, route, interpreter: this };
			return runCommand.call(this, call.name, [...call.args], ...rest);
		});
		const isUnknown = result.exitCode === 127 && result.stderr === `bash: ${name}: command not found\n`;
		return isUnknown ? { ...result, stderr: result.stderr + activity.suggestion(name) } : result;
	};
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
	const { pipe } = frame;
	const stage = pipe ? pipe.commands.indexOf(node) : -1;
	if (!pipe || stage === -1 || stage === pipe.commands.length - 1) return frame;
	const takesErrors = pipe.pipeStderr?.[stage] ?? false;
	return { out: false, err: frame.err && !takesErrors, joins: takesErrors };
}
