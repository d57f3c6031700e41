/**
 * `npm run --silent bench`: prints JSON. World-only and full replay speed of a fixed 60-minute workload, the cost at 10, 100 and 1,000 pods,
 * and page weights of the built site by chunk. Figures are medians of several runs after one to warm up; they decide no test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Attempt } from '../../src/session/index.ts';
import { advance, createWorld, handle, stateHash, type World } from '../../src/sim/index.ts';
import { benchLines, benchPlan, benchRequests } from './workload.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MINUTES = 60;
const RUNS = 5;

interface Timed {
	readonly ms: number;
	readonly timesRealTime: number;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

async function timed(run: () => unknown): Promise<number> {
	const began = performance.now();
	await run();
	return performance.now() - began;
}

async function measured(run: () => unknown, runs = RUNS): Promise<Timed> {
	await run();
	const times: number[] = [];
	for (let index = 0; index < runs; index++) times.push(await timed(run));
	const ms = median(times);
	return { ms: Math.round(ms * 10) / 10, timesRealTime: Math.round((MINUTES * 60_000) / ms) };
}

function workHour(start: World, pods: number): World {
	let world = start;
	for (const { at, request } of benchRequests(pods)) {
		world = advance(world, at - world.now).world;
		world = handle(world, request).world;
	}
	return advance(world, MINUTES * 60_000 - world.now).world;
}

/** Terminal, journal-sized inputs and all: what opening an attempt's file costs. */
async function replayHour(): Promise<string> {
	const plan = benchPlan(30);
	const card = {
		slug: 'bench',
		title: 'Bench',
		opaque: 'Bench',
		summary: 'The workload of the benchmark',
		level: 1,
		minutes: MINUTES,
		track: 'day-30',
		setting: 'V2',
		covers: [],
		dimensions: [],
		surfaces: ['terminal'],
		authority: '',
		components: ['bench'],
		brief: '',
		runbook: [],
	} as const;
	const kubeconfig = JSON.stringify({
		apiVersion: 'v1',
		kind: 'Config',
		'current-context': 'bench',
		contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench', namespace: 'bench' } }],
		clusters: [{ name: 'bench', cluster: { server: plan.cluster.server } }],
		users: [{ name: 'bench', user: {} }],
	});
	const attempt = await Attempt.start({
		pack: { card, world: { ...plan, files: { '/home/bench/.kube/config': kubeconfig } } },
		seed: 'bench',
	});
	for (const { at, line } of benchLines()) await attempt.apply({ kind: 'line', text: line }, at);
	await attempt.advanceTo(MINUTES * 60_000);
	return attempt.stateHash();
}

async function costByPods() {
	const rows = [];
	for (const pods of [10, 100, 1000]) {
		const created = createWorld(benchPlan(pods), 'bench');
		const create = await timed(() => createWorld(benchPlan(pods), 'bench'));
		const hour = await measured(() => workHour(created, pods), 3);
		const idle = await measured(() => advance(created, MINUTES * 60_000), 3);
		rows.push({
			pods,
			createMs: Math.round(create),
			createMsPerPod: Math.round((create / pods) * 100) / 100,
			workload: hour,
			idleHour: idle,
		});
	}
	return rows;
}

function files(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
	);
}

function pageWeights() {
	const dist = join(root, 'dist');
	if (!existsSync(dist)) return 'no dist/: run `npm run build` first';
	return files(dist)
		.filter((path) => /\.(js|css|html|woff2)$/.test(path))
		.map((path) => {
			const bytes = readFileSync(path);
			return { file: relative(dist, path), bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
		})
		.sort((one, other) => other.gzip - one.gzip);
}

const created = createWorld(benchPlan(30), 'bench');
const world = await measured(() => workHour(created, 30));
const replay = await measured(replayHour, 3);
const result = {
	schema: 'dryrun.bench/1',
	node: process.version,
	workload: { minutes: MINUTES, pods: 30, commands: 150 },
	worldOnly: { ...world, aim: 20_000, state: stateHash(workHour(created, 30)).slice(0, 12) },
	fullReplay: { ...replay, aim: 3_600, state: (await replayHour()).slice(0, 12) },
	costByPods: await costByPods(),
	pageWeights: pageWeights(),
};
console.log(JSON.stringify(result, null, 2));
