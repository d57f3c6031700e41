/** What Tab offers: commands for the first word, then what the command itself knows, else files. */
import type { InMemoryFs } from 'just-bash';
import type { BashState } from './bash/just-bash.ts';
import type { Command, CommandIo } from './command.ts';
import { escaped, typedWords } from './words.ts';

export interface Completing {
	readonly state: BashState;
	readonly files: InMemoryFs;
	readonly home: string;
	/** Names that stand for commands. */
	readonly names: readonly string[];
	/** The command of that name, when it knows how to complete. */
	find(name: string): Promise<Command | null>;
	/** A terminal for the command to ask through; it prints nothing. */
	readonly io: CommandIo;
}

const BUILTINS = [
	'alias',
	'break',
	'cd',
	'command',
	'continue',
	'declare',
	'eval',
	'exec',
	'exit',
	'export',
	'local',
	'read',
	'return',
	'set',
	'shift',
	'source',
	'test',
	'type',
	'unset',
	'wait',
];
/** Commands that take folders only. */
const FOLDERS_ONLY: ReadonlySet<string> = new Set(['cd', 'pushd', 'rmdir', 'mkdir']);

/** Paths that begin as `typed` does; folders end in `/`. */
async function paths(typed: string, { state, files, home }: Completing, foldersOnly: boolean): Promise<readonly string[]> {
	const slash = typed.lastIndexOf('/');
	const folder = typed.slice(0, slash + 1);
	const start = typed.slice(slash + 1);
	const real = folder.startsWith('~/') ? home + folder.slice(1) : folder;
	const at = files.resolvePath(state.cwd, real === '' ? '.' : real);
	const names = await files.readdir(at).catch(() => [] as string[]);
	const fitting = names.filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.'))).toSorted();
	const found = await Promise.all(
		fitting.map(async (name) => {
			const isFolder = (await files.stat(at === '/' ? `/${name}` : `${at}/${name}`).catch(() => null))?.isDirectory ?? false;
			return isFolder ? `${folder}${name}/` : foldersOnly ? null : `${folder}${name}`;
		}),
	);
	return found.filter((path) => path !== null);
}

function variables(typed: string, { state }: Completing): readonly string[] {
	return [...state.env.keys()]
		.filter((name) => /^[A-Za-z_]\w*$/.test(name) && name.startsWith(typed.slice(1)) && !name.startsWith('BASH_ALIAS'))
		.map((name) => `$${name}`)
		.sort();
}

/** Candidates for the word that ends at `cursor`, as they can be put into the line; `from` is where the word starts. */
export async function complete(
	line: string,
	cursor: number,
	completing: Completing,
): Promise<{ readonly from: number; readonly words: readonly string[] }> {
	const { words, isRedirectTarget } = typedWords(line.slice(0, cursor));
	const word = words.at(-1);
	if (!word) return { from: cursor, words: [] };
	const { text, quote } = word;
	const inLine = (found: readonly string[]): { from: number; words: readonly string[] } => ({
		from: word.from + (quote === '' ? 0 : 1),
		words: found.map((name) =>
			name.startsWith('$') ? name : name.startsWith('~/') ? `~/${escaped(name.slice(2), quote)}` : escaped(name, quote),
		),
	});
	if (/^\$\w*$/.test(text) && quote !== "'") return inLine(variables(text, completing));
	if (isRedirectTarget) return inLine(await paths(text, completing, false));
	if (words.length === 1 && !text.includes('/')) {
		const { state, names } = completing;
		const aliases = [...state.env.keys()].filter((name) => name.startsWith('BASH_ALIAS_')).map((name) => name.slice('BASH_ALIAS_'.length));
		const all = new Set([...names, ...BUILTINS, ...state.functions.keys(), ...aliases]);
		return inLine([...all].filter((name) => name.startsWith(text)).sort());
	}
	const name = words[0]?.text ?? '';
	const command = words.length > 1 ? await completing.find(name) : null;
	if (command?.complete) {
		const found = await command.complete(
			words.slice(1).map((typed) => typed.text),
			completing.io,
		);
		if (found.length > 0) return inLine(found);
	}
	return inLine(await paths(text, completing, FOLDERS_ONLY.has(name)));
}
