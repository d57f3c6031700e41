/** `xargs`: command lines from items; each command runs as it is made, so its output comes as it happens. */
import type { Tool, ToolIo } from '../adapt.ts';

interface Options {
	separator: 'blanks' | 'null' | string;
	perCommand: number;
	perLines: number;
	replace: string | null;
	skipsEmpty: boolean;
	traces: boolean;
	command: readonly string[];
}

/** Bytes of arguments after which a new command begins, as the kernel's limit would make it. */
const MAX_LENGTH = 128 * 1024;

/** Items of one line, with quotes and backslashes as xargs reads them. Null = a quote that is not closed. */
function quotedItems(line: string): readonly string[] | null {
	const items: string[] = [];
	let item: string | null = null;
	for (let index = 0; index < line.length; index++) {
		const character = line[index] as string;
		if (character === ' ' || character === '\t') {
			if (item !== null) items.push(item);
			item = null;
		} else if (character === '\\') item = (item ?? '') + (line[++index] ?? '');
		else if (character === '"' || character === "'") {
			const end = line.indexOf(character, index + 1);
			if (end === -1) return null;
			item = (item ?? '') + line.slice(index + 1, end);
			index = end;
		} else item = (item ?? '') + character;
	}
	return item === null ? items : [...items, item];
}

const LONG: Readonly<Record<string, string>> = {
	'max-args': 'n',
	'max-procs': 'P',
	replace: 'I',
	'max-lines': 'L',
	delimiter: 'd',
	null: '0',
	'no-run-if-empty': 'r',
	verbose: 't',
};
const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\0': '\0' };

/** The options, or the flag that xargs does not have. */
function parse(args: readonly string[]): Options | string {
	const options: Options = {
		separator: 'blanks',
		perCommand: Number.POSITIVE_INFINITY,
		perLines: Number.POSITIVE_INFINITY,
		replace: null,
		skipsEmpty: false,
		traces: false,
		command: ['echo'],
	};
	const words = [...args];
	while (words[0]?.startsWith('-') && words[0].length > 1) {
		const word = words.shift() as string;
		if (word === '--') break;
		const long = /^--([\w-]+)(?:=(.*))?$/.exec(word);
		const letter = long ? LONG[long[1] as string] : word[1];
		const takesValue = 'nPILdsaE'.includes(letter ?? ' ');
		const value = !takesValue ? '' : long ? (long[2] ?? words.shift() ?? '') : word.length > 2 ? word.slice(2) : (words.shift() ?? '');
		if (letter === 'n') options.perCommand = Number(value);
		else if (letter === 'L') options.perLines = Number(value);
		else if (letter === 'I') options.replace = value;
		else if (letter === 'd') options.separator = ESCAPES[value] ?? value.slice(0, 1);
		else if (letter === 'P' || letter === 's') continue;
		else if (letter !== undefined && !long && /^-[0rtx]+$/.test(word)) {
			if (word.includes('0')) options.separator = 'null';
			if (word.includes('r')) options.skipsEmpty = true;
			if (word.includes('t')) options.traces = true;
		} else if (letter === '0') options.separator = 'null';
		else if (letter === 'r') options.skipsEmpty = true;
		else if (letter === 't') options.traces = true;
		else return long ? `unrecognized option '${word}'` : `invalid option -- '${letter ?? ''}'`;
	}
	if (words.length > 0) options.command = words;
	return options;
}

/** Groups of arguments, one for each command. Null = a quote that is not closed. */
function groups(stdin: string, { separator, perCommand, perLines, replace }: Options): readonly (readonly string[])[] | null {
	if (separator !== 'blanks') {
		const items = stdin.split(separator === 'null' ? '\0' : separator);
		if (items.at(-1) === '' || (separator !== '\n' && items.at(-1) === '\n')) items.pop();
		return chunks(items, replace === null ? perCommand : 1);
	}
	const lines = stdin.split('\n').filter((line) => line.trim() !== '');
	if (replace !== null) return lines.map((line) => [line.trimStart()]);
	const read = lines.map(quotedItems);
	if (read.includes(null)) return null;
	const items = read as readonly (readonly string[])[];
	if (perLines !== Number.POSITIVE_INFINITY) return chunks(items, perLines).map((group) => group.flat());
	return chunks(items.flat(), perCommand);
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
	const result: Item[][] = [];
	let length = 0;
	for (const item of items) {
		const last = result.at(-1);
		length += String(item).length + 1;
		if (last && last.length < size && length <= MAX_LENGTH) last.push(item);
		else {
			result.push([item]);
			length = String(item).length + 1;
		}
	}
	return result;
}

/** xargs' own exit code after a command's. */
const codeAfter = (code: number): number => (code === 0 ? 0 : code === 255 ? 124 : code === 126 || code === 127 ? code : 123);

async function runAll(options: Options, io: ToolIo): Promise<number> {
	const all = groups(io.stdin, options);
	if (!all) {
		io.err('xargs: unmatched quote; by default quotes are special to xargs unless you use the -0 option\n');
		return 1;
	}
	const { replace, command } = options;
	let code = 0;
	for (const group of all.length > 0 || options.skipsEmpty || replace !== null ? all : [[]]) {
		const words = replace === null ? [...command, ...group] : command.map((word) => word.replaceAll(replace, group[0] ?? ''));
		if (options.traces) io.err(`${words.join(' ')}\n`);
		const ended = codeAfter(await io.command(words, ''));
		if (ended !== 0) code = ended;
		if (ended >= 124) break;
	}
	return code;
}

export const xargs: Tool = {
	name: 'xargs',
	async run(args, io) {
		const options = parse(args);
		if (typeof options !== 'string') return runAll(options, io);
		io.err(`xargs: ${options}\nTry 'xargs --help' for more information.\n`);
		return 1;
	},
};
