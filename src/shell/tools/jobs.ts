/** Job control: `jobs`, `fg`, `bg`, `wait`, `kill`, `disown`. */
import type { Tool, ToolIo } from '../adapt.ts';
import type { Job } from '../jobs.ts';
import type { ShellInside } from '../session.ts';

/** Waits until `job` has ended. Ctrl-C ends the job with `code`, when one is given. */
async function untilEnded(job: Job, io: ToolIo, interruptWith: number | null): Promise<number> {
	try {
		while (job.exitCode === null) await io.change();
	} catch (interrupted) {
		if (interruptWith !== null) job.task.stop(interruptWith);
		throw interrupted;
	}
	return job.exitCode;
}

export const jobs = ({ jobs: all }: ShellInside): Tool => ({
	name: 'jobs',
	async run(args, io) {
		for (const job of all.all) io.out(args.includes('-p') ? `${job.pid}\n` : all.line(job));
		all.forgetEnded();
		return 0;
	},
});

const noSuchJob = (name: string, job: string): string => `bash: ${name}: ${job === '' ? 'current' : job}: no such job\n`;

export const fg = ({ jobs: all }: ShellInside): Tool => ({
	name: 'fg',
	async run([name = ''], io) {
		const job = all.find(name);
		if (!job) {
			io.err(noSuchJob('fg', name));
			return 1;
		}
		io.out(`${job.text}\n`);
		const code = await untilEnded(job, io, 130);
		all.forget(job);
		return code;
	},
});

export const bg = ({ jobs: all }: ShellInside): Tool => ({
	name: 'bg',
	async run([name = ''], io) {
		const job = all.find(name);
		io.err(job ? `bash: bg: job ${job.number} already in background\n` : noSuchJob('bg', name));
		return job ? 0 : 1;
	},
});

export const disown = ({ jobs: all }: ShellInside): Tool => ({
	name: 'disown',
	async run([name = ''], io) {
		const job = all.find(name);
		if (job) return 0;
		io.err(noSuchJob('disown', name));
		return 1;
	},
});

export const wait = ({ jobs: all }: ShellInside): Tool => ({
	name: 'wait',
	async run(args, io) {
		let code = 0;
		for (const name of args.length > 0 ? args : all.all.map((job) => String(job.pid))) {
			const job = all.find(name);
			if (!job) {
				io.err(name.startsWith('%') ? noSuchJob('wait', name) : `bash: wait: pid ${name} is not a child of this shell\n`);
				code = 127;
				continue;
			}
			const ended = await untilEnded(job, io, null);
			all.forget(job);
			code = args.length > 0 ? ended : 0;
		}
		return code;
	},
});

const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, TERM: 15 };

export const kill = ({ jobs: all }: ShellInside): Tool => ({
	name: 'kill',
	async run(args, io) {
		const names = [...args];
		let signal = 15;
		if (names[0] === '-l') {
			io.out(' 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 9) SIGKILL\t15) SIGTERM\n');
			return 0;
		}
		if (names[0] === '-s') names.splice(0, 2, `-${names[1] ?? ''}`);
		if (names[0]?.startsWith('-')) {
			const given = (names.shift() as string).slice(1).replace(/^SIG/, '');
			const found = /^\d+$/.test(given) ? Number(given) : SIGNALS[given];
			if (found === undefined) {
				io.err(`bash: kill: ${given}: invalid signal specification\n`);
				return 1;
			}
			signal = found;
		}
		if (names.length === 0) {
			io.err('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
			return 2;
		}
		let code = 0;
		for (const name of names) {
			const job = all.find(name);
			if (!job) {
				io.err(name.startsWith('%') ? noSuchJob('kill', name) : `bash: kill: (${name}) - No such process\n`);
				code = 1;
			} else if (signal !== 0) {
				job.task.stop(128 + signal);
				await job.task.settled();
			}
		}
		return code;
	},
});
