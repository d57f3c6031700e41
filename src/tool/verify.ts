/** `dryrun verify`: does an attempt's file hold together, does it replay to what it says, and is its result the one that comes out here? */
import { parseArgs } from 'node:util';
import { parseRubric, scoreJournal } from '../scoring/index.ts';
import { type AttemptFile, type Finding, readAttemptFile, type ScenarioPack, versionFindings } from '../session/index.ts';
import { canonicalJson } from '../sim/index.ts';
import { engineHash, readPack, readText, rubricText } from './attempt-source.ts';
import { EXIT, printJson, UsageError } from './exit.ts';
import { OWN_SCENARIOS } from './scenario-folder.ts';

export const usage = `usage: dryrun verify FILE [--scenarios DIR] [--json]

Checks the chain of an attempt's file, replays it, compares every state that the file names, computes the result again and compares it
with the one in the file. A file proves that it fits together, not who typed.
Ends with 0 when it is verified, 1 when something does not fit, 3 when the file cannot be read.`;

interface Report {
	readonly file: string;
	readonly verdict: 'verified' | 'mismatch' | 'other-version' | 'broken' | 'unreadable';
	readonly findings: readonly Finding[];
	readonly attempt: null | {
		readonly scenario: string;
		readonly variant: string;
		readonly seed: string;
		readonly codeName: string;
		readonly mode: string;
		readonly started: string;
		readonly engine: string;
		readonly rubric: string;
		readonly inputs: number;
		readonly head: string;
		readonly isFinished: boolean;
		/** Simulated ms. */
		readonly length: number;
	};
	/** State hashes that the file names, and how many came out the same. */
	readonly states: null | { readonly named: number; readonly equal: number };
	/** State at the end of the replay. */
	readonly state: string | null;
	readonly result: 'none' | 'equal' | 'different' | 'not compared';
	readonly recomputed: unknown;
}

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { json: { type: 'boolean' }, scenarios: { type: 'string' } },
		allowPositionals: true,
	});
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError('it takes one file');
	const report = await verifyFile(file, await readText(file), values.scenarios ?? OWN_SCENARIOS);
	if (values.json === true) printJson('dryrun.verify/1', report);
	else process.stdout.write(`${inWords(report)}\n`);
	if (report.verdict === 'unreadable') return EXIT.unreadable;
	return report.verdict === 'verified' ? EXIT.fine : EXIT.findings;
}

async function verifyFile(name: string, text: string, scenarios: string): Promise<Report> {
	const read = readAttemptFile(text);
	const nothing = { file: name, attempt: null, states: null, state: null, result: 'not compared', recomputed: null } as const;
	if (!read.ok) return { ...nothing, verdict: read.why, findings: read.findings };
	const { file } = read;
	const known = { ...nothing, attempt: aboutAttempt(file) };
	const scenario = await readPack(file.journal.header.scenario, scenarios);
	const versions = versionFindings(file.journal, { engine: engineHash(), world: scenario.worldHash });
	if (!scenario.variants.includes(file.journal.header.variant)) {
		versions.push({ position: 'header', what: `the scenario has no variant ${file.journal.header.variant} here` });
	}
	if (versions.length > 0) return { ...known, verdict: 'other-version', findings: versions };
	return { ...known, ...(await replayed(file, scenario)) };
}

async function replayed(
	{ journal, clock, result: cached }: AttemptFile,
	scenario: ScenarioPack,
): Promise<Omit<Report, 'file' | 'attempt'>> {
	const pack = scenario.variant(journal.header.variant);
	const rubric = parseRubric(await rubricText());
	const { replay, result } = await scoreJournal(journal, pack, rubric, clock);
	const named = journal.entries.filter((entry) => entry.state !== undefined).length;
	const findings = [...replay.mismatches, ...replay.faults];
	const sameRules = journal.header.assess === scenario.assessHash && cached?.rubric === String(rubric.version);
	const isEqual = cached !== null && canonicalJson(cached.reading) === canonicalJson(result);
	if (cached !== null && sameRules && !isEqual)
		findings.push({ position: 'result', what: 'the result in the file is not the one that comes out here' });
	return {
		verdict: findings.length === 0 ? 'verified' : 'mismatch',
		findings,
		states: { named, equal: named - replay.mismatches.length },
		state: replay.state,
		result: cached === null ? 'none' : !sameRules ? 'not compared' : isEqual ? 'equal' : 'different',
		recomputed: result,
	};
}

function aboutAttempt({ journal, clock }: AttemptFile): Report['attempt'] {
	const { scenario, variant, seed, codeName, mode, started, engine, rubric } = journal.header;
	const last = journal.entries.at(-1);
	return {
		...{ scenario, variant, seed, codeName, mode, started, engine, rubric },
		inputs: journal.entries.length,
		head: last?.link ?? journal.root,
		isFinished: last?.input.kind === 'finish',
		length: clock,
	};
}

function inWords({ file, verdict, findings, attempt, states, result }: Report): string {
	const lines = [`file      ${file}`];
	if (attempt !== null) {
		const { scenario, variant, codeName, started, inputs, head, length, isFinished } = attempt;
		lines.push(`attempt   ${scenario}, variant ${variant}, by ${codeName}, begun ${started}`);
		lines.push(`chain     ${inputs} inputs, every link fits; head ${head}`);
		lines.push(`time      ${simulated(length)} simulated; ${isFinished ? 'finished' : 'not finished'}`);
	}
	if (states !== null) {
		lines.push(
			`replay    ${states.named === 0 ? 'the file names no state to compare' : `${states.equal} of ${states.named} states are the same here`}`,
		);
		lines.push(`result    ${RESULT_WORDS[result]}`);
	}
	for (const { position, what } of findings) lines.push(`${position}: ${what}`);
	lines.push(VERDICT_WORDS[verdict]);
	return lines.join('\n');
}

const RESULT_WORDS: Readonly<Record<Report['result'], string>> = {
	none: 'the file carries none; it was computed here',
	equal: 'computed again, and equal to the one in the file',
	different: 'computed again, and different from the one in the file',
	'not compared': 'the one in the file was made under other rules; it was computed anew',
};

const VERDICT_WORDS: Readonly<Record<Report['verdict'], string>> = {
	verified: 'verified',
	mismatch: 'not verified: the file says something that its replay does not',
	'other-version': 'not verified: the file belongs to another version of Dryrun or of its scenario',
	broken: 'not verified: the file was changed or damaged',
	unreadable: 'not an attempt that can be read',
};

const simulated = (ms: number): string => `${Math.floor(ms / 60_000)} min ${Math.floor(ms / 1000) % 60} s`;
