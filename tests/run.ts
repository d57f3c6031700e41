/**
 * `npm test`: format, types, lint of scenarios, unit tests and plays, the differential test, build, end-to-end in a real browser.
 * Says what it ran and ends with `N passed, N failed`. `npm test -- unit e2e` runs only the named stages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumVersion, findChromium } from './chromium.ts';
import { SUB_PATH, SUB_PATH_BUILD } from './e2e/static-server-address.ts';

interface Outcome {
	readonly passed: number;
	readonly failed: number;
	readonly note: string;
}

interface Stage {
	readonly name: string;
	run(scratch: string): Outcome;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const environment: NodeJS.ProcessEnv = {
	...process.env,
	PATH: `${bin}:${process.env.PATH ?? ''}`,
	ASTRO_TELEMETRY_DISABLED: '1',
	FORCE_COLOR: '0',
};

function execute(command: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): boolean {
	const { status, error } = spawnSync(command, args, {
		cwd: root,
		env: { ...environment, ...extra },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (error !== undefined) console.error(String(error));
	return status === 0;
}

/** A stage that is one check. */
function check(name: string, commands: readonly (readonly [string, ...string[]])[]): Stage {
	return {
		name,
		run() {
			const failed = commands.filter(([command, ...args]) => !execute(command, args)).length;
			return { passed: commands.length - failed, failed, note: '' };
		},
	};
}

function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

const unit: Stage = {
	name: 'unit',
	run(scratch) {
		const report = join(scratch, 'vitest.json');
		const fine = execute('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
		const result = readJson(report) as { numPassedTests: number; numFailedTests: number } | undefined;
		const failed = result?.numFailedTests ?? 0;
		return { passed: result?.numPassedTests ?? 0, failed: fine ? failed : Math.max(1, failed), note: '' };
	},
};

const fidelity: Stage = {
	name: 'fidelity',
	run() {
		if (process.platform !== 'linux' || process.arch !== 'x64')
			return { passed: 0, failed: 0, note: 'not run: the genuine kubectl is a linux/amd64 program' };
		return check('fidelity', [['node', 'tests/fidelity/run.ts']]).run('');
	},
};

/** The site twice: at the root, and under a sub-path for the test that it runs there. */
const build: Stage = {
	name: 'build',
	run() {
		const fine = [execute('astro', ['build']), execute('astro', ['build'], { DRYRUN_BASE: SUB_PATH, DRYRUN_OUT: SUB_PATH_BUILD })];
		const failed = fine.filter((isFine) => !isFine).length;
		return { passed: fine.length - failed, failed, note: '' };
	},
};

const browser: Stage = {
	name: 'e2e',
	run(scratch) {
		const chromium = findChromium();
		const note = `${chromiumVersion(chromium.path)}, ${chromium.how} (${chromium.path})`;
		console.log(`Browser: ${note}`);
		const report = join(scratch, 'playwright.json');
		const fine = execute('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
			CHROMIUM: chromium.path,
			PLAYWRIGHT_JSON_OUTPUT_FILE: report,
		});
		const result = readJson(report) as { stats: { expected: number; unexpected: number; flaky: number } } | undefined;
		const failed = (result?.stats.unexpected ?? 0) + (result?.stats.flaky ?? 0);
		return { passed: result?.stats.expected ?? 0, failed: fine ? failed : Math.max(1, failed), note };
	},
};

const stages: readonly Stage[] = [
	check('format', [['biome', 'check', '--error-on-warnings', '.']]),
	check('types', [
		['tsc', '-p', 'src/sim'],
		['astro', 'check', '--minimumSeverity', 'warning'],
	]),
	check('lint', [
		['node', 'src/tool/main.ts', 'lint'],
		['node', 'src/tool/main.ts', 'schema', '--check'],
	]),
	unit,
	fidelity,
	build,
	browser,
];

function main(): number {
	const wanted = process.argv.slice(2);
	const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
	if (unknown.length > 0) {
		console.error(`Unknown stage ${unknown.join(', ')}. Stages: ${stages.map((stage) => stage.name).join(', ')}.`);
		return 2;
	}
	const scratch = mkdtempSync(join(tmpdir(), 'dryrun-test-'));
	const rows = stages
		.filter((stage) => wanted.length === 0 || wanted.includes(stage.name))
		.map((stage) => {
			console.log(`\n== ${stage.name} ==`);
			const began = Date.now();
			let outcome: Outcome;
			try {
				outcome = stage.run(scratch);
			} catch (error) {
				console.error(error instanceof Error ? error.message : error);
				outcome = { passed: 0, failed: 1, note: '' };
			}
			return { name: stage.name, ...outcome, seconds: ((Date.now() - began) / 1000).toFixed(1) };
		});
	rmSync(scratch, { recursive: true, force: true });
	console.log('');
	for (const row of rows) console.log(`${row.name.padEnd(10)} ${row.passed} passed, ${row.failed} failed in ${row.seconds} s ${row.note}`);
	const sum = (key: 'passed' | 'failed'): number => rows.reduce((total, row) => total + row[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = main();
