/** `ls`, with owners, modes and times as they are, in columns on a terminal. */
import type { FsStat } from 'just-bash';
import type { Tool, ToolIo } from '../adapt.ts';
import { columnsOf } from '../columns.ts';
import { ownerOf } from '../files.ts';
import type { ShellInside } from '../session.ts';
import { widthOf } from '../width.ts';

interface Entry {
	readonly name: string;
	readonly path: string;
	readonly stat: FsStat;
	readonly target: string | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HALF_YEAR_MS = 15_778_476_000;
const two = (value: number): string => String(value).padStart(2, '0');

function mode({ isDirectory, isSymbolicLink, mode: bits }: FsStat): string {
	const letters = [6, 3, 0]
		.map((shift) => `${bits & (4 << shift) ? 'r' : '-'}${bits & (2 << shift) ? 'w' : '-'}${bits & (1 << shift) ? 'x' : '-'}`)
		.join('');
	const sticky = bits & 0o1000 ? letters.slice(0, 8) + (letters[8] === 'x' ? 't' : 'T') : letters;
	return (isSymbolicLink ? 'l' : isDirectory ? 'd' : '-') + sticky;
}

function time(mtime: Date, nowMs: number): string {
	const day = `${MONTHS[mtime.getUTCMonth()]} ${String(mtime.getUTCDate()).padStart(2)}`;
	const age = nowMs - mtime.getTime();
	const isRecent = age >= 0 && age < HALF_YEAR_MS;
	return `${day} ${isRecent ? `${two(mtime.getUTCHours())}:${two(mtime.getUTCMinutes())}` : ` ${mtime.getUTCFullYear()}`}`;
}

function size(bytes: number, isHuman: boolean): string {
	if (!isHuman || bytes < 1024) return String(bytes);
	let value = bytes / 1024;
	let unit = 0;
	for (; value >= 1024; unit++) value /= 1024;
	return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${'KMGT'[unit]}`;
}

class Listing {
	readonly #io: ToolIo;
	readonly #flags: string;
	readonly #inside: ShellInside;

	constructor(io: ToolIo, flags: string, inside: ShellInside) {
		this.#io = io;
		this.#flags = flags;
		this.#inside = inside;
	}

	#has(flag: string): boolean {
		return this.#flags.includes(flag);
	}

	/** Throws the file system's error when nothing is there. */
	async entry(name: string, path: string): Promise<Entry> {
		const { fs } = this.#io.context;
		const stat = await fs.lstat(path);
		return { name, path, stat, target: stat.isSymbolicLink ? await fs.readlink(path) : null };
	}

	sorted(entries: readonly Entry[]): readonly Entry[] {
		const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
		const byTime = (a: Entry, b: Entry): number => b.stat.mtime.getTime() - a.stat.mtime.getTime();
		const bySize = (a: Entry, b: Entry): number => b.stat.size - a.stat.size;
		const first = this.#has('t') ? byTime : this.#has('S') ? bySize : () => 0;
		const order = this.#has('U') ? [...entries] : entries.toSorted((a, b) => first(a, b) || byName(a, b));
		return this.#has('r') ? order.reverse() : order;
	}

	#label({ name, stat }: Entry): string {
		const mark =
			this.#has('F') || this.#has('p')
				? stat.isDirectory
					? '/'
					: this.#has('F') && stat.isSymbolicLink
						? '@'
						: this.#has('F') && stat.mode & 0o111
							? '*'
							: ''
				: '';
		return name + mark;
	}

	print(entries: readonly Entry[]): void {
		const { out, isTerminal, columns } = this.#io;
		if (this.#has('l')) out(this.#long(entries));
		else if (isTerminal && !this.#has('1'))
			out(
				columnsOf(
					entries.map((entry) => this.#label(entry)),
					columns,
				),
			);
		else out(entries.map((entry) => `${this.#label(entry)}\n`).join(''));
	}

	#long(entries: readonly Entry[]): string {
		const { home, user } = this.#inside.options;
		const rows = entries.map((entry) => {
			const owner = ownerOf(entry.path, home, user);
			const shownSize = size(entry.stat.isDirectory ? 4096 : entry.stat.size, this.#has('h'));
			const label = entry.target === null ? this.#label(entry) : `${entry.name} -> ${entry.target}`;
			return { mode: mode(entry.stat), links: entry.stat.isDirectory ? '2' : '1', owner, size: shownSize, label, mtime: entry.stat.mtime };
		});
		const widest = (values: readonly string[]): number => Math.max(0, ...values.map(widthOf));
		const owners = widest(rows.map((row) => row.owner));
		const sizes = widest(rows.map((row) => row.size));
		const now = this.#io.epochMs + this.#io.now();
		return rows
			.map(({ mode: bits, links, owner, size: bytes, label, mtime }) => {
				const group = this.#has('o') ? '' : `${owner.padEnd(owners)} `;
				return `${bits} ${links} ${owner.padEnd(owners)} ${group}${bytes.padStart(sizes)} ${time(mtime, now)} ${label}\n`;
			})
			.join('');
	}

	/** What stands in a folder; a `total` line before long lists. */
	async folder(path: string): Promise<readonly Entry[]> {
		const { fs } = this.#io.context;
		const names = (await fs.readdir(path)).filter((name) => this.#has('a') || this.#has('A') || !name.startsWith('.'));
		const dots = this.#has('a') ? [await this.entry('.', path), await this.entry('..', path.slice(0, path.lastIndexOf('/')) || '/')] : [];
		const entries = await Promise.all(names.map((name) => this.entry(name, path === '/' ? `/${name}` : `${path}/${name}`)));
		const sorted = this.sorted([...dots, ...entries]);
		if (this.#has('l')) {
			const blocks = sorted.reduce((sum, { stat }) => sum + (stat.isDirectory ? 4 : Math.ceil(stat.size / 4096) * 4), 0);
			this.#io.out(`total ${this.#has('h') ? size(blocks * 1024, true) : blocks}\n`);
		}
		this.print(sorted);
		return sorted;
	}
}

const LONG: Readonly<Record<string, string>> = {
	'--all': 'a',
	'--almost-all': 'A',
	'--human-readable': 'h',
	'--recursive': 'R',
	'--reverse': 'r',
	'--directory': 'd',
	'--classify': 'F',
	'--color': '',
};

export const ls = (inside: ShellInside): Tool => ({
	name: 'ls',
	async run(args, io) {
		const paths: string[] = [];
		let flags = '';
		for (const argument of args) {
			if (!argument.startsWith('-') || argument === '-') {
				paths.push(argument);
				continue;
			}
			const long = argument.startsWith('--') ? LONG[argument.replace(/=.*/, '')] : undefined;
			const wrong = argument.startsWith('--') ? long === undefined : /[^laAhRrdFpt1SUon]/.exec(argument.slice(1));
			if (wrong) {
				const what = argument.startsWith('--')
					? `unrecognized option '${argument}'`
					: `invalid option -- '${/[^laAhRrdFpt1SUon]/.exec(argument.slice(1))?.[0]}'`;
				io.err(`ls: ${what}\nTry 'ls --help' for more information.\n`);
				return 2;
			}
			flags += long ?? argument.slice(1);
		}
		if (/[on]/.test(flags)) flags += 'l';
		const listing = new Listing(io, flags, inside);
		const { fs } = io.context;
		const files: Entry[] = [];
		const folders: Entry[] = [];
		let code = 0;
		for (const path of paths.length > 0 ? paths : ['.']) {
			try {
				const entry = await listing.entry(path, fs.resolvePath(io.cwd, path));
				const isFolder =
					entry.stat.isDirectory || (entry.target !== null && !flags.includes('l') && (await fs.stat(entry.path)).isDirectory);
				(isFolder && !flags.includes('d') ? folders : files).push(entry);
			} catch {
				io.err(`ls: cannot access '${path}': No such file or directory\n`);
				code = 2;
			}
		}
		listing.print(listing.sorted(files));
		const isNamed = paths.length > 1 || flags.includes('R');
		const queue = [...listing.sorted(folders)];
		for (let index = 0; index < queue.length; index++) {
			const { name, path } = queue[index] as Entry;
			if (isNamed) io.out(`${index > 0 || files.length > 0 ? '\n' : ''}${name}:\n`);
			const inner = await listing.folder(path);
			if (!flags.includes('R')) continue;
			const deeper = inner.filter((entry) => entry.stat.isDirectory && entry.name !== '.' && entry.name !== '..');
			queue.splice(index + 1, 0, ...deeper.map((entry) => ({ ...entry, name: `${name}/${entry.name}` })));
		}
		return code;
	},
});
