/** The format of scenario.yaml, version 1. The only source of its types, of editor help and of the author's reference. */
import * as z from 'zod';
import { EvidencePattern, Predicate } from './rules.ts';
import { Dimension, exactlyOne, Id, Pattern, Scalar, Text } from './scalars.ts';
import { Script, World } from './world.ts';

const Only = z.array(Id).min(1).optional().describe('Variants in which this exists; absent = all');

const Variant = z.strictObject({
	truth: Id.describe('The hypothesis that is true here'),
	values: z
		.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as `badTag`'), Scalar)
		.describe('What a reference to each name stands for'),
});

const Hypothesis = z.strictObject({
	id: Id,
	component: Text.describe('One of `components`'),
	cause: Id.describe('Cause id of the global taxonomy'),
});

const Clue = z.strictObject({
	id: Id,
	says: Text.describe('What it tells, for the debrief'),
	signature: z
		.partialRecord(z.enum(['terminal', 'cluster', 'chat', 'runbook', 'brief']), Pattern)
		.describe('By surface: what stands on the screen when the clue was seen'),
	excludes: z.array(Id).describe('Hypotheses that are impossible once this is known'),
	only: Only,
});

const Goal = z.strictObject({
	id: Id,
	title: Text.describe('As the objective list shows it'),
	when: Predicate,
	partly: Predicate.optional().describe('Half done: shown as such, never enough'),
	missing: Text.describe('Why it is not met; {value} stands for the live value'),
});

const End = z.strictObject({
	id: Id,
	kind: z
		.enum(['won', 'lost', 'left'])
		.describe('won and left are decided when the attempt is finished; lost is irreversible and named at once'),
	title: Text,
	when: Predicate.optional().describe('Absent only for `left`'),
	says: Text.describe('What the person reads; for a lost end the cause'),
});

const Observable = z.strictObject({
	id: Id,
	dimension: Dimension,
	level: z.enum(['meets', 'strong']),
	weight: z.literal([1, 2, 3]),
	covers: z.array(z.string()).min(1).describe('Role facts that this gives evidence for'),
	pattern: EvidencePattern,
	opportunity: Predicate.optional().describe('Without it there was no chance and the value is null; absent = always'),
	says: Text.describe('What was shown, past tense'),
	missed: Text.describe('What was missed, and where it could have been seen'),
	gate: z.enum(['cap', 'person']).optional().describe('When not shown: `cap` holds the dimension at Meets, `person` leaves it to a person'),
	only: Only,
});

const Hint = z.strictObject({
	id: Id,
	grade: z.enum(['observe', 'direct', 'near-solution']),
	text: Text,
	until: Id.optional().describe('Not offered once this clue was seen'),
	nulls: z.array(Id).default([]).describe('Observables that it gives away'),
});

export const ScenarioFile = z.strictObject({
	format: z.literal(1).describe('Version of this format'),
	title: Text.describe('Name in the catalogue'),
	opaque: Text.describe('Name that candidates see; it tells nothing'),
	summary: Text.describe('One sentence for the catalogue'),
	level: z.literal([1, 2, 3]),
	minutes: z.number().int().min(5).max(120).describe('Expected length'),
	track: Id.describe('Track of content/tracks.yaml'),
	setting: z
		.string()
		.regex(/^V[1-5]$/, 'V1 to V5')
		.describe('Setting of content/role'),
	covers: z.array(z.string()).min(1).describe('Ids of content/role'),
	dimensions: z.array(Dimension).min(1).describe('Dimensions that the scenario claims to give evidence for'),
	surfaces: z.array(z.enum(['terminal', 'cluster', 'chat', 'notebook'])).min(1),
	authority: Text.describe('What the person may decide alone, and who decides the rest'),
	variants: z
		.record(Id, Variant)
		.refine((variants) => Object.keys(variants).length > 0, 'at least one variant')
		.describe('Parallel forms: same surface, different cause'),
	components: z.array(Text).min(1).describe('Components that the notebook offers'),
	world: World,
	script: Script,
	hypotheses: z.array(Hypothesis).min(2),
	clues: z.array(Clue).min(1),
	goals: z.array(Goal).min(1),
	ends: z.array(End).min(2),
	observables: z.array(Observable).min(1),
	hints: z.array(Hint),
	depths: z
		.strictObject({ detect: Predicate, localise: Predicate, explain: Predicate, mitigate: Predicate })
		.describe('The four depths, graded apart'),
});
export type ScenarioFile = z.infer<typeof ScenarioFile>;
export type VariantSource = z.infer<typeof Variant>;

const Bound = z.strictObject({ atLeast: z.number().min(0).max(1).optional(), atMost: z.number().min(0).max(1).optional() });

const Step = exactlyOne(
	['input', 'wait', 'waitUntil'],
	z.strictObject({
		input: z.looseObject({ kind: z.string() }).optional().describe('An input, as the journal has it'),
		wait: z.string().optional().describe('Simulated time that passes, such as `90s`'),
		waitUntil: z.literal('idle').optional().describe('Until the terminal shows a prompt again; at most 30 minutes'),
		when: z
			.strictObject({ variant: z.array(Id).min(1) })
			.optional()
			.describe('Only in these variants'),
		required: z.literal(true).optional().describe('Without this step the play fails'),
		optional: z.string().min(1).optional().describe('Why the play also passes without it'),
		why: z.string().optional().describe('What an expert would say about this step; shown in the debrief'),
	}),
);

/** The format of plays/<name>.yaml. */
export const PlayFile = z.strictObject({
	format: z.literal(1),
	title: Text,
	kind: z.enum(['expert', 'alternative', 'careless', 'reckless', 'nothing']),
	variants: z.array(Id).min(1).optional().describe('Absent = every variant'),
	seed: Text.default('play'),
	expect: z.strictObject({
		end: Id,
		meets: Bound.describe('Share of the Meets weight that had an opportunity'),
		strong: Bound.describe('The same for Strong'),
		observables: z
			.record(Id, z.enum(['shown', 'missed', 'none']))
			.default({})
			.describe('What single observables must read; `none` = no opportunity'),
		gates: z.array(Id).default([]).describe('Observables whose gate must be hit; all others must not'),
	}),
	steps: z.array(Step),
});
export type PlayFile = z.infer<typeof PlayFile>;
export type PlayStep = PlayFile['steps'][number];
