/**
 * Every scenario is played in every variant: each play comes to what it declares, the expert earns everything, nobody passes by doing
 * nothing, and a step that is called required is.
 */
import { describe, expect, it } from 'vitest';
import {
	barsOf,
	gatesHit,
	observableFindings,
	type PlayRun,
	playFileText,
	runPlay,
	scoreJournal,
	writeResult,
} from '../../src/scoring/index.ts';
import { readAttemptFile } from '../../src/session/index.ts';
import { jobsOf, type PlayJob, type PlaySource, readPlays, requiredSteps } from '../../src/tool/play.ts';
import { scenarioNames } from '../../src/tool/scenario-folder.ts';

const sources = await Promise.all((await scenarioNames()).map((name) => readPlays(name)));

describe.each(sources.map((source) => [source.slug, source] as const))('%s', (_, source) => {
	const jobs = jobsOf(source);
	const named = jobs.map((job) => [job.name, job.variant, job] as const);
	const runs = new Map<PlayJob, Promise<PlayRun>>();
	const runOf = (job: PlayJob): Promise<PlayRun> => {
		const known = runs.get(job) ?? runPlay(source.pack, job.play, job.variant, source.rubric);
		runs.set(job, known);
		return known;
	};

	it('has an expert, a careless one and one who does nothing, in every variant', () => {
		for (const kind of ['expert', 'careless', 'nothing']) {
			const variants = jobs.filter(({ play }) => play.kind === kind).map(({ variant }) => variant);
			expect({ kind, variants: [...new Set(variants)].sort() }).toEqual({ kind, variants: [...source.pack.variants].sort() });
		}
	});

	it.each(named)('%s in %s comes to what it declares', async (_name, _variant, job) => {
		expect((await runOf(job)).failures).toEqual([]);
	});

	it.each(named)('%s in %s gives a file that verifies, and the same bytes twice', async (_name, variant, job) => {
		const first = await runOf(job);
		const text = playFileText(first);
		const read = readAttemptFile(text);
		if (!read.ok) throw new Error(JSON.stringify(read.findings));
		const { journal, clock } = read.file;
		const again = await runPlay(source.pack, job.play, variant, source.rubric);
		expect(playFileText(again)).toBe(text);
		const replayed = await scoreJournal(journal, source.pack.variant(variant), source.rubric, clock);
		expect(replayed.replay.mismatches).toEqual([]);
		expect(writeResult(replayed.result)).toBe(writeResult(first.scored.result));
	});

	describe.each(named.filter(([, , { play }]) => play.kind === 'expert'))('%s in %s', (_name, variant, job) => {
		it('earns all of Meets and at least 90 % of Strong in every dimension that the scenario claims, without a gate', async () => {
			const { scored } = await runOf(job);
			expect(gatesHit(scored.evidence)).toEqual([]);
			for (const dimension of scored.pack.assess.dimensions) {
				const { meets, strong } = barsOf(scored.evidence, dimension);
				expect({ dimension, meets }).toEqual({ dimension, meets: 1 });
				expect(strong ?? 1, `${dimension}, Strong`).toBeGreaterThanOrEqual(0.9);
			}
		});

		it('comes to the same values with slips and idle looks in between: they cost nothing but time', async () => {
			const { scored } = await runPlay(source.pack, withIdleLooks(job.play), variant, source.rubric);
			const { scored: plain } = await runOf(job);
			const values = (one: typeof plain) => one.evidence.map(({ id, value }) => `${id} ${value}`);
			expect(values(scored)).toEqual(values(plain));
			expect(scored.end?.id).toBe(plain.end?.id);
		});

		it.each(requiredSteps(job).map((index) => [index + 1, index] as const))('fails without its step %d', async (_number, without) => {
			const { failures } = await runPlay(source.pack, job.play, variant, source.rubric, { without });
			expect(failures.length, JSON.stringify(job.play.steps[without])).toBeGreaterThan(0);
		});
	});

	it.each(named.filter(([, , { play }]) => play.kind === 'nothing'))('%s in %s does not pass', async (_name, _variant, job) => {
		expect((await runOf(job)).scored.end?.kind).not.toBe('won');
	});

	it('starts unsolved', async () => {
		const nothing = jobs.find(({ play }) => play.kind === 'nothing')!;
		const { scored } = await runOf({ ...nothing, play: { ...nothing.play, steps: [] } });
		expect(scored.end).toBeNull();
		expect(scored.moments.goals.some(({ moment }) => moment === null)).toBe(true);
	});

	it('has observables that some play shows and another misses', async () => {
		expect(observableFindings(await Promise.all(jobs.map(runOf)))).toEqual([]);
	});
});

/** Before each message and note, when the terminal is idle, one line that looks at something else or is mistyped. */
function withIdleLooks(play: PlayJob['play']): PlayJob['play'] {
	const idle = [
		'kubctl get pods',
		'kubectl get pdos',
		'kubectl get nodes',
		'ls',
		'kubectl get pods --no-such-flag',
		'kubectl rollout --help',
		'pwd',
	];
	const steps = play.steps.flatMap((step, index) => {
		const isIdle = step.input !== undefined && !['line', 'key', 'finish'].includes(step.input.kind);
		const text = idle[index % idle.length]!;
		return isIdle ? [{ input: { kind: 'line', text }, optional: 'an idle look' }, step] : [step];
	});
	return { ...play, steps };
}

it('finds scenarios to play', () => {
	expect(sources.map(({ slug }: PlaySource) => slug)).toContain('stuck-image');
});
