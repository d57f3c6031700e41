/** For tests of this room: the skeleton scenario as texts, and small changes to it. */
import { compileScenario } from './compile.ts';
import { loadScenario, type Scenario } from './load.ts';
import type { AssessPack } from './packs.ts';

const texts = import.meta.glob<string>('/content/skeleton/**/*', { query: '?raw', import: 'default', eager: true });

/** The skeleton as `skeleton/<path>` to text. */
export function skeletonFiles(): Record<string, string> {
	return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.replace('/content/', ''), text]));
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
