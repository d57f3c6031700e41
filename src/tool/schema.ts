/** `dryrun schema`: the JSON schemas that editors use to complete and check scenario.yaml and plays. They are made from the format itself. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playJsonSchema, scenarioJsonSchema } from '../scenario/index.ts';
import { EXIT, note } from './exit.ts';

export const usage = `usage: dryrun schema [--check | --write]

Prints the JSON schema of scenario.yaml. --write writes public/schemas/scenario-1.json and play-1.json; --check says whether they are fresh.`;

const SCHEMAS = [
	{ path: fileURLToPath(new URL('../../public/schemas/scenario-1.json', import.meta.url)), make: scenarioJsonSchema },
	{ path: fileURLToPath(new URL('../../public/schemas/play-1.json', import.meta.url)), make: playJsonSchema },
] as const;

export async function run(args: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...args],
		options: { check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
	});
	if (values.write) {
		for (const { path, make } of SCHEMAS) {
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, textOf(make()));
		}
		return EXIT.fine;
	}
	if (values.check) {
		const stale = await staleSchemas();
		for (const path of stale) note(`${path} is not fresh; run: npm run --silent dryrun -- schema --write`);
		return stale.length > 0 ? EXIT.findings : EXIT.fine;
	}
	process.stdout.write(textOf(scenarioJsonSchema()));
	return EXIT.fine;
}

/** Paths of schema files that differ from what the format says now. */
export async function staleSchemas(): Promise<readonly string[]> {
	const stale: string[] = [];
	for (const { path, make } of SCHEMAS) {
		const written = await readFile(path, 'utf8').catch(() => '');
		if (written !== textOf(make())) stale.push(relative(process.cwd(), path));
	}
	return stale;
}

const textOf = (schema: object): string => `${JSON.stringify(schema, null, '\t')}\n`;
