/** Scalars that every part of the format shares. */
import * as z from 'zod';

/** Without this zod tries `new Function`, which the site's Content-Security-Policy forbids. */
z.config({ jitless: true });

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const durationForm = /^-?(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;

/** Ms of `90s`, `5m`, `1h30m`, `-6d`; null when it is none. */
export function durationMs(text: string): number | null {
	if (!durationForm.test(text)) return null;
	let ms = 0;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) ms += Number(amount) * unitMs[unit!]!;
	return Math.round(text.startsWith('-') ? -ms : ms);
}

const duration = (hint: string, accepts: (ms: number) => boolean) =>
	z
		.string()
		.regex(durationForm, `a duration such as ${hint}`)
		.refine((text) => accepts(durationMs(text) ?? Number.NaN), `a duration such as ${hint}`)
		.transform((text) => durationMs(text) ?? 0);

/** Ten years: more is a slip of the finger. */
const LONGEST_MS = 3650 * 86_400_000;
/** A length of time, ms after parsing. */
export const Span = duration('90s, 5m or 1h30m', (ms) => ms >= 0 && ms <= LONGEST_MS);
/** A time before the start of the scenario, negative ms after parsing. */
export const Past = duration('-6d, -25m or -1h30m', (ms) => ms < 0 && ms >= -LONGEST_MS);

export const Id = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, such as `tell-people`')
	.describe('Lower-case letters, digits and hyphens');

export const Text = z.string().min(1, 'some text');

export const Scalar = z.union([z.string(), z.number(), z.boolean()], 'a text, a number, true or false');

export const Dimension = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']);
export type Dimension = z.infer<typeof Dimension>;

/** A regular expression in JavaScript's syntax; `^` and `$` stand at the ends of lines. */
export const Pattern = z.string().refine((text) => {
	try {
		return Boolean(new RegExp(text, 'mu'));
	} catch {
		return false;
	}
}, 'a regular expression in JavaScript syntax (flags m and u are set)');

/** Exactly one of these keys must be there: the form of a rule is chosen by its key. */
export function exactlyOne<Shape extends z.ZodRawShape>(
	keys: readonly (keyof Shape & string)[],
	object: z.ZodObject<Shape, z.core.$strict>,
) {
	return object
		.superRefine((value, context) => {
			const present = keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined);
			if (present.length === 1) return;
			const found = present.length === 0 ? 'none of them' : present.join(' and ');
			context.addIssue({ code: 'custom', message: `exactly one of ${keys.join(', ')}`, params: { found } });
		})
		.meta({ oneOf: keys.map((key) => ({ required: [key] })) });
}
