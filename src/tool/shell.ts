/** `dryrun shell`: a scenario played in this terminal, or from a script on standard input. An 80x24 terminal without colour. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parseRubric } from '../scoring/index.ts';
import { objectivesOf, playStep, type Recording, record, type ScenarioPack, variantFromSeed, writeAttemptFile } from '../session/index.ts';
import { engineHash, readPack, rubricText } from './attempt-source.ts';
import { DIRECTIVES, stepOf } from './directive.ts';
import { EXIT, note, printJson, UsageError } from './exit.ts';
import { OWN_SCENARIOS } from './scenario-folder.ts';

export const usage = `usage: dryrun shell SCENARIO [--variant V] [--seed S] [--name CODE-NAME] [--save FILE] [--scenarios DIR] [--json]

Types every line of standard input into the scenario's terminal; its output goes to stdout and stderr as the terminal's commands wrote it.
Simulated time stands still but for @advance and @idle. Lines that begin with @ are directives:

${DIRECTIVES}`;

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: {
			variant: { type: 'string' },
			seed: { type: 'string' },
			name: { type: 'string', default: 'shell' },
			save: { type: 'string' },
			scenarios: { type: 'string', default: OWN_SCENARIOS },
			json: { type: 'boolean', default: false },
		},
		allowPositionals: true,
	});
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0) throw new UsageError('it takes one scenario');
	const scenario = await readPack(name, values.scenarios);
	const seed = values.seed ?? randomBytes(8).toString('hex');
	const variant = values.variant ?? variantFromSeed(seed, scenario);
	if (!scenario.variants.includes(variant))
		throw new UsageError(`${name} has no variant ${variant}; it has ${scenario.variants.join(', ')}`);

	const isTerminal = process.stdin.isTTY === true;
	const textGoesTo = values.json ? process.stderr : process.stdout;
	const recording = await record(
		scenario,
		{
			engine: engineHash(),
			rubric: String(parseRubric(await rubricText()).version),
			seed,
			variant,
			codeName: values.name,
			mode: 'lab',
			started: new Date().toISOString(),
		},
		{
			onPrint(text, stream) {
				if (stream === 'stdout') textGoesTo.write(text);
				else if (stream === 'stderr') process.stderr.write(text);
			},
		},
	);
	if (isTerminal) note(`${scenario.slug}, variant ${variant}, seed ${seed}. @finish hands in; ${recording.attempt.pack.card.title}.\n`);
	await readLines(recording, isTerminal);
	if (values.save !== undefined) await writeFile(values.save, writeAttemptFile(recording.file()));
	if (values.json) printJson('dryrun.shell/1', await summary(recording, scenario));
	return EXIT.fine;
}

/** Until standard input ends or the attempt is finished. A wrong directive ends a script, and is only told at a keyboard. */
async function readLines(recording: Recording, isTerminal: boolean): Promise<void> {
	const begun = Date.now();
	const lines = createInterface({ input: process.stdin, ...(isTerminal ? { output: process.stdout } : {}), terminal: isTerminal });
	const { attempt } = recording;
	const ask = async (): Promise<void> => {
		if (!isTerminal) return;
		lines.setPrompt(attempt.shell.isBusy ? '' : await attempt.shell.prompt());
		lines.prompt();
	};
	const act = async (line: string): Promise<void> => {
		const step = stepOf(line, attempt.now);
		if ('input' in step) await recording.input(step.input, Date.now() - begun);
		else await playStep(recording, step);
	};
	lines.on('SIGINT', () => void act('@key ctrl-c').then(ask));
	try {
		await ask();
		for await (const line of lines) {
			await act(line).catch((error: unknown) => {
				if (!isTerminal || !(error instanceof UsageError)) throw error;
				note(error.message);
			});
			if (attempt.isFinished) break;
			await ask();
		}
	} finally {
		lines.close();
	}
}

async function summary({ attempt, journal }: Recording, scenario: ScenarioPack): Promise<object> {
	const { assess } = scenario.variant(journal.header.variant);
	const objectives = objectivesOf(assess);
	objectives.look(attempt);
	return {
		scenario: journal.header.scenario,
		variant: journal.header.variant,
		seed: journal.header.seed,
		now: attempt.now,
		inputs: attempt.inputs,
		isFinished: attempt.isFinished,
		isBusy: attempt.shell.isBusy,
		objectives: objectives.views(attempt),
		end: objectives.end(attempt),
		state: await attempt.stateHash(),
	};
}
