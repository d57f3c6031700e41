/** `dryrun play`: runs the recorded plays of a scenario and judges each by what it declares. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { ScenarioPlay } from '../scenario/index.ts';
import { formatAuthorError, loadScenario } from '../scenario/index.ts';
import {
	inWords,
	observableFindings,
	type PlayRun,
	parseRubric,
	playFileText,
	type Rubric,
	runPlay,
	variantsOf,
} from '../scoring/index.ts';
import { type ScenarioPack, scenarioPack } from '../session/index.ts';
import { engineHash, rubricText } from './attempt-source.ts';
import { EXIT, note, printJson, UnreadableError, UsageError } from './exit.ts';
import { OWN_SCENARIOS, readScenarioFolder } from './scenario-folder.ts';

export const usage = `usage: dryrun play SCENARIO [--play NAME] [--variant NAME] [--thorough] [--record FILE] [--scenarios DIR] [--json]

Runs every play in every variant that it is for: inputs through a session, the attempt scored, the end and the bars compared with what
the play declares. SCENARIO is a name below scenarios/, or a path to a folder.

  --play NAME      only this play
  --variant NAME   only this variant
  --thorough       also runs plays of kind expert once without each required step: every one of those must fail;
                   and asks whether every observable is shown by some play and missed by another
  --record FILE    writes the attempt's file; needs one play and one variant
  --json           one object on stdout

Ends with 0 when all plays reach what they declare, 1 when one does not, 3 when the scenario cannot be read.`;

/** One play in one variant, as the report has it. */
export interface PlayReport {
	readonly play: string;
	readonly kind: string;
	readonly variant: string;
	/** Index of the step that was left out; null for the whole play. */
	readonly without: number | null;
	readonly end: string | null;
	/** Simulated ms. */
	readonly length: number;
	readonly meets: number | null;
	readonly strong: number | null;
	readonly isAsDeclared: boolean;
	readonly failures: readonly string[];
}

export interface PlayJob {
	readonly name: string;
	readonly play: ScenarioPlay['play'];
	readonly variant: string;
}

export interface PlaySource {
	readonly slug: string;
	readonly pack: ScenarioPack;
	readonly plays: readonly ScenarioPlay[];
	readonly rubric: Rubric;
}

/** Reads a scenario with its plays, and the rubric. Throws `UnreadableError` with every fault. */
export async function readPlays(scenario: string, directory: string = OWN_SCENARIOS): Promise<PlaySource> {
	const { slug, files } = await readScenarioFolder(scenario, directory);
	const loaded = loadScenario(files);
	if ('errors' in loaded) throw new UnreadableError(`the scenario has faults:\n${loaded.errors.map(formatAuthorError).join('\n')}`);
	return { slug, pack: scenarioPack(loaded.scenario), plays: loaded.scenario.plays, rubric: parseRubric(await rubricText()) };
}

/** Every play with every variant that it is for. */
export function jobsOf({ pack, plays }: Pick<PlaySource, 'pack' | 'plays'>): readonly PlayJob[] {
	return plays.flatMap(({ name, play }) => variantsOf(play, pack).map((variant) => ({ name, play, variant })));
}

/** Indexes of the steps that are required in a variant. */
export function requiredSteps({ play, variant }: PlayJob): readonly number[] {
	return play.steps.flatMap((step, index) =>
		step.required === true && (step.when === undefined || step.when.variant.includes(variant)) ? [index] : [],
	);
}

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: {
			play: { type: 'string' },
			variant: { type: 'string' },
			thorough: { type: 'boolean' },
			record: { type: 'string' },
			scenarios: { type: 'string' },
			json: { type: 'boolean' },
		},
		allowPositionals: true,
	});
	const [scenario, ...more] = positionals;
	if (scenario === undefined || more.length > 0) throw new UsageError('it takes one scenario');
	const source = await readPlays(scenario, values.scenarios ?? OWN_SCENARIOS);
	const jobs = chosen(source, values.play, values.variant);
	if (values.record !== undefined && jobs.length !== 1)
		throw new UsageError(`--record needs one play and one variant; this names ${jobs.length}`);

	const engine = engineHash();
	const reports: PlayReport[] = [];
	const runs: PlayRun[] = [];
	for (const job of jobs) {
		const done = await runPlay(source.pack, job.play, job.variant, source.rubric, { engine });
		runs.push(done);
		reports.push(reportOf(job, done, null));
		if (values.json !== true) print(reports.at(-1)!);
		if (values.record !== undefined) {
			await mkdir(dirname(values.record), { recursive: true });
			await writeFile(values.record, playFileText(done));
			note(`wrote ${values.record}`);
		}
		if (values.thorough !== true || job.play.kind !== 'expert') continue;
		for (const without of requiredSteps(job)) {
			const less = await runPlay(source.pack, job.play, job.variant, source.rubric, { engine, without });
			reports.push(reportOf(job, less, without));
			if (values.json !== true) print(reports.at(-1)!);
		}
	}
	const findings = values.thorough === true && values.play === undefined ? observableFindings(runs) : [];
	const isFine = findings.length === 0 && reports.every(({ isAsDeclared, without }) => isAsDeclared === (without === null));
	if (values.json === true)
		printJson('dryrun.play/1', { scenario: source.slug, rubric: source.rubric.version, isFine, plays: reports, findings });
	else {
		for (const finding of findings) process.stdout.write(`${finding}\n`);
		const good = reports.filter(({ isAsDeclared, without }) => isAsDeclared === (without === null)).length;
		process.stdout.write(`${good} of ${reports.length} runs as they should be\n`);
	}
	return isFine ? EXIT.fine : EXIT.findings;
}

function chosen(source: PlaySource, play: string | undefined, variant: string | undefined): readonly PlayJob[] {
	const names = source.plays.map(({ name }) => name);
	if (play !== undefined && !names.includes(play))
		throw new UsageError(`there is no play ${play}; there are ${names.join(', ') || 'none'}`);
	if (variant !== undefined && !source.pack.variants.includes(variant)) {
		throw new UsageError(`there is no variant ${variant}; there are ${source.pack.variants.join(', ')}`);
	}
	const jobs = jobsOf(source).filter(
		(job) => (play === undefined || job.name === play) && (variant === undefined || job.variant === variant),
	);
	if (jobs.length === 0)
		throw new UsageError(play === undefined ? 'the scenario has no plays' : `the play ${play} is not for variant ${variant}`);
	return jobs;
}

function reportOf({ name, play, variant }: PlayJob, { scored, bars, failures }: PlayRun, without: number | null): PlayReport {
	return {
		...{ play: name, kind: play.kind, variant, without },
		end: scored.end?.id ?? null,
		length: scored.result.length,
		meets: bars.meets,
		strong: bars.strong,
		isAsDeclared: failures.length === 0,
		failures,
	};
}

function print({ play, variant, without, end, length, meets, strong, isAsDeclared, failures }: PlayReport): void {
	const share = (value: number | null) => (value === null ? '-' : `${Math.round(value * 100)} %`);
	const isGood = isAsDeclared === (without === null);
	const name = without === null ? play : `${play} without step ${without + 1}`;
	process.stdout.write(
		`${isGood ? 'ok  ' : 'FAIL'} ${variant.padEnd(18)} ${name.padEnd(30)} ${(end ?? 'no end').padEnd(12)} Meets ${share(meets)}, Strong ${share(strong)}, ${inWords(length)}\n`,
	);
	if (without === null) for (const failure of failures) process.stdout.write(`     ${failure}\n`);
	else if (isAsDeclared) process.stdout.write('     the play reaches all that it declares without this step: it is not required\n');
}
