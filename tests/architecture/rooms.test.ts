/**
 * Guards the rooms of docs/architecture.md: which way imports run, that rooms are entered by their front doors, and that the core reads no
 * clock, no chance and nothing else that differs between machines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const src = join(root, 'src');

/** What each room may import. Absent = nothing but itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	sim: [],
	shell: ['sim'],
	scenario: ['sim'],
	session: ['sim', 'shell', 'scenario'],
	scoring: ['sim', 'scenario', 'session'],
	records: ['sim', 'scenario', 'session', 'scoring'],
	stores: ['sim', 'scenario', 'session', 'scoring', 'records'],
	ui: ['sim', 'shell', 'scenario', 'session', 'scoring', 'records', 'stores'],
	layouts: ['ui', 'styles'],
	pages: ['sim', 'shell', 'scenario', 'session', 'scoring', 'records', 'stores', 'ui', 'layouts', 'styles'],
	styles: [],
	serve: ['sim', 'scenario', 'session'],
	tool: ['sim', 'shell', 'scenario', 'session', 'scoring', 'records', 'serve'],
};

/** Where to go instead, when a room reaches for one above it. */
const INSTEAD: Readonly<Record<string, string>> = {
	sim: 'The world knows nothing above it: pass what it needs in the WorldPlan or in a Request.',
	shell: 'Commands reach the world through CommandIo.request.',
	scenario: 'The format knows the world only by WorldPlan; what runs an attempt belongs to session.',
	session: 'Scoring reads the trace from outside; a candidate build has no scoring.',
};

/** Rooms whose result must be the same on every machine. */
const PURE = ['sim', 'shell', 'scenario', 'scoring'];
/** Files of the session that replay. The store, the worker and its client touch the browser by their nature. */
const PURE_SESSION = [
	'attempt.ts',
	'chain.ts',
	'journal.ts',
	'notebook.ts',
	'objectives.ts',
	'recorder.ts',
	'recording.ts',
	'replay.ts',
	'sight.ts',
];
/** What makes the bundle of the bash package and stands in for its globals: a build step, and the replacement itself. */
const isShim = (path: string): boolean => path.startsWith(join(src, 'shell', 'shims'));

const FORBIDDEN: readonly { readonly what: string; readonly found: RegExp; readonly instead: string }[] = [
	{
		what: 'wall clock',
		found: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
		instead: 'world time: `now` of the draft or of CommandIo',
	},
	{ what: 'chance', found: /\bMath\.random\b|\bcrypto\.(getRandomValues|randomUUID)\b/, instead: 'keyed draws: `draw` of src/sim/kernel' },
	{
		what: 'timers',
		found: /\b(setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\s*\(/,
		instead: 'due events: `schedule` of the draft',
	},
	{
		what: 'transcendental Math',
		found: /\bMath\.(sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot)\b/,
		instead: 'exp, log, sin of src/sim/kernel',
	},
	{ what: 'fractional power', found: /\*\*\s*[-(]*(\d*\.\d|\d+\s*\/)/, instead: 'exp and log of src/sim/kernel, or a product' },
	{ what: 'Intl', found: /\bIntl\.|\.toLocale\w*\(|\.localeCompare\(/, instead: 'byte order: compare of src/sim/kernel' },
];

interface SourceFile {
	readonly path: string;
	readonly room: string;
	readonly text: string;
}

function walk(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return walk(path);
		return /\.(ts|tsx|astro|mjs)$/.test(entry.name) ? [path] : [];
	});
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const files: readonly SourceFile[] = walk(src)
	.sort()
	.map((path) => ({ path, room: relative(src, path).split(sep)[0] ?? '', text: readFileSync(path, 'utf8') }));

/** Import specifiers of a file, static and dynamic. */
function imports(file: SourceFile): string[] {
	const script = file.path.endsWith('.astro')
		? [...file.text.matchAll(/^---\n([\s\S]*?)\n---|<script[^>]*>([\s\S]*?)<\/script>/gm)].map((m) => m[1] ?? m[2] ?? '').join('\n')
		: file.text;
	return ts.preProcessFile(script, true, true).importedFiles.map((found) => found.fileName);
}

const relativeImports = files.flatMap((file) =>
	imports(file)
		.filter((specifier) => specifier.startsWith('.'))
		.map((specifier) => ({ file, target: resolve(dirname(file.path), specifier.replace(/\?.*$/, '')) })),
);

/** Contract files of the sim that its sub-rooms may import by name. */
const SIM_CONTRACTS = ['door.ts', 'draft.ts', 'fact.ts', 'plan.ts'];

function isFrontDoor(target: string): boolean {
	return /(^|\/)index\.ts$/.test(target.split(sep).join('/'));
}

describe('rooms', () => {
	it('hold every file under src', () => {
		expect(
			files
				.filter((file) => !(file.room in MAY_IMPORT) && file.room !== 'env.d.ts' && file.room !== 'content.config.ts')
				.map((file) => relative(root, file.path)),
		).toEqual([]);
	});

	it('import only rooms below them', () => {
		const wrong = relativeImports.flatMap(({ file, target }) => {
			const inside = relative(src, target);
			if (inside.startsWith('..')) return [];
			const room = inside.split(sep)[0] ?? '';
			if (room === file.room || MAY_IMPORT[file.room]?.includes(room)) return [];
			return [
				`${relative(root, file.path)} imports ${inside}. ${INSTEAD[file.room] ?? `Allowed here: ${MAY_IMPORT[file.room]?.join(', ')}.`}`,
			];
		});
		expect(wrong).toEqual([]);
	});

	it('are entered by their front doors', () => {
		const wrong = relativeImports.flatMap(({ file, target }) => {
			const inside = relative(src, target);
			const room = inside.split(sep)[0] ?? '';
			if (inside.startsWith('..') || room === file.room || ['ui', 'layouts', 'styles'].includes(room)) return [];
			return isFrontDoor(target) ? [] : [`${relative(root, file.path)} imports ${inside}: import src/${room}/index.ts instead`];
		});
		expect(wrong).toEqual([]);
	});

	it('of the sim are entered by their front doors too', () => {
		const wrong = relativeImports.flatMap(({ file, target }) => {
			const from = relative(join(src, 'sim'), file.path).split(sep);
			const to = relative(join(src, 'sim'), target).split(sep);
			if (file.room !== 'sim' || isTest(file.path) || to[0] === '..' || to.length < 2 || from[0] === to[0]) return [];
			if (isFrontDoor(target) || (from.length === 1 && SIM_CONTRACTS.includes(from[0] ?? ''))) return [];
			return [`${relative(root, file.path)} imports sim/${to.join('/')}: import sim/${to[0]}/index.ts instead`];
		});
		expect(wrong).toEqual([]);
	});

	it('of the interface do not import one another', () => {
		const wrong = relativeImports.flatMap(({ file, target }) => {
			const from = relative(join(src, 'ui'), file.path).split(sep)[0];
			const to = relative(join(src, 'ui'), target).split(sep)[0];
			if (file.room !== 'ui' || to === '..' || to === 'kit' || from === to) return [];
			return [`${relative(root, file.path)} imports ui/${to}: put the shared piece into ui/kit`];
		});
		expect(wrong).toEqual([]);
	});
});

describe('the core', () => {
	const pure = files.filter(
		(file) =>
			!isTest(file.path) &&
			!isShim(file.path) &&
			(PURE.includes(file.room) || (file.room === 'session' && PURE_SESSION.includes(relative(join(src, 'session'), file.path)))),
	);

	it.each(FORBIDDEN)('does not use $what', ({ found, instead }) => {
		const wrong = pure.flatMap((file) =>
			file.text.split('\n').flatMap((line, index) => {
				const code = line.replace(/^\s*(\/\*\*?|\*|\/\/).*$/, '').replace(/\/\/ .*$/, '');
				return found.test(code) ? [`${relative(root, file.path)}:${index + 1}: ${line.trim()} - use ${instead}`] : [];
			}),
		);
		expect(wrong).toEqual([]);
	});

	it('imports no module of Node', () => {
		const wrong = files
			.filter(
				(file) =>
					['sim', 'shell', 'scenario', 'session', 'scoring', 'records', 'stores', 'ui'].includes(file.room) &&
					!isTest(file.path) &&
					!isShim(file.path),
			)
			.flatMap((file) =>
				imports(file)
					.filter((specifier) => specifier.startsWith('node:'))
					.map((specifier) => `${relative(root, file.path)} imports ${specifier}`),
			);
		expect(wrong).toEqual([]);
	});
});
