/** The files of content/ that checks of scenarios need, read from disk. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { causesOf, type LintContent, parseRoleFacts, parseTaxonomy, parseTracks, roleIdsOf } from '../scenario/index.ts';

const CONTENT = new URL('../../content/', import.meta.url);

const read = (path: string): Promise<string> => readFile(fileURLToPath(new URL(path, CONTENT)), 'utf8');

/** Throws `ContentError` when a file is wrong: that is a fault of the repository, not of a scenario. */
export async function readLintContent(): Promise<LintContent> {
	const [taxonomy, role, tracks] = await Promise.all([read('taxonomy.yaml'), read('role/facts.yaml'), read('tracks.yaml')]);
	return {
		causes: causesOf(parseTaxonomy(taxonomy)).map(({ id }) => id),
		roleIds: roleIdsOf(parseRoleFacts(role)),
		tracks: parseTracks(tracks).map(({ id }) => id),
	};
}
