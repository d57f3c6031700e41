/**
 * The differential test: the genuine kubectl and ours against the same worlds at the same simulated instant, stdout, stderr and exit
 * code compared byte for byte.
 *
 *     node tests/fidelity/run.ts                      all; prints a table, exits 1 when anything is wrong
 *     node tests/fidelity/run.ts --only 'rollout.*'   only lines that match
 *     node tests/fidelity/run.ts --world stuck        only in one world
 *     node tests/fidelity/run.ts --quiet              no diffs, only the lines that differ
 *     node tests/fidelity/run.ts --requests           with the requests that the tools made (writes)
 *     node tests/fidelity/run.ts --json               one JSON object on stdout
 */
import { parseArgs } from 'node:util';
import { advance, createWorld } from '../../src/sim/index.ts';
import { type Case, readCases } from './cases.ts';
import { type Bench, compareRead, compareWrite, openBench, type Result } from './compare.ts';
import { EXCEPTIONS, type Exception } from './exceptions.ts';
import { genuineKubectl } from './genuine.ts';
import { WORLDS } from './worlds.ts';

/** Genuine processes at once: two for each core of a small machine keeps both busy. */
const AT_ONCE = 4;

const { values: options } = parseArgs({
	options: {
		only: { type: 'string' },
		world: { type: 'string' },
		quiet: { type: 'boolean', default: false },
		requests: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
	},
});

interface Judged extends Result {
	readonly verdict: 'equal' | 'different' | 'excepted' | 'passes unexpectedly';
	readonly reason: string;
}

function exceptionFor(one: Case): Exception | undefined {
	return EXCEPTIONS.find((exception) => exception.line === one.line && (exception.world === undefined || exception.world === one.world));
}

function judged(result: Result): Judged {
	const exception = exceptionFor(result.case);
	const isEqual = result.difference === '';
	if (!exception) return { ...result, verdict: isEqual ? 'equal' : 'different', reason: '' };
	return { ...result, verdict: isEqual ? 'passes unexpectedly' : 'excepted', reason: exception.reason };
}

/** Runs every task, a few at once, and gives the results in the order of the tasks. */
async function pool<Task, Done>(tasks: readonly Task[], run: (task: Task) => Promise<Done>): Promise<Done[]> {
	const results: Done[] = new Array(tasks.length);
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let index = next++; index < tasks.length; index = next++) results[index] = await run(tasks[index] as Task);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return results;
}

async function main(): Promise<number> {
	const started = Date.now();
	genuineKubectl();
	const only = options.only === undefined ? undefined : new RegExp(options.only);
	const all = readCases(WORLDS.map((world) => world.name));
	const cases = all.filter(
		(one) => (options.world === undefined || one.world === options.world) && (only === undefined || only.test(one.line)),
	);
	const stale = EXCEPTIONS.filter((exception) => !all.some((one) => one.line === exception.line));
	if (stale.length > 0)
		throw new Error(`exceptions for lines that commands.txt does not have: ${stale.map(({ line }) => line).join('; ')}`);
	const used = WORLDS.filter((world) => cases.some((one) => one.world === world.name));
	const states = new Map(used.map((world) => [world.name, advance(createWorld(world.plan, 'fidelity'), world.at).world]));
	const benches = new Map<string, Bench>();
	try {
		for (const [name, state] of states) benches.set(name, await openBench(state));
		const results = await pool(cases, async (one) => {
			const state = states.get(one.world);
			const bench = benches.get(one.world);
			if (!state || !bench) throw new Error(`No world ${one.world}`);
			return judged(one.isWrite ? await compareWrite(one, state) : await compareRead(one, bench));
		});
		report(results, Date.now() - started);
		return results.some(isWrong) ? 1 : 0;
	} finally {
		for (const bench of benches.values()) await bench.close();
	}
}

const isWrong = (result: Judged): boolean => result.verdict === 'different' || result.verdict === 'passes unexpectedly';

interface Row {
	readonly tool: string;
	readonly world: string;
	readonly compared: number;
	readonly equal: number;
	readonly excepted: number;
}

function rowOf(world: string, results: readonly Judged[]): Row {
	const count = (verdict: Judged['verdict']): number => results.filter((result) => result.verdict === verdict).length;
	return { tool: 'kubectl 1.35.2', world, compared: results.length, equal: count('equal'), excepted: count('excepted') };
}

function report(results: readonly Judged[], tookMs: number): void {
	const names = [...new Set(results.map((result) => result.case.world))];
	const rows = [
		...names.map((name) =>
			rowOf(
				name,
				results.filter((result) => result.case.world === name),
			),
		),
		rowOf('all', results),
	];
	const wrong = results.filter(isWrong);
	if (options.json) {
		const differences = wrong.map(({ case: { world, line }, verdict, difference }) => ({ world, line, verdict, difference }));
		const exceptions = results
			.filter((result) => result.verdict === 'excepted')
			.map(({ case: { world, line }, reason }) => ({ world, line, reason }));
		process.stdout.write(`${JSON.stringify({ schema: 'dryrun.fidelity/1', tookMs, rows, exceptions, differences })}\n`);
		return;
	}
	for (const { case: one, verdict, difference, requests } of wrong) {
		console.log(`${verdict.toUpperCase()} in ${one.world}: ${one.line}`);
		if (!options.quiet && difference !== '') console.log(`${difference}\n`);
		if (options.requests && requests !== '') console.log(`${requests}\n`);
	}
	console.log(table(rows));
	for (const { reason, lines } of exceptionsByReason(results))
		console.log(`\nexcepted: ${reason}\n${lines.map((line) => `  ${line}`).join('\n')}`);
	console.log(`\n${rows.at(-1)?.equal} equal, ${wrong.length} wrong, in ${(tookMs / 1000).toFixed(1)} s`);
}

function exceptionsByReason(results: readonly Judged[]): readonly { readonly reason: string; readonly lines: readonly string[] }[] {
	const excepted = results.filter((result) => result.verdict === 'excepted');
	const reasons = [...new Set(excepted.map((result) => result.reason))];
	return reasons.map((reason) => ({
		reason,
		lines: [...new Set(excepted.filter((result) => result.reason === reason).map((result) => result.case.line))],
	}));
}

function table(rows: readonly Row[]): string {
	const header = ['tool', 'world', 'compared', 'equal', 'excepted'];
	const cells = [header, ...rows.map((row) => [row.tool, row.world, String(row.compared), String(row.equal), String(row.excepted)])];
	const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
	return cells
		.map((row) =>
			row.map((cell, column) => (column > 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '),
		)
		.join('\n');
}

process.exitCode = await main();
