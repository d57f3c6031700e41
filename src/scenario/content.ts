/** The content that all scenarios share: causes, role facts, tracks. Each loader reads the text of one file of content/. */
import * as z from 'zod';
import type { AuthorError } from './author-error.ts';
import { formatAuthorError } from './author-error.ts';
import { Id, Text } from './schema/scalars.ts';
import { parseWith, readYaml } from './yaml-source.ts';

const Cause = z.strictObject({ id: Id, title: Text, says: Text });
const TaxonomyFile = z.strictObject({
	classes: z.array(
		z.strictObject({
			id: z.string().regex(/^[A-H]$/, 'a letter'),
			title: Text,
			leaves: z.array(
				z.strictObject({ id: z.string().regex(/^[A-H]\d$/, 'a letter and a digit'), title: Text, causes: z.array(Cause).min(1) }),
			),
		}),
	),
});
/** Classes of causes, their leaves, and the causes that a person can name. */
export type Taxonomy = z.infer<typeof TaxonomyFile>;
export type Cause = z.infer<typeof Cause>;

const RoleId = z.string().regex(/^[A-Z]\d{1,3}$/, 'an id such as R12');
const RoleFile = z.strictObject({
	groups: z.array(
		z.strictObject({
			id: z.string().regex(/^[A-Z]$/, 'a letter'),
			title: Text,
			facts: z.array(z.strictObject({ id: RoleId, says: Text })),
		}),
	),
});
/** Facts about the role that scenarios cite. */
export type RoleFacts = z.infer<typeof RoleFile>;

const TracksFile = z.strictObject({
	tracks: z.array(
		z.strictObject({ id: Id, title: Text, says: Text, days: z.number().int(), covers: z.array(RoleId), expects: z.array(Text) }),
	),
});
export type Track = z.infer<typeof TracksFile>['tracks'][number];

/** A file of content/ is wrong. `findings` holds everything that is. */
export class ContentError extends Error {
	override readonly name = 'ContentError';
	readonly findings: readonly AuthorError[];
	constructor(findings: readonly AuthorError[]) {
		super(findings.map(formatAuthorError).join('\n'));
		this.findings = findings;
	}
}

export const parseTaxonomy = (text: string): Taxonomy => parse(TaxonomyFile, 'content/taxonomy.yaml', text);
export const parseRoleFacts = (text: string): RoleFacts => parse(RoleFile, 'content/role/facts.yaml', text);
export const parseTracks = (text: string): readonly Track[] => parse(TracksFile, 'content/tracks.yaml', text).tracks;

function parse<Schema extends z.ZodType>(schema: Schema, file: string, text: string): z.output<Schema> {
	const source = readYaml(file, text);
	if (source.errors.length > 0) throw new ContentError(source.errors);
	const parsed = parseWith(schema, source, source.data);
	if ('errors' in parsed) throw new ContentError(parsed.errors);
	return parsed.value;
}

/** Every cause, in the order of the file. */
export const causesOf = (taxonomy: Taxonomy): readonly Cause[] =>
	taxonomy.classes.flatMap(({ leaves }) => leaves.flatMap(({ causes }) => causes));

/** Every id that a scenario may cite. */
export const roleIdsOf = (role: RoleFacts): readonly string[] => role.groups.flatMap(({ facts }) => facts.map(({ id }) => id));
