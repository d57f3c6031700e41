/** `watch`: a command again and again. Each screen is printed below the one before, and only when it differs. */
import type { Tool } from '../adapt.ts';
import type { ShellInside } from '../session.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** As `date` in the C locale writes it: `Mon Nov 23 09:14:05 2026`. */
function clock(unixMs: number): string {
	const at = new Date(unixMs);
	const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
	return `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${time} ${at.getUTCFullYear()}`;
}

/** First line of a screen: what is watched at the left, where and when at the right. */
function header(seconds: number, command: string, place: string, columns: number): string {
	const left = `Every ${seconds.toFixed(1)}s: ${command}`;
	const room = columns - place.length - 1;
	const shown = left.length > room ? `${left.slice(0, Math.max(0, room - 3))}...` : left;
	return `${shown.padEnd(Math.max(0, columns - place.length))}${place}`;
}

export const watch = ({ options: { hostname } }: ShellInside): Tool => ({
	name: 'watch',
	async run(args, io) {
		const words = [...args];
		let seconds = 2;
		let hasTitle = true;
		let endsOnChange = false;
		while (words[0]?.startsWith('-')) {
			const option = words.shift() as string;
			const interval =
				/^(?:-n|--interval=)(.+)$/.exec(option)?.[1] ?? (option === '-n' || option === '--interval' ? words.shift() : undefined);
			if (interval !== undefined) {
				if (!/^\d*\.?\d+$/.test(interval)) {
					io.err(`watch: failed to parse argument: '${interval}': Invalid argument\n`);
					return 1;
				}
				seconds = Math.max(0.1, Number(interval));
			} else if (option === '-t' || option === '--no-title') hasTitle = false;
			else if (option === '-g' || option === '--chgexit') endsOnChange = true;
			else if (!/^(-[dcebpx]+|--differences(=.*)?|--color|--errexit|--beep|--precise|--exec)$/.test(option)) {
				io.err(`watch: invalid option -- '${option.replace(/^-+/, '')}'\n`);
				return 1;
			}
		}
		if (words.length === 0) {
			io.err('Usage:\n watch [options] command\n');
			return 1;
		}
		const command = words.join(' ');
		let before: string | null = null;
		for (;;) {
			const { stdout, stderr } = await io.capture(command);
			const screen = stderr + stdout;
			if (screen !== before) {
				if (before !== null && endsOnChange) return 0;
				const place = `${hostname}: ${clock(io.epochMs + io.now())}`;
				const lines = screen.split('\n').slice(0, io.rows - (hasTitle ? 2 : 0));
				io.out(`${hasTitle ? `${header(seconds, command, place, io.columns)}\n\n` : ''}${lines.join('\n').trimEnd()}\n\n`);
				before = screen;
			}
			await io.sleep(Math.round(seconds * 1000));
		}
	},
});
