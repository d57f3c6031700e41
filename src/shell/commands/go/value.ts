import type { Json } from '../../../sim/index.ts';
import { compactJson } from './json.ts';

/** A decoded JSON value as Go's `%v` writes it: `map[a:1 b:2]`, `[a b]`, `<nil>`, strings bare. */
export function goValue(value: Json): string {
	if (value === null) return '<nil>';
	if (typeof value === 'string') return value;
	if (typeof value !== 'object') return compactJson(value);
	if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
	const map = value as { readonly [key: string]: Json };
	return `map[${Object.keys(map)
		.sort()
		.map((key) => `${key}:${goValue(map[key] as Json)}`)
		.join(' ')}]`;
}
