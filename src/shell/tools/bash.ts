/** `bash` and `sh` with their options (the package's own know only a file and `-c`), and scripts called by their path. */
import type { Tool, ToolIo } from '../adapt.ts';

/** Leading options as a `set` line, and what follows them. Null = an option that bash does not have. */
function options(args: readonly string[]): { readonly set: string; readonly rest: readonly string[] } | null {
	const rest = [...args];
	let set = '';
	while (rest[0]?.startsWith('-') && rest[0] !== '-' && rest[0] !== '-c') {
		const option = rest.shift() as string;
		if (option === '--') break;
		if (option === '-o') set += `set -o ${rest.shift() ?? ''}; `;
		else if (/^-[euxvnfaC]+$/.test(option)) set += `set ${option}; `;
		else if (/^-[euxvnfaC]+c$/.test(option)) return { set: `${set}set ${option.slice(0, -1)}; `, rest: ['-c', ...rest] };
		else if (!['-l', '-i', '--login', '--norc', '--noprofile', '--posix'].includes(option)) return null;
	}
	return { set, rest };
}

/** Runs a script's text as a child shell. What is put before it stands in its first line, so that line numbers stay right. */
function runText(text: string, set: string, name: string, words: readonly string[], io: ToolIo): Promise<number> {
	return io.child(`${set}${text.startsWith('#!') ? ' ' : ''}${text}`, name, words);
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
	const [file, ...words] = rest;
	if (file === undefined) return io.stdin.trim() === '' ? 0 : runText(io.stdin, set, name, [], io);
	if (file === '-c') {
		const [script, zero = name, ...parameters] = words;
		if (script !== undefined) return runText(script, set, zero, parameters, io);
		io.err(`${name}: -c: option requires an argument\n`);
		return 2;
	}
	const text = await io.files.read(file).catch(() => null);
	if (text !== null) return runText(text, set, file, words, io);
	io.err(`${name}: ${file}: No such file or directory\n`);
	return 127;
}

export const bash: Tool = { name: 'bash', run: (args, io) => run('bash', args, io) };
export const sh: Tool = { name: 'sh', run: (args, io) => run('sh', args, io) };

/** `./deploy.sh`: what the first line names runs the file. */
export const script: Tool = {
	name: '__script',
	async run([file = '', ...words], io) {
		const text = await io.files.read(file);
		const [interpreter = '/bin/bash', ...given] = (/^#! *(.*)/.exec(text)?.[1] ?? '')
			.trim()
			.split(/\s+/)
			.filter((word) => word !== '');
		const isEnv = /\/env$/.test(interpreter);
		const [program = 'bash', ...flags] = isEnv ? given.filter((word) => word !== '-S') : [interpreter, ...given];
		if (/(^|\/)(ba|da)?sh$/.test(program)) return run('bash', [...flags, file, ...words], io);
		io.err(
			isEnv
				? `/usr/bin/env: ‘${program}’: No such file or directory\n`
				: `bash: ${file}: ${program}: bad interpreter: No such file or directory\n`,
		);
		return isEnv ? 127 : 126;
	},
};

/** Nothing hangs up here, so the command runs as it is. */
export const nohup: Tool = {
	name: 'nohup',
	async run(args, io) {
		if (args.length > 0) return io.command(args);
		io.err("nohup: missing operand\nTry 'nohup --help' for more information.\n");
		return 125;
	},
};
