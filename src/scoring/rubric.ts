/**
 * The rubric: the eight dimensions with their two level descriptors, and every parameter of the reading model, under one version.
 * A result names the version that made it; results of different versions are kept beside each other, never mixed.
 */
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';

const share = z.number().min(0).max(1);

export const RubricSchema = z.strictObject({
	version: z.number().int().min(1).describe('Raised with every change of a parameter or a descriptor'),
	parameters: z.strictObject({
		meetsCut: share.describe('Share of what Meets asks for that a person at Meets shows'),
		strongCut: share.describe('The same for Strong'),
		supports: share.describe('Probability from which on a reading supports a level'),
		against: share.describe('Probability up to which a reading is evidence against Meets'),
		correlation: share.describe('How alike two indicators of one episode are; sets the design effect'),
		prior: z.strictObject({ shown: z.number().min(0.5), missed: z.number().min(0.5) }).describe('Pseudo-counts before any evidence'),
		minEffective: z.number().min(0).describe('Effective number of indicators below which evidence is insufficient'),
		minCoverage: share.describe('Share of the planned weight that must have had an opportunity'),
		minEpisodes: z.number().int().min(1).describe('Attempts with a chance, under distinct variants'),
	}),
	dimensions: z
		.array(
			z.strictObject({
				id: z.string().regex(/^D[1-8]$/),
				name: z.string().min(1),
				meets: z.string().min(1).describe('Descriptor of Meets, as the role scorecard has it'),
				strong: z.string().min(1).describe('Descriptor of Strong'),
			}),
		)
		.length(8),
});
export type Rubric = z.infer<typeof RubricSchema>;
export type DimensionId = Rubric['dimensions'][number]['id'];

/** The rubric file is wrong. `findings` holds everything that is, one line each. */
export class RubricError extends Error {
	override readonly name = 'RubricError';
	readonly findings: readonly string[];
	constructor(findings: readonly string[]) {
		super(`The rubric cannot be used:\n${findings.join('\n')}`);
		this.findings = findings;
	}
}

/** Reads the text of `content/rubric/rubric.yaml`. Throws `RubricError` with all findings at once. */
export function parseRubric(text: string): Rubric {
	let raw: unknown;
	try {
		raw = parseYaml(text, { version: '1.2', schema: 'core', uniqueKeys: true });
	} catch (error) {
		throw new RubricError([error instanceof Error ? error.message : String(error)]);
	}
	const parsed = RubricSchema.safeParse(raw);
	if (!parsed.success) throw new RubricError(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'rubric'}: ${issue.message}`));
	const ids = parsed.data.dimensions.map((dimension) => dimension.id);
	if (new Set(ids).size !== ids.length) throw new RubricError([`dimensions: ids must differ, found ${ids.join(', ')}`]);
	return parsed.data;
}
