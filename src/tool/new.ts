/** `dryrun new`: writes a small scenario that works, to start from. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXIT, UsageError } from './exit.ts';
import { OWN_SCENARIOS, readScenarioFolder } from './scenario-folder.ts';

export const usage = `usage: dryrun new [--scenarios DIR] NAME

Writes scenarios/NAME with everything that a scenario has, small and complete: it passes \`dryrun lint NAME\` and \`dryrun play NAME\` as it stands.`;

const SKELETON = fileURLToPath(new URL('../../content/skeleton', import.meta.url));

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { scenarios: { type: 'string', default: OWN_SCENARIOS } },
		allowPositionals: true,
	});
	const [name, ...others] = positionals;
	if (name === undefined || others.length > 0) throw new UsageError('one name is wanted');
	if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name))
		throw new UsageError(`${JSON.stringify(name)}: a name has lower-case letters, digits and hyphens`);
	const folder = join(values.scenarios, name);
	if (await stat(folder).catch(() => null)) throw new UsageError(`${folder} exists`);
	for (const path of await writeSkeleton(folder)) process.stdout.write(`${relative(process.cwd(), path)}\n`);
	return EXIT.fine;
}

/** Copies the skeleton; returns the paths that were written. */
export async function writeSkeleton(folder: string): Promise<readonly string[]> {
	const { slug, files } = await readScenarioFolder(SKELETON);
	const written: string[] = [];
	for (const [path, text] of Object.entries(files)) {
		const target = join(folder, path.slice(slug.length + 1));
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, text);
		written.push(target);
	}
	return written;
}
