/** `encoding/json`: keys sorted, `<`, `>`, `&` and the two line separators escaped. */
import type { Json } from '../../../sim/index.ts';

function text(value: string): string {
	return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Keys of an object in the order in which Go writes them. Undefined values are absent. */
export function sortedKeys(map: object): string[] {
	const record = map as Readonly<Record<string, unknown>>;
	return Object.keys(record)
		.filter((key) => record[key] !== undefined)
		.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** `json.Marshal` */
export function compactJson(value: Json): string {
	if (typeof value === 'string') return text(value);
	if (value === null || typeof value !== 'object') return String(value);
	if (Array.isArray(value)) return `[${value.map(compactJson).join(',')}]`;
	const map = value as { readonly [key: string]: Json };
	return `{${sortedKeys(map)
		.map((key) => `${text(key)}:${compactJson(map[key] as Json)}`)
		.join(',')}}`;
}

/** `json.MarshalIndent` with four spaces, without the line end. Structs keep the order of their fields, maps are sorted. */
export function indentedJson(value: Json, { isSorted = true, indent = '' } = {}): string {
	if (value === null || typeof value !== 'object') return compactJson(value);
	const inner = `${indent}    `;
	const nested = (part: Json): string => indentedJson(part, { isSorted, indent: inner });
	const map = value as { readonly [key: string]: Json };
	const keys = (): string[] => (isSorted ? sortedKeys(map) : Object.keys(map).filter((key) => map[key] !== undefined));
	const parts = Array.isArray(value)
		? value.map((item) => inner + nested(item))
		: keys().map((key) => `${inner}${text(key)}: ${nested(map[key] as Json)}`);
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	return parts.length === 0 ? open + close : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
