/** Numbers in queries. Source: Go's strconv.ParseInt, whose words the server passes on. */
import { badRequest } from './status.ts';

/** Throws BadRequest when the text is no whole number. */
export function wholeNumber(value: unknown): number {
	const number = typeof value === 'number' ? value : /^[+-]?\d+$/.test(String(value)) ? Number(value) : Number.NaN;
	if (!Number.isInteger(number)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(String(value))}: invalid syntax`);
	return number;
}
