/** Background jobs: `cmd &`, `jobs`, `fg`, `wait`, `kill`. A job runs until it waits; jobs go on before the foreground does. */
import { begin } from './bash/hooks.ts';
import type { Bash, ExecResult, Interpreter, JustBash, StatementNode } from './bash/just-bash.ts';
import { forked } from './bash/state.ts';
import type { Waiting } from './command.ts';
import { Task, type TaskHost } from './task.ts';

export interface Job {
	readonly number: number;
	readonly pid: number;
	/** The command as it was typed, without the `&`. */
	readonly text: string;
	readonly task: Task;
	/** Null while it runs. */
	exitCode: number | null;
}

/** Jobs that may run at once. */
const MAX_JOBS = 32;

export class Jobs {
	#jobs: Job[] = [];
	#lastPid = 4241;
	readonly #bash: JustBash;
	readonly #host: TaskHost;

	constructor(bash: JustBash, host: TaskHost) {
		this.#bash = bash;
		this.#host = host;
	}

	get all(): readonly Job[] {
		return this.#jobs;
	}

	/** Starts `node` of the shell `bash`, where `from` runs. Null = this place cannot have jobs (a subshell, a script): it runs in the foreground. */
	start(node: StatementNode, interpreter: Interpreter, from: Task, bash: Bash): Promise<ExecResult> | null {
		const { ctx } = interpreter;
		if (ctx.state !== from.state || this.#jobs.some((job) => job.task === from)) return null;
		const nothing = { stdout: '', exitCode: 0 };
		if (this.#jobs.length >= MAX_JOBS)
			return Promise.resolve({ ...nothing, stderr: 'bash: fork: retry: Resource temporarily unavailable\n', exitCode: 254 });
		const scope = new this.#bash.ExecutionScope(ctx.limits);
		const task = new Task(this.#host, false);
		const job: Job = {
			number: (this.#jobs.at(-1)?.number ?? 0) + 1,
			pid: ++this.#lastPid,
			text: (node.sourceText ?? '').replace(/\s*&\s*$/, ''),
			task,
			exitCode: null,
		};
		this.#jobs.push(job);
		ctx.state.lastBackgroundPid = job.pid;
		this.#host.print(`[${job.number}] ${job.pid}\n`, 'stderr');
		const inner = new this.#bash.Interpreter(
			{
				...ctx,
				executionScope: scope,
				exec: (script: string, options: unknown, accounted = false) => bash.execInScope(script, options, scope, 1, undefined, accounted),
			},
			forked(ctx.state),
		);
		const script = { type: 'Script' as const, statements: [{ ...node, background: false }] };
		const work = async (): Promise<void> => {
			let code = 1;
			try {
				const result = await begin(task, () => inner.executeScript(script));
				code = result.exitCode;
				if (!task.isStopping) {
					task.print(result.stderr, 'stderr');
					task.print(result.stdout, 'stdout');
				}
			} catch (error) {
				const { exitCode, stderr, stdout } = error as { readonly exitCode?: number; readonly stderr?: string; readonly stdout?: string };
				code = exitCode ?? 1;
				if (!task.isStopping) {
					task.print(stderr ?? `bash: ${String(error)}\n`, 'stderr');
					task.print(stdout ?? '', 'stdout');
				}
			}
			job.exitCode = task.isStopping ? task.stoppedWith : code;
			await scope.close();
		};
		return task.run(work).then(() => ({ ...nothing, stderr: '' }));
	}

	waiting(): readonly (Waiting | null)[] {
		return this.#jobs.map((job) => job.task.waiting);
	}

	async wake(): Promise<void> {
		for (const job of this.#jobs.slice()) await job.task.wake();
	}

	/** What `jobs` prints for one job. */
	line(job: Job): string {
		const mark = job === this.#jobs.at(-1) ? '+' : job === this.#jobs.at(-2) ? '-' : ' ';
		const state =
			{ null: 'Running', 0: 'Done', 143: 'Terminated', 137: 'Killed', 130: 'Interrupt' }[String(job.exitCode)] ?? `Exit ${job.exitCode}`;
		return `[${job.number}]${mark}  ${state.padEnd(24)}${job.text}${job.exitCode === null ? ' &' : ''}\n`;
	}

	/** Tells about jobs that have ended, and forgets them: before a prompt. */
	report(): void {
		for (const job of this.#jobs) if (job.exitCode !== null) this.#host.print(this.line(job), 'stderr');
		this.forgetEnded();
	}

	forget(job: Job): void {
		this.#jobs = this.#jobs.filter((other) => other !== job);
	}

	forgetEnded(): void {
		this.#jobs = this.#jobs.filter((job) => job.exitCode === null);
	}

	/** `%1`, `%%`, `%+`, `%-`, `%text` or a process id. */
	find(name: string): Job | undefined {
		if (name === '' || name === '%%' || name === '%+' || name === '%') return this.#jobs.at(-1);
		if (name === '%-') return this.#jobs.at(-2);
		if (/^%\d+$/.test(name)) return this.#jobs.find((job) => job.number === Number(name.slice(1)));
		if (name.startsWith('%')) return this.#jobs.findLast((job) => job.text.startsWith(name.slice(1)));
		return this.#jobs.find((job) => String(job.pid) === name);
	}

	/** Ends every job, as a shell that exits does. */
	async hangUp(): Promise<void> {
		for (const job of this.#jobs) {
			job.task.stop(129);
			await job.task.settled();
		}
		this.#jobs = [];
	}
}
