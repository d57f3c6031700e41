/** `%q` and `%#v` of Go's fmt. */
import type { Json } from '../../../sim/index.ts';

const ESCAPES: Readonly<Record<string, string>> = {
	'\u0007': '\\a',
	'\b': '\\b',
	'\f': '\\f',
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t',
	'\u000b': '\\v',
	'\\': '\\\\',
};

function escapeRune(rune: string, delimiter: string): string {
	if (rune === delimiter) return `\\${rune}`;
	const known = ESCAPES[rune];
	if (known !== undefined) return known;
	const code = rune.codePointAt(0) as number;
	if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
	// Format characters and spaces other than U+0020 are not printable to Go.
	if (/[\p{C}\p{Z}]/u.test(rune) && rune !== ' ') {
		return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
	}
	return rune;
}

/** `%q` of a string. */
export function quote(text: string): string {
	let out = '';
	for (const rune of text) out += escapeRune(rune, '"');
	return `"${out}"`;
}

/** `%q` of a rune. */
export function quoteRune(rune: string): string {
	return `'${escapeRune(rune, "'")}'`;
}

/** `%#v` of decoded JSON: `map[string]interface {}{"a":1, "b":[]interface {}{"c"}}`, keys sorted. */
export function goSyntax(value: Json): string {
	if (value === null) return 'interface {}(nil)';
	if (typeof value === 'string') return quote(value);
	if (typeof value !== 'object') return String(value);
	if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
	const map = value as { readonly [key: string]: Json };
	const entries = Object.keys(map)
		.sort(byBytes)
		.map((key) => `${quote(key)}:${goSyntax(map[key] as Json)}`);
	return `map[string]interface {}{${entries.join(', ')}}`;
}

/** Go orders strings by bytes; for text without surrogates UTF-16 order is the same. */
function byBytes(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
