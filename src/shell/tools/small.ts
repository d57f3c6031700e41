/** `mktemp`, `umask`, `env`, and commands of the package with a detail mended. */
import { draw } from '../../sim/index.ts';
import type { Tool, ToolIo } from '../adapt.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const mktemp: Tool = {
	name: 'mktemp',
	async run(args, io) {
		const isFolder = args.includes('-d') || args.includes('--directory');
		const template = args.find((argument) => !argument.startsWith('-')) ?? '/tmp/tmp.XXXXXXXXXX';
		const run = /X{3,}(?!.*X{3})/.exec(template);
		if (!run) {
			io.err(`mktemp: too few X's in template '${template}'\n`);
			return 1;
		}
		for (let attempt = 0; ; attempt += 1) {
			const letters = [...run[0]].map(
				(_, index) => LETTERS[Math.floor(draw(template, 'mktemp', String(io.now()), attempt * 64 + index) * LETTERS.length)],
			);
			const path = template.replace(run[0], letters.join(''));
			if (await io.files.exists(path)) continue;
			if (isFolder) await io.context.fs.mkdir(io.context.fs.resolvePath(io.cwd, path), { recursive: true });
			else await io.files.write(path, '');
			io.out(`${path}\n`);
			return 0;
		}
	},
};

/** `paste -sd,` reads standard input, and takes its delimiter attached to other flags. */
export const paste: Tool = {
	name: 'paste',
	run(args, io) {
		const apart = args.flatMap((argument) => {
			const joined = /^-(s?)d(.+)$/.exec(argument) ?? /^-(s)d$/.exec(argument);
			return joined ? [...(joined[1] ? ['-s'] : []), '-d', ...(joined[2] ? [joined[2]] : [])] : [argument];
		});
		const takesValue = (index: number): boolean => apart[index - 1] === '-d';
		const hasFile = apart.some((argument, index) => !takesValue(index) && (argument === '-' || !argument.startsWith('-')));
		return io.original(hasFile ? apart : [...apart, '-']);
	},
};

/** `uniq -c` sets its counts right in seven columns. */
export const uniq: Tool = {
	name: 'uniq',
	run: (args, io) =>
		io.original(args, (text) =>
			args.some((argument) => /^-\w*c|^--count$/.test(argument))
				? text.replace(/^ *(\d+) /gm, (_, count: string) => `${count.padStart(7)} `)
				: text,
		),
};

export const umask: Tool = {
	name: 'umask',
	async run(args, io) {
		if (args.length === 0) io.out('0022\n');
		return 0;
	},
};

/** Only exported variables, as a child process gets them. */
const exported = (io: ToolIo): string =>
	[...io.env]
		.filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
		.map(([name, value]) => `${name}=${value}\n`)
		.join('');

export const env: Tool = {
	name: 'env',
	run: async (args, io) => {
		if (args.length > 0) return io.original(args);
		io.out(exported(io));
		return 0;
	},
};

export const printenv: Tool = {
	name: 'printenv',
	async run(args, io) {
		if (args.length === 0) io.out(exported(io));
		const values = args.map((name) => io.env.get(name));
		io.out(values.map((value) => (value === undefined ? '' : `${value}\n`)).join(''));
		return values.includes(undefined) ? 1 : 0;
	},
};

export const rm: Tool = {
	name: 'rm',
	async run(args, io) {
		const isRecursive = args.some((argument) => /^-\w*[rR]|^--recursive$/.test(argument));
		const isRoot = args.some((argument) => !argument.startsWith('-') && io.context.fs.resolvePath(io.cwd, argument) === '/');
		if (!isRecursive || !isRoot || args.includes('--no-preserve-root')) return io.original(args);
		io.err("rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n");
		return 1;
	},
};
