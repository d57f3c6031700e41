/** `history`: the numbered lines. */
import type { Tool } from '../adapt.ts';
import type { ShellInside } from '../session.ts';

export const history = ({ history: kept }: ShellInside): Tool => ({
	name: 'history',
	async run([argument], io) {
		if (argument === '-c') {
			kept.clear();
			return 0;
		}
		if (argument !== undefined && !/^\d+$/.test(argument)) {
			io.err(
				argument.startsWith('-')
					? `bash: history: ${argument}: invalid option\n`
					: `bash: history: ${argument}: numeric argument required\n`,
			);
			return argument.startsWith('-') ? 2 : 1;
		}
		const from = argument === undefined ? 0 : Math.max(0, kept.lines.length - Number(argument));
		io.out(
			kept.lines
				.slice(from)
				.map((line, index) => `${String(kept.first + from + index).padStart(5)}  ${line}\n`)
				.join(''),
		);
		return 0;
	},
});
