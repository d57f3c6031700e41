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
	frame: Frame;
}

/** A command that runs now: what its `isTerminal` and its waiting stand on. */
export interface Running {
	readonly activity: Activity;
	readonly route: Route;
	readonly interpreter: Interpreter;
}

const PASSES_OUTPUT_THROUGH: ReadonlySet<string> = new Set(['bash', 'sh', 'env', 'timeout', 'time', 'xargs', 'nohup', 'nice', 'stdbuf']);

/** Builtins that the interpreter has in its core and that this shell does itself, as commands with two underscores before the name. */
const REPLACED_BUILTINS: ReadonlySet<string> = new Set(['wait']);

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
	starting = { activity, route: { out: true, err: true } };
	try {
		return start();
	} finally {
		starting = null;
	}
}

/** Prints what has reached the end of its way and leaves the rest. */
function flush(activity: Activity, route: Route, result: ExecResult, text: (result: ExecResult) => string): ExecResult {
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

let isInstalled = false;

/** Puts the hooks into the bundled package, once. */
export function installHooks({ Interpreter, decodeBytesToUtf8, stdoutAsBytes }: JustBash): void {
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
			const route = frame.kind === 'run' ? frame : { out: false, err: frame.err };
			return under(position, { kind: 'script', out: route.out, err: route.err, pipe: null, command: null, name: '' }, () =>
				executeScript.call(this, node),
			);
		}
		if (!starting) return executeScript.call(this, node);
		const { activity, route } = starting;
		starting = null;
		return root(this, activity, route, node);
	};

	async function root(interpreter: Interpreter, activity: Activity, route: Route, node: ScriptNode): Promise<ExecResult> {
		const isOutermost = activity.state === null;
		if (isOutermost) activity.state = interpreter.ctx.state;
		const position: Position = { activity, frame: { kind: 'script', ...route, pipe: null, command: null, name: '' } };
		positions.set(interpreter, position);
		// Scripts that a command of this interpreter starts belong to the same activity.
		const { execFn } = interpreter.ctx;
		interpreter.ctx.execFn = (script, options, accounted) => {
			const { frame } = position;
			const inherited =
				frame.kind === 'run' && PASSES_OUTPUT_THROUGH.has(frame.name) ? { out: frame.out, err: frame.err } : { out: false, err: false };
			starting ??= { activity, route: inherited };
			return execFn(script, options, accounted).finally(() => {
				starting = null;
			});
		};
		try {
			return await executeScript.call(interpreter, node);
		} catch (error) {
			if (isOutermost && error instanceof Error && error.name === 'ExitError') activity.hasExited = true;
			throw error;
		}
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
		const result = await under(position, { kind: 'pipeline', out: frame.out, err: frame.err, pipe, command: null, name: '' }, () =>
			executePipeline.call(this, node),
		);
		return flush(position.activity, frame, result, text);
	};

	core.executeCommand = async function (this: Interpreter, node: CommandNode, stdin: string, ownsStdin?: boolean): Promise<ExecResult> {
		const position = positions.get(this);
		if (!position) return executeCommand.call(this, node, stdin, ownsStdin);
		const { frame, activity } = position;
		const here = stageRoute(frame, node);
		const inside = node.type === 'FunctionDef' ? here : redirected(here, node.redirections);
		const isSimple = node.type === 'SimpleCommand';
		const result = await under(
			position,
			{
				kind: 'command',
				out: isSimple ? here.out : inside.out,
				err: isSimple ? here.err : inside.err,
				pipe: null,
				command: isSimple ? inside : null,
				name: '',
			},
			() => executeCommand.call(this, node, stdin, ownsStdin),
		);
		return flush(activity, here, result, text);
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
		if (fileDescriptors?.has(1)) route = { out: false, err: route.err };
		if (fileDescriptors?.has(2)) route = { out: route.out, err: false };
		const called = REPLACED_BUILTINS.has(name) && !definition ? `__${name}` : name;
		const result = await under(position, { kind: 'run', out: route.out, err: route.err, pipe: null, command: null, name }, () => {
			running = { activity, route, interpreter: this };
			return runCommand.call(this, called, args, ...rest);
		});
		const isUnknown = result.exitCode === 127 && result.stderr === `bash: ${name}: command not found\n`;
		return isUnknown ? { ...result, stderr: result.stderr + activity.suggestion(name) } : result;
	};
}

/** The route of one stage of a pipe, or of a command that is no stage. */
function stageRoute(frame: Frame, node: CommandNode): Route {
	const { pipe } = frame;
	const stage = pipe ? pipe.commands.indexOf(node) : -1;
	if (!pipe || stage === -1 || stage === pipe.commands.length - 1) return frame;
	return { out: false, err: frame.err && !(pipe.pipeStderr?.[stage] ?? false) };
}
