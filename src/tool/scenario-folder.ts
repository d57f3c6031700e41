/** Scenario folders on disk: where they are and what is in them. They may stand outside the repository. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UnreadableError } from './exit.ts';

/** The scenarios that come with Dryrun. */
export const OWN_SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Every file of a scenario by its path from the folder's parent, such as `stuck-image/brief.md`, in byte order of the paths. */
export type ScenarioFiles = Readonly<Record<string, string>>;

const MAX_FILE_BYTES = 1_000_000;
const MAX_FILES = 500;

/** Names of the scenarios in a directory, in byte order: folders that hold a scenario.yaml. */
export async function scenarioNames(directory: string = OWN_SCENARIOS): Promise<readonly string[]> {
	const entries = await readdir(directory, { withFileTypes: true }).catch(() => {
		throw new UnreadableError(`${directory}: no directory of scenarios`);
	});
	const names: string[] = [];
	for (const entry of entries) {
		if (entry.isDirectory() && (await isFile(join(directory, entry.name, 'scenario.yaml')))) names.push(entry.name);
	}
	return names.sort();
}

/** Reads a scenario folder. `scenario` is a name in the directory, or a path to a folder. Throws `UnreadableError`. */
export async function readScenarioFolder(
	scenario: string,
	directory: string = OWN_SCENARIOS,
): Promise<{ readonly slug: string; readonly folder: string; readonly files: ScenarioFiles }> {
	const isPath = scenario.includes('/') || scenario.includes(sep);
	const folder = isPath ? resolve(scenario) : join(directory, scenario);
	if (!(await isFile(join(folder, 'scenario.yaml')))) {
		const known = isPath ? [] : await scenarioNames(directory);
		throw new UnreadableError(`${folder}: no scenario.yaml here${known.length > 0 ? `; there are ${known.join(', ')}` : ''}`);
	}
	const slug = basename(folder);
	const files: Record<string, string> = {};
	for (const path of (await filesUnder(folder)).sort()) {
		if ((await stat(path)).size > MAX_FILE_BYTES) throw new UnreadableError(`${path}: larger than ${MAX_FILE_BYTES} bytes`);
		files[`${slug}/${relative(folder, path).split(sep).join('/')}`] = await readFile(path, 'utf8');
	}
	return { slug, folder, files };
}

async function isFile(path: string): Promise<boolean> {
	return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function filesUnder(folder: string): Promise<string[]> {
	const found: string[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		// Editors and file managers leave these; a hidden file of the player's home is the scenario's own.
		if (entry.name === '.DS_Store' || entry.name.endsWith('~') || /^\..*\.sw.$/.test(entry.name)) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) found.push(...(await filesUnder(path)));
		else if (entry.isFile()) found.push(path);
		if (found.length > MAX_FILES) throw new UnreadableError(`${folder}: more than ${MAX_FILES} files`);
	}
	return found;
}
