/** `bash` and `sh` with their options; the package's own know only a file and `-c`. */
import type { Tool, ToolIo } from '../adapt.ts';

/** Leading options as a `set` line, and what follows them. Null = an option that bash does not have. */
function options(args: readonly string[]): { readonly set: string; readonly rest: readonly string[] } | null {
	const rest = [...args];
	let set = '';
	while (rest[0]?.startsWith('-') && rest[0] !== '-' && rest[0] !== '-c') {
		const option = rest.shift() as string;
		if (option === '--') break;
		if (option === '-o') set += `set -o ${rest.shift() ?? ''}\n`;
		else if (/^-[euxvnfaC]+$/.test(option)) set += `set ${option}\n`;
		else if (/^-[euxvnfaC]+c$/.test(option)) return { set: `${set}set ${option.slice(0, -1)}\n`, rest: ['-c', ...rest] };
		else if (!['-l', '-i', '--login', '--norc', '--noprofile', '--posix'].includes(option)) return null;
	}
	return { set, rest };
}

async function run(name: string, args: readonly string[], io: ToolIo): Promise<number> {
	if (args[0] === '--version') {
		io.out('GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n');
		return 0;
	}
	const read = options(args);
	if (!read) {
		io.err(`${name}: ${args[0]}: invalid option\n`);
		return 2;
	}
	const { set, rest } = read;
	if (set === '' || rest.length === 0) return io.original(rest);
	if (rest[0] === '-c') return io.original(['-c', `${set}${rest[1] ?? ''}`, ...rest.slice(2)]);
	const [file = '', ...words] = rest;
	const text = await io.files.read(file).catch(() => null);
	if (text === null) {
		io.err(`${name}: ${file}: No such file or directory\n`);
		return 127;
	}
	return io.original(['-c', `${set}${text}`, file, ...words]);
}

export const bash: Tool = { name: 'bash', run: (args, io) => run('bash', args, io) };
export const sh: Tool = { name: 'sh', run: (args, io) => run('sh', args, io) };

/** Nothing hangs up here, so the command runs as it is. */
export const nohup: Tool = {
	name: 'nohup',
	async run(args, io) {
		if (args.length > 0) return io.command(args);
		io.err("nohup: missing operand\nTry 'nohup --help' for more information.\n");
		return 125;
	},
};
