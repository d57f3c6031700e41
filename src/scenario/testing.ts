/** For tests of this room: the skeleton scenario as texts, and small changes to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileScenario } from './compile.ts';
import { loadScenario, type Scenario } from './load.ts';
import type { AssessPack } from './packs.ts';

const folder = fileURLToPath(new URL('../../content/skeleton/', import.meta.url));

/** The skeleton as `skeleton/<path>` to text. */
export function skeletonFiles(): Record<string, string> {
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\/+/, ''))
		.sort();
	return Object.fromEntries(paths.map((path) => [`skeleton/${path}`, readFileSync(folder + path, 'utf8')]));
}

/** The skeleton with texts replaced; every text must be there. */
export function changed(changes: readonly (readonly [path: string, from: string, to: string])[]): Record<string, string> {
	const files = skeletonFiles();
	for (const [path, from, to] of changes) {
		const text = files[`skeleton/${path}`];
		if (!text?.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`);
		files[`skeleton/${path}`] = text.replace(from, to);
	}
	return files;
}

export function scenarioOf(files: Readonly<Record<string, string>>): Scenario {
	const loaded = loadScenario(files);
	if ('errors' in loaded) throw new Error(JSON.stringify(loaded.errors, null, 2));
	return loaded.scenario;
}

export const skeletonAssess = (): AssessPack => compileScenario(scenarioOf(skeletonFiles()), 'amber').assess;

/** How a file refers to a value of the variant. */
export const refTo = (name: string): string => `\${${name}}`;
