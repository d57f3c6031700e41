/** Runs one case with both tools and says where they differ. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeconfig, serve } from '../../src/serve/index.ts';
import { canonicalJson, type World } from '../../src/sim/index.ts';
import { advanceOf, type Case, filled } from './cases.ts';
import { unifiedDiff } from './diff.ts';
import { KILLED, type Outcome, runGenuine, type TimedOutcome } from './genuine.ts';
import { runOurs } from './ours.ts';
import { words } from './words.ts';
import { StandingWorld } from './world.ts';

export interface Result {
	readonly case: Case;
	/** Empty when both are equal. */
	readonly difference: string;
	/** Requests of both, for `--requests`. */
	readonly requests: string;
}

/** A served world with the directory that the genuine tool calls home. */
export interface Bench {
	readonly world: StandingWorld;
	readonly directory: string;
	readonly kubeconfig: string;
	close(): Promise<void>;
}

export async function openBench(state: World): Promise<Bench> {
	const world = new StandingWorld(state);
	const serving = await serve(world, { user: state.plan.player.user, speed: 0 });
	const directory = mkdtempSync(join(tmpdir(), 'dryrun-fidelity-'));
	const path = join(directory, 'kubeconfig');
	writeFileSync(path, kubeconfig(state.plan, serving.url));
	const close = async (): Promise<void> => {
		await serving.close();
		rmSync(directory, { recursive: true, force: true });
	};
	return { world, directory, kubeconfig: path, close };
}

/** A difference is looked at again: most are real, but the genuine run may have lain across a second of the wall clock. */
const TRIES = 3;
/** More often when it is known that it lay so. */
const TRIES_ACROSS = 6;

/** The genuine tool starts in this part of a second, so that it reads its clock in the second in which the server answered. */
const STARTS_BEFORE_MS = 450;

async function safeMoment(): Promise<void> {
	const within = Date.now() % 1000;
	if (within > STARTS_BEFORE_MS) await new Promise((resolve) => setTimeout(resolve, 1005 - within));
}

/** One command that only reads, against a shared bench. */
export async function compareRead(one: Case, bench: Bench): Promise<Result> {
	const step = filled(one.steps[0] as string, bench.world);
	let difference = '';
	for (let attempt = 1; attempt <= TRIES_ACROSS; attempt++) {
		if (attempt > 1) await safeMoment();
		const both = await runBoth(one, step, bench, bench.world);
		difference = both.difference;
		if (difference === '' || (attempt >= TRIES && !both.isCrossing) || (both.isKilled && attempt > 1)) break;
	}
	return { case: one, difference, requests: '' };
}

interface Both {
	readonly difference: string;
	/** Our world afterwards. */
	readonly ours: StandingWorld;
	/** The genuine run lay across a second of the wall clock. */
	readonly isCrossing: boolean;
	readonly isKilled: boolean;
}

/** The end first: the genuine tool reads its clock when it prints. */
function moments({ from, to }: TimedOutcome): readonly number[] {
	const between = [4, 3, 2, 1].map((fifth) => Math.round(from + ((to - from) * fifth) / 5));
	return [...new Set([to, ...between, from])];
}

/**
 * Runs a step with both. When the genuine tool read its clock is known to lie between its start and its end, so ours may match it at
 * one moment between: instants with parts of a second fall on one side of it or on the other.
 */
async function runBoth(one: Case, step: string, bench: Bench, before: StandingWorld): Promise<Both> {
	const args = words(step);
	const genuine = await runGenuine(args, bench.kubeconfig, bench.directory);
	const isKilled = genuine.code === KILLED;
	const isCrossing = Math.floor(genuine.from / 1000) !== Math.floor(genuine.to / 1000);
	let difference = '';
	let ours = before.copy();
	for (const wallMs of moments(genuine)) {
		ours = before.copy();
		const mine = await runOurs(args, ours, bench.kubeconfig, bench.directory, wallMs);
		difference = differenceOf(step, one.isUnordered ? sorted(genuine) : genuine, one.isUnordered ? sorted(mine) : mine);
		if (difference === '') break;
	}
	return { difference, ours, isCrossing: isCrossing || isKilled, isKilled };
}

/** Steps that write: each tool on its own copy of the world; afterwards both copies must hold the same objects. */
export async function compareWrite(one: Case, state: World): Promise<Result> {
	let result: Result | undefined;
	for (let attempt = 1; attempt <= TRIES_ACROSS; attempt++) {
		const theirs = await openBench(state);
		const ours = new StandingWorld(state);
		try {
			const { difference, isCrossing, requests } = await steps(one, theirs, ours);
			result = { case: one, difference, requests: `genuine:\n${theirs.world.requests.join('\n')}\nours:\n${requests.join('\n')}` };
			if (difference === '' || (attempt >= TRIES && !isCrossing)) break;
		} finally {
			await theirs.close();
		}
	}
	return result as Result;
}

interface Steps {
	readonly difference: string;
	readonly isCrossing: boolean;
	/** What ours asked. */
	readonly requests: readonly string[];
}

async function steps(one: Case, theirs: Bench, start: StandingWorld): Promise<Steps> {
	const differences: string[] = [];
	let isCrossing = false;
	let ours = start;
	for (const raw of one.steps) {
		const step = filled(raw, ours);
		const ms = advanceOf(step);
		if (ms !== undefined) {
			theirs.world.advance(ms);
			ours.advance(ms);
			continue;
		}
		await safeMoment();
		const both = await runBoth(one, step, theirs, ours);
		isCrossing ||= both.isCrossing && !both.isKilled;
		ours = both.ours;
		differences.push(both.difference);
	}
	differences.push(stateDifference(theirs.world, ours));
	return { difference: differences.filter((text) => text !== '').join('\n'), isCrossing, requests: ours.requests };
}

const WATCHED = ['/apis/apps/v1/deployments', '/apis/apps/v1/replicasets', '/api/v1/pods'];

function stateDifference(theirs: StandingWorld, ours: StandingWorld): string {
	const objects = (world: StandingWorld): string =>
		WATCHED.flatMap((path) => {
			const response = world.request({ to: 'kubernetes', as: 'system:test', method: 'GET', path });
			return (response.body as unknown as { items: readonly unknown[] }).items.map((item) =>
				JSON.stringify(JSON.parse(canonicalJson(item as never)), null, 1),
			);
		}).join('\n');
	const genuine = objects(theirs);
	const mine = objects(ours);
	return genuine === mine ? '' : unifiedDiff('objects afterwards', genuine, mine);
}

function sorted(outcome: Outcome): Outcome {
	const lines = (text: string): string => text.split('\n').sort().join('\n');
	return { stdout: lines(outcome.stdout), stderr: lines(outcome.stderr), code: outcome.code };
}

function differenceOf(step: string, genuine: Outcome, ours: Outcome): string {
	if (genuine.code === KILLED) return `$ kubectl ${step}\nthe genuine tool did not end`;
	const parts: string[] = [];
	if (genuine.code !== ours.code) parts.push(`exit code: genuine ${genuine.code}, ours ${ours.code}`);
	if (genuine.stdout !== ours.stdout) parts.push(unifiedDiff('stdout', genuine.stdout, ours.stdout));
	if (genuine.stderr !== ours.stderr) parts.push(unifiedDiff('stderr', genuine.stderr, ours.stderr));
	return parts.length === 0 ? '' : [`$ kubectl ${step}`, ...parts].join('\n');
}
