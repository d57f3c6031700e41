/**
 * The result of one attempt, `dryrun.result/1`: a pure function of journal, scenario and rubric, as JSON with the same bytes wherever it
 * is made. It holds rules and moments and no wording, so that a change of texts changes no result. There is no total.
 */
import * as z from 'zod';

// Without this zod tries `new Function`, which the site's Content-Security-Policy forbids.
z.config({ jitless: true });

const position = z.string().regex(/^\d{1,6}:\d{1,6}$/, 'a position such as 12:3');
const hash = z.string().min(1).max(120);
const share = z.number().min(0).max(1);
const ms = z.number().int();
const name = z.string().min(1).max(120);
const dimension = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']);
const moment = z.strictObject({ at: ms, position });
const refs = z.array(position).max(50);

const levelEvidence = z.strictObject({
	share: share.nullable(),
	coverage: share,
	chances: z.number().int().min(0),
	planned: z.number().int().min(0),
	effective: z.number().min(0),
	probability: share,
	interval: z.tuple([share, share]),
});

export const ResultSchema = z.strictObject({
	schema: z.literal('dryrun.result/1'),
	scenario: name,
	variant: name,
	seed: name,
	codeName: z.string().max(120),
	mode: z.enum(['lab', 'exam']),
	/** Wall time at which the attempt began, from its header; for people and for order, never for the score. */
	started: z.iso.datetime(),
	engine: hash,
	world: hash,
	assess: hash,
	rubric: z.strictObject({ version: z.number().int().min(1), hash }),
	/** Head link of the journal and number of its inputs. */
	head: z.string().regex(/^[0-9a-f]{12}$/),
	inputs: z.number().int().min(0),
	isFinished: z.boolean(),
	/** Simulated ms that the attempt took. */
	length: ms,
	end: z.strictObject({ id: name, kind: z.enum(['won', 'lost', 'left']), at: ms, position }).nullable(),
	depths: z.strictObject({
		detect: moment.nullable(),
		localise: moment.nullable(),
		explain: moment.nullable(),
		mitigate: moment.nullable(),
	}),
	goals: z.array(z.strictObject({ id: name, moment: moment.nullable() })).max(100),
	observables: z
		.array(
			z.strictObject({
				id: name,
				rule: name,
				dimension,
				level: z.enum(['meets', 'strong']),
				weight: z.number().int().min(1).max(3),
				gate: z.enum(['cap', 'person']).optional(),
				value: share.nullable(),
				refs,
				hint: name.optional(),
			}),
		)
		.max(200),
	dimensions: z
		.array(
			z.strictObject({
				dimension,
				reading: z.enum(['ie', 'below', 'borderline', 'meets', 'strong']),
				chances: z.number().int().min(0),
				shown: z.number().int().min(0),
				episodes: z.number().int().min(0),
				meets: levelEvidence,
				strong: levelEvidence,
				gates: z.array(name).max(200),
				missing: z.array(z.string().max(300)).max(10),
			}),
		)
		.length(8),
	kpis: z
		.array(z.strictObject({ id: z.string().regex(/^K\d{1,2}$/), unit: z.enum(['ms', 'share']), value: z.number().nullable(), refs }))
		.max(20),
	hints: z.array(z.strictObject({ id: name, grade: z.enum(['observe', 'direct', 'near-solution']), at: ms, position })).max(100),
});
export type Result = z.infer<typeof ResultSchema>;

/** The bytes of a result. Keys stand in the order of the schema. */
export const writeResult = (result: Result): string => `${JSON.stringify(ResultSchema.parse(result), null, '\t')}\n`;

/** Reads a result that came from a file: hostile until it has been replayed here. Null when it is none. */
export function readResult(value: unknown): Result | null {
	const parsed = ResultSchema.safeParse(value);
	return parsed.success ? parsed.data : null;
}
