/**
 * Inputs: what a person does, at the level of a person. They are the only thing that a journal holds.
 * The schema here is the only source of their types; plays use the same one.
 */
import { z } from 'zod';

/** Without this, zod tries `new Function`, which the site's Content-Security-Policy forbids. */
z.config({ jitless: true });

const text = z.string().max(20_000);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Where a pinned piece of evidence came from, and what it said. */
const evidence = z.strictObject({
	source: z.enum(['terminal', 'cluster', 'chat', 'brief']).describe('Surface that it was pinned from'),
	text: text.describe('What was pinned, as it stood on the screen'),
	at: z.number().int().describe('Simulated ms at which it was shown'),
});

const belief = z.strictObject({
	component: z.string().max(120).describe('Component from the scenario, such as `checkout`'),
	cause: z.string().max(120).describe('Cause id from the global taxonomy'),
});

export const Input = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('line'), text: text.describe('A line typed in the terminal, without the line end') }),
	z.strictObject({ kind: z.literal('key'), key: z.enum(['ctrl-c']).describe('A key pressed in the terminal while something runs') }),
	z.strictObject({ kind: z.literal('resize'), columns: z.number().int().min(20).max(500), rows: z.number().int().min(5).max(200) }),
	z.strictObject({
		kind: z.literal('scroll'),
		up: z.number().int().min(0).max(10_000).describe('Rows above the newest screenful that are now in view'),
	}),
	z.strictObject({
		kind: z.literal('open'),
		view: z.enum(['brief', 'runbook', 'terminal', 'cluster', 'chat', 'notebook']),
		detail: z
			.string()
			.max(300)
			.optional()
			.describe('What was opened inside the view, such as `pods/shop/checkout-7d4b9c5f68-2mhzr` or a channel'),
	}),
	z.strictObject({ kind: z.literal('message'), channel: id, text }),
	z.strictObject({ kind: z.literal('pin'), id, evidence }),
	z.strictObject({ kind: z.literal('unpin'), id }),
	z.strictObject({
		kind: z.literal('hypothesis'),
		id,
		belief,
		status: z.enum(['open', 'supported', 'excluded']),
		pins: z.array(id).max(50),
	}),
	z.strictObject({ kind: z.literal('drop-hypothesis'), id }),
	z.strictObject({
		kind: z.literal('conclude'),
		belief: belief.nullable().describe('The cause that was found; null = none named'),
		happened: text,
		fix: text,
		prevention: text,
		told: text.describe('Who must know'),
	}),
	z.strictObject({ kind: z.literal('hint'), hint: id }),
	z.strictObject({
		kind: z.literal('pace'),
		speed: z
			.enum(['paused', '1x', '4x', '16x', 'until'])
			.describe('How fast simulated time runs from here; for KPIs and the replay, never for the world'),
	}),
	z.strictObject({ kind: z.literal('finish') }),
]);
export type Input = z.infer<typeof Input>;
