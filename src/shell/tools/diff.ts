/** `diff` in GNU's forms: normal, and unified with `-u`. */
import type { Tool, ToolIo } from '../adapt.ts';
import { type Edit, editsBetween } from './edits.ts';

interface Side {
	readonly name: string;
	readonly lines: readonly string[];
	readonly endsInNewline: boolean;
	/** `2026-11-23 09:14:05.000000000 +0000`. */
	readonly stamp: string;
}

interface Options {
	readonly format: 'normal' | 'unified';
	readonly context: number;
	readonly key: (line: string) => string;
	readonly isBrief: boolean;
	readonly saysSame: boolean;
	readonly isRecursive: boolean;
	readonly absentIsEmpty: boolean;
	readonly labels: readonly string[];
}

const NO_NEWLINE = '\\ No newline at end of file\n';

function sideOf(name: string, text: string, mtimeMs: number): Side {
	const endsInNewline = text === '' || text.endsWith('\n');
	const lines = text === '' ? [] : (endsInNewline ? text.slice(0, -1) : text).split('\n');
	const at = new Date(mtimeMs).toISOString();
	return { name, lines, endsInNewline, stamp: `${at.slice(0, 10)} ${at.slice(11, 23)}000000 +0000` };
}

/** Lines with a sign before each, and the note about a missing last line end. */
function signed(side: Side, from: number, to: number, sign: string): string {
	let text = '';
	for (let index = from; index < to; index++) {
		text += `${sign}${side.lines[index]}\n`;
		if (index === side.lines.length - 1 && !side.endsInNewline) text += NO_NEWLINE;
	}
	return text;
}

const normalRange = (from: number, to: number): string => (to - from <= 1 ? String(to === from ? from : to) : `${from + 1},${to}`);

function normal(left: Side, right: Side, edits: readonly Edit[]): string {
	return edits
		.map(({ fromLeft, toLeft, fromRight, toRight }) => {
			const kind = fromLeft === toLeft ? 'a' : fromRight === toRight ? 'd' : 'c';
			const removed = signed(left, fromLeft, toLeft, '< ');
			const added = signed(right, fromRight, toRight, '> ');
			return `${normalRange(fromLeft, toLeft)}${kind}${normalRange(fromRight, toRight)}\n${removed}${kind === 'c' ? '---\n' : ''}${added}`;
		})
		.join('');
}

/** Start and length of a hunk's side; the length 1 is left out, an empty side starts at the line before. */
const hunkRange = (from: number, to: number): string => (to - from === 1 ? String(to) : `${to === from ? from : from + 1},${to - from}`);

function unified(left: Side, right: Side, edits: readonly Edit[], context: number, labels: readonly string[]): string {
	const head = `--- ${labels[0] ?? `${left.name}\t${left.stamp}`}\n+++ ${labels[1] ?? `${right.name}\t${right.stamp}`}\n`;
	const hunks: Edit[][] = [];
	for (const edit of edits) {
		const last = hunks.at(-1)?.at(-1);
		if (last && edit.fromLeft - last.toLeft <= 2 * context) hunks.at(-1)?.push(edit);
		else hunks.push([edit]);
	}
	return (
		head +
		hunks
			.map((hunk) => {
				const first = hunk[0] as Edit;
				const last = hunk.at(-1) as Edit;
				const before = Math.min(context, first.fromLeft, first.fromRight);
				const after = Math.min(context, left.lines.length - last.toLeft, right.lines.length - last.toRight);
				let body = '';
				let at = first.fromLeft - before;
				for (const edit of hunk) {
					body +=
						signed(left, at, edit.fromLeft, ' ') +
						signed(left, edit.fromLeft, edit.toLeft, '-') +
						signed(right, edit.fromRight, edit.toRight, '+');
					at = edit.toLeft;
				}
				body += signed(left, at, last.toLeft + after, ' ');
				const leftRange = hunkRange(first.fromLeft - before, last.toLeft + after);
				return `@@ -${leftRange} +${hunkRange(first.fromRight - before, last.toRight + after)} @@\n${body}`;
			})
			.join('')
	);
}

function compare(left: Side, right: Side, options: Options, io: ToolIo): number {
	const { key, format, context, labels } = options;
	const end = (side: Side): readonly string[] =>
		side.lines.map((line, index) => key(line) + (index === side.lines.length - 1 && !side.endsInNewline ? '\u0000' : ''));
	const edits = editsBetween(end(left), end(right));
	if (edits.length === 0) {
		if (options.saysSame) io.out(`Files ${left.name} and ${right.name} are identical\n`);
		return 0;
	}
	if (options.isBrief) io.out(`Files ${left.name} and ${right.name} differ\n`);
	else io.out(format === 'unified' ? unified(left, right, edits, context, labels) : normal(left, right, edits));
	return 1;
}

async function readSide(path: string, io: ToolIo, absentIsEmpty: boolean): Promise<Side | null> {
	if (path === '-') return sideOf('-', io.stdin, io.epochMs + io.now());
	const { fs } = io.context;
	const full = fs.resolvePath(io.cwd, path);
	try {
		return sideOf(path, await io.files.read(path), (await fs.stat(full)).mtime.getTime());
	} catch {
		if (absentIsEmpty) return sideOf(path, '', 0);
		io.err(`diff: ${path}: No such file or directory\n`);
		return null;
	}
}

async function isFolder(path: string, io: ToolIo): Promise<boolean> {
	const { fs } = io.context;
	return (
		path !== '-' &&
		fs.stat(fs.resolvePath(io.cwd, path)).then(
			(stat) => stat.isDirectory,
			() => false,
		)
	);
}

async function compareFolders(left: string, right: string, options: Options, io: ToolIo, args: string): Promise<number> {
	const names = [...new Set([...(await io.files.list(left)), ...(await io.files.list(right))])].sort();
	let code = 0;
	for (const name of names) {
		const [inLeft, inRight] = [`${left}/${name}`, `${right}/${name}`];
		const only = (await io.files.exists(inLeft)) ? ((await io.files.exists(inRight)) ? null : left) : right;
		if (only !== null && !options.absentIsEmpty) {
			io.out(`Only in ${only}: ${name}\n`);
			code = Math.max(code, 1);
		} else if ((await isFolder(inLeft, io)) || (await isFolder(inRight, io))) {
			if (options.isRecursive) code = Math.max(code, await compareFolders(inLeft, inRight, options, io, args));
			else io.out(`Common subdirectories: ${inLeft} and ${inRight}\n`);
		} else {
			const sides = [await readSide(inLeft, io, options.absentIsEmpty), await readSide(inRight, io, options.absentIsEmpty)];
			const [a, b] = sides;
			if (!a || !b) return 2;
			const quiet: ToolIo = Object.create(io, {
				out: {
					value: (text: string) => {
						io.out(options.isBrief || text.startsWith('Files ') ? text : `diff ${args} ${inLeft} ${inRight}\n${text}`);
					},
				},
			});
			code = Math.max(code, compare(a, b, options, quiet));
		}
	}
	return code;
}

type Parsed = { readonly options: Options; readonly paths: readonly string[]; readonly flags: string } | { readonly wrong: string };

function parse(args: readonly string[]): Parsed {
	const options = {
		format: 'normal' as Options['format'],
		context: 3,
		key: (line: string) => line,
		isBrief: false,
		saysSame: false,
		isRecursive: false,
		absentIsEmpty: false,
		labels: [] as string[],
	};
	const paths: string[] = [];
	const flags: string[] = [];
	const words = [...args];
	const then = (key: (line: string) => string): void => {
		const before = options.key;
		options.key = (line) => key(before(line));
	};
	for (let word = words.shift(); word !== undefined; word = words.shift()) {
		if (word === '--') paths.push(...words.splice(0));
		else if (!word.startsWith('-') || word === '-') paths.push(word);
		else {
			flags.push(word);
			const lines = /^(?:-U|--unified=)(\d+)$/.exec(word)?.[1] ?? (word === '-U' ? words.shift() : undefined);
			const label = /^--label=(.*)$/.exec(word)?.[1] ?? (word === '--label' || word === '-L' ? words.shift() : undefined);
			if (label !== undefined) options.labels.push(label);
			else if (lines !== undefined) {
				options.format = 'unified';
				options.context = Number(lines);
			} else if (word.startsWith('--')) {
				if (word === '--unified') options.format = 'unified';
				else if (word === '--brief') options.isBrief = true;
				else if (word === '--recursive') options.isRecursive = true;
				else if (word === '--report-identical-files') options.saysSame = true;
				else if (word === '--ignore-case') then((line) => line.toLowerCase());
				else if (word === '--ignore-all-space') then((line) => line.replace(/\s+/g, ''));
				else if (word === '--new-file') options.absentIsEmpty = true;
				else if (!/^--(color(=.*)?|text|normal|minimal)$/.test(word)) return { wrong: `unrecognized option '${word}'` };
			} else
				for (const letter of word.slice(1)) {
					if (letter === 'u') options.format = 'unified';
					else if (letter === 'q') options.isBrief = true;
					else if (letter === 's') options.saysSame = true;
					else if (letter === 'r') options.isRecursive = true;
					else if (letter === 'N') options.absentIsEmpty = true;
					else if (letter === 'i') then((line) => line.toLowerCase());
					else if (letter === 'w') then((line) => line.replace(/\s+/g, ''));
					else if (letter === 'b') then((line) => line.replace(/\s+/g, ' ').trimEnd());
					else if (!/[adp]/.test(letter)) return { wrong: `invalid option -- '${letter}'` };
				}
		}
	}
	return { options, paths, flags: flags.join(' ') };
}

export const diff: Tool = {
	name: 'diff',
	async run(args, io) {
		const read = parse(args);
		const help = "diff: Try 'diff --help' for more information.\n";
		if ('wrong' in read) {
			io.err(`diff: ${read.wrong}\n${help}`);
			return 2;
		}
		const { options, paths, flags } = read;
		const [left, right, extra] = paths;
		if (left === undefined || right === undefined || extra !== undefined) {
			io.err(extra === undefined ? `diff: missing operand after '${left ?? 'diff'}'\n${help}` : `diff: extra operand '${extra}'\n${help}`);
			return 2;
		}
		const folders = [await isFolder(left, io), await isFolder(right, io)];
		if (folders[0] && folders[1]) return compareFolders(left, right, options, io, flags);
		const inFolder = (folder: string, file: string): string => `${folder}/${file.slice(file.lastIndexOf('/') + 1)}`;
		const a = await readSide(folders[0] ? inFolder(left, right) : left, io, options.absentIsEmpty);
		const b = await readSide(folders[1] ? inFolder(right, left) : right, io, options.absentIsEmpty);
		return a && b ? compare(a, b, options, io) : 2;
	},
};
