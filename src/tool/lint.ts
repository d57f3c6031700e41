/** `dryrun lint`: reads scenarios and says everything that is wrong with them, each with file and line. */
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuthorError, formatAuthorError, type LintContent, lintScenario, loadScenario } from '../scenario/index.ts';
import { Input } from '../session/index.ts';
import { readLintContent } from './content-files.ts';
import { EXIT, note, printJson } from './exit.ts';
import { OWN_SCENARIOS, readScenarioFolder, scenarioNames } from './scenario-folder.ts';

export const usage = `usage: dryrun lint [--json] [--scenarios DIR] [SCENARIO ...]

Checks scenarios without running them: the format, every name that is used, and what makes a scenario fit to be played and scored.
SCENARIO is a name in the directory or a path to a folder; without any, all scenarios are checked.`;

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { json: { type: 'boolean', default: false }, scenarios: { type: 'string', default: OWN_SCENARIOS } },
		allowPositionals: true,
	});
	const names = positionals.length > 0 ? positionals : await scenarioNames(values.scenarios);
	const content = await readLintContent();
	const checked = await Promise.all(names.map(async (name) => ({ name, findings: await lintFolder(name, values.scenarios, content) })));
	const findings = checked.flatMap((one) => one.findings);
	if (values.json) printJson('dryrun.lint/1', { scenarios: checked, findings: findings.length });
	else for (const finding of findings) process.stdout.write(`${formatAuthorError(finding)}\n`);
	note(`${names.length} scenario${names.length === 1 ? '' : 's'} checked, ${findings.length} finding${findings.length === 1 ? '' : 's'}`);
	return findings.length > 0 ? EXIT.findings : EXIT.fine;
}

/** Everything that is wrong with one folder; paths are relative to the working directory. */
export async function lintFolder(name: string, directory: string, content: LintContent): Promise<readonly AuthorError[]> {
	const { folder, files } = await readScenarioFolder(name, directory);
	const loaded = loadScenario(files);
	const findings =
		'errors' in loaded ? loaded.errors : [...lintScenario(loaded.scenario, content), ...inputFindings(loaded.scenario.plays)];
	const base = relative(process.cwd(), dirname(folder));
	return findings.map((finding) => ({ ...finding, file: join(base, finding.file) }));
}

type Plays = Extract<ReturnType<typeof loadScenario>, { scenario: unknown }>['scenario']['plays'];

/** Inputs of plays are the session's: its schema judges them, not that of the scenario. */
function inputFindings(plays: Plays): AuthorError[] {
	return plays.flatMap(({ play, place }) =>
		play.steps.flatMap((step, index) => {
			const parsed = step.input === undefined ? null : Input.safeParse(step.input);
			return (parsed?.error?.issues ?? []).map((issue) => ({
				...place(['steps', index, 'input', ...(issue.path as (string | number)[])]),
				found: `an input that no journal can hold: ${issue.message}`,
				allowed: 'the inputs of src/session/input.ts',
			}));
		}),
	);
}
