/** What every command that runs attempts needs: the scenario's pack from its folder, this engine's hash and the rubric's version. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { engineHash as hashOfSources } from '../../integrations/engine-hash.mjs';
import { formatAuthorError, loadScenario } from '../scenario/index.ts';
import { type ScenarioPack, scenarioPack } from '../session/index.ts';
import { UnreadableError } from './exit.ts';
import { OWN_SCENARIOS, readScenarioFolder } from './scenario-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Hash of the engine in this checkout; the build writes the same one into the site. */
export const engineHash = (): string => hashOfSources(ROOT);

/** Reads and compiles a scenario. Throws `UnreadableError` with every fault of it. */
export async function readPack(scenario: string, directory: string = OWN_SCENARIOS): Promise<ScenarioPack> {
	const { files } = await readScenarioFolder(scenario, directory);
	const loaded = loadScenario(files);
	if ('scenario' in loaded) return scenarioPack(loaded.scenario);
	throw new UnreadableError(`the scenario has faults:\n${loaded.errors.map((error) => formatAuthorError(error)).join('\n')}`);
}

/** The text of a file that somebody named. Throws `UnreadableError`. */
export async function readText(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const why = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'this is a directory' : `it cannot be read (${code})`;
		throw new UnreadableError(`${file}: ${why}`);
	}
}

/** Text of the rubric in this checkout. */
export const rubricText = (): Promise<string> => readText(`${ROOT}content/rubric/rubric.yaml`);
