/** `sleep` and `timeout`, in simulated time. */
import type { Tool } from '../adapt.ts';
import { Interrupted } from '../command.ts';

const UNIT: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `1.5`, `10s`, `2m`, `infinity`; null when it is none of these. */
export function duration(text: string): number | null {
	if (/^inf(inity)?$/i.test(text)) return Number.MAX_SAFE_INTEGER / 4;
	const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
	return found ? Math.round(Number(found[1]) * (UNIT[found[2] ?? ''] as number)) : null;
}

export const sleep: Tool = {
	name: 'sleep',
	async run(args, io) {
		const help = "Try 'sleep --help' for more information.\n";
		if (args.length === 0) {
			io.err(`sleep: missing operand\n${help}`);
			return 1;
		}
		let total = 0;
		for (const argument of args) {
			const ms = duration(argument);
			if (ms === null) {
				io.err(
					argument.startsWith('-')
						? `sleep: invalid option -- '${argument[1]}'\n${help}`
						: `sleep: invalid time interval ‘${argument}’\n${help}`,
				);
				return 1;
			}
			total += ms;
		}
		await io.sleep(total);
		return 0;
	},
};

export const timeout: Tool = {
	name: 'timeout',
	async run(args, io) {
		const words = [...args];
		let keepsStatus = false;
		let code = 124;
		while (words[0]?.startsWith('-')) {
			const option = words.shift() as string;
			if (option === '--preserve-status') keepsStatus = true;
			else if (option === '-k' || option === '--kill-after') words.shift();
			else if (option === '-s' || option === '--signal') code = /^(9|(SIG)?KILL)$/.test(words.shift() ?? '') ? 137 : code;
			else if (!/^(-[ksv].+|-v|--foreground|--verbose|--kill-after=.*|--signal=.*)$/.test(option)) {
				io.err(`timeout: invalid option -- '${option.replace(/^-+/, '')}'\nTry 'timeout --help' for more information.\n`);
				return 125;
			}
		}
		const [limit, ...command] = words;
		const ms = limit === undefined ? null : duration(limit);
		if (limit === undefined || command.length === 0) {
			io.err("timeout: missing operand\nTry 'timeout --help' for more information.\n");
			return 125;
		}
		if (ms === null) {
			io.err(`timeout: invalid time interval ‘${limit}’\nTry 'timeout --help' for more information.\n`);
			return 125;
		}
		if (ms === 0) return io.command(command);
		const stop = io.task.addStop(io.now() + ms);
		try {
			return await io.command(command);
		} catch (error) {
			io.task.removeStop(stop);
			// Stopped by something else too, such as Ctrl-C: that goes on.
			if (!(error instanceof Interrupted) || !stop.hasStruck || io.task.isStopping) throw error;
			return keepsStatus ? 143 : code;
		} finally {
			io.task.removeStop(stop);
		}
	},
};
