/**
 * YAML as `sigs.k8s.io/yaml` writes it (go-yaml v2 behind it): keys in natural order, sequences not indented inside maps, strings plain
 * where they would read back as strings, long lines broken at blanks beyond column 80.
 */
import type { Json } from '../../../sim/index.ts';
import { sortedKeys } from './json.ts';

type Place = 'root' | 'map' | 'sequence';

/** The whole document, with its line end. */
export function yaml(value: Json): string {
	return `${node(value, 0, 'root', 0).replace(/^[ \n]/, '')}\n`;
}

/**
 * Text of a node after its `key:` or `-`, beginning with a space or a line end. `indent` is where its lines stand, `column` where the
 * text before it ends.
 */
function node(value: Json, indent: number, place: Place, column: number): string {
	if (typeof value === 'string') return ` ${scalar(value, indent, column + 1)}`;
	if (value === null || typeof value !== 'object') return ` ${typeof value === 'number' ? number(value) : String(value)}`;
	if (Array.isArray(value)) {
		if (value.length === 0) return ' []';
		// A sequence stands under its key's own column; inside a sequence it opens on the dash's line.
		const at = place === 'map' ? indent - 2 : indent;
		const items = value.map((item) => `-${node(item, at + 2, 'sequence', at + 1)}`);
		return place === 'sequence' ? ` ${items.join(`\n${pad(at)}`)}` : items.map((item) => `\n${pad(at)}${item}`).join('');
	}
	const map = value as { readonly [key: string]: Json };
	const keys = sortedKeys(map).sort(naturally);
	if (keys.length === 0) return ' {}';
	const entries = keys.map((key) => {
		const name = `${scalar(key, indent, null)}:`;
		return name + node(map[key] as Json, indent + 2, 'map', indent + name.length);
	});
	return place === 'sequence' ? ` ${entries.join(`\n${pad(indent)}`)}` : entries.map((entry) => `\n${pad(indent)}${entry}`).join('');
}

const pad = (width: number): string => ' '.repeat(width);

function number(value: number): string {
	if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
	return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** A string; `column` is where it begins, null for a key, which is never broken into lines. */
function scalar(text: string, indent: number, column: number | null): string {
	const traits = analyse(text);
	if (text.includes('\n') && column !== null) return traits.block ? literal(text, indent) : doubleQuoted(text, indent, column);
	if (resolvesToOther(text)) return doubleQuoted(text, indent, column);
	if (traits.plain && text !== '') return folded(Array.from(text), '', indent, column);
	if (!traits.singleQuoted || text.includes('\n')) return doubleQuoted(text, indent, column);
	return folded(
		Array.from(text, (rune) => (rune === "'" ? "''" : rune)),
		"'",
		indent,
		column,
	);
}

/** Lines longer than this are broken at their next single blank. */
const WIDTH = 80;

function folded(runes: readonly string[], mark: '' | "'" | '"', indent: number, column: number | null): string {
	let out = mark;
	let at = (column ?? 0) + mark.length;
	let afterSpace = false;
	for (const [index, rune] of runes.entries()) {
		const isInside = mark === '' || (index > 0 && index < runes.length - 1);
		if (rune === ' ' && column !== null && !afterSpace && at > WIDTH && isInside && (mark === '"' || runes[index + 1] !== ' ')) {
			out += `\n${pad(indent)}`;
			at = indent;
			if (mark === '"' && runes[index + 1] === ' ') {
				out += '\\';
				at++;
			}
		} else {
			out += rune;
			at += rune.length;
		}
		afterSpace = rune === ' ';
	}
	return out + mark;
}

function literal(text: string, indent: number): string {
	const hint = /^[ \n]/.test(text) ? '2' : '';
	const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
	const body = text.endsWith('\n') ? text.slice(0, -1) : text;
	const lines = body.split('\n').map((line) => (line === '' ? '' : pad(indent) + line));
	return `|${hint}${chomp}\n${lines.join('\n')}`;
}

/** What the emitter holds to be not printable: control signs, tabs and everything beyond the basic plane. */
function isSpecial(rune: string): boolean {
	const code = rune.codePointAt(0) as number;
	if (code < 0x20) return code !== 0x0a;
	return (code >= 0x7f && code < 0xa0) || code === 0xfeff || code >= 0xfffe;
}

/** Which styles the emitter allows for a text. */
function analyse(text: string): { readonly plain: boolean; readonly singleQuoted: boolean; readonly block: boolean } {
	const special = Array.from(text).some(isSpecial);
	const breaks = text.includes('\n');
	const indicator =
		/^(---|\.\.\.)/.test(text) ||
		/^[#,[\]{}&*!|>'"%@`]/.test(text) ||
		/^[?:-]([ \t\n]|$)/.test(text) ||
		/:([ \t\n]|$)/.test(text) ||
		/[ \t\n]#/.test(text);
	const edge = /^[ \n]|[ \n]$/.test(text);
	const breakSpace = text.includes('\n ');
	const spaceBreak = text.includes(' \n');
	return {
		plain: !indicator && !edge && !breaks && !breakSpace && !spaceBreak && !special,
		singleQuoted: !breakSpace && !spaceBreak && !special,
		block: !text.endsWith(' ') && !spaceBreak && !special,
	};
}

const ESCAPES: Readonly<Record<string, string>> = {
	'\0': '\\0',
	'\u0007': '\\a',
	'\b': '\\b',
	'\t': '\\t',
	'\n': '\\n',
	'\u000b': '\\v',
	'\f': '\\f',
	'\r': '\\r',
	'\u001b': '\\e',
	'"': '\\"',
	'\\': '\\\\',
	'\u0085': '\\N',
	'\ufeff': '\\uFEFF',
};

function doubleQuoted(text: string, indent: number, column: number | null): string {
	return folded(Array.from(text, escapeRune), '"', indent, column);
}

/** A rune as it stands between double quotes. */
export function escapeRune(rune: string): string {
	const known = ESCAPES[rune];
	if (known !== undefined) return known;
	if (!isSpecial(rune)) return rune;
	const hex = (rune.codePointAt(0) as number).toString(16).toUpperCase();
	if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
	return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

const WORDS = new Set(
	['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE'].concat(
		['off', 'Off', 'OFF', '', '~', 'null', 'Null', 'NULL', '.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'],
		['-.inf', '-.Inf', '-.INF'],
	),
);

/** True when the plain text would be read back as something else than a string. */
export function resolvesToOther(text: string): boolean {
	if (WORDS.has(text)) return true;
	if (/^\.\d/.test(text)) return isFloat(text);
	if (!/^[-+\d]/.test(text)) return false;
	if (/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text)) return true;
	return isTimestamp(text) || isInteger(text.replaceAll('_', '')) || isFloat(text.replaceAll('_', ''));
}

function isInteger(text: string): boolean {
	return /^[-+]?(0|[1-9]\d*|0[0-7]+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(text);
}

function isFloat(text: string): boolean {
	return /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text);
}

function isTimestamp(text: string): boolean {
	const match = /^\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
	if (!match) return false;
	const [month, day, hour, minute, second] = match.slice(1, 6).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
	// Only the form with a blank goes without a zone; the forms with T need one.
	const isWhole = match[3] === undefined || text.includes(' ') === (match[7] === undefined);
	return isWhole && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
}

/** go-yaml's order of keys: letters after other signs, digits by their number. */
function naturally(a: string, b: string): number {
	const left = Array.from(a);
	const right = Array.from(b);
	for (let index = 0; index < left.length && index < right.length; index++) {
		const one = left[index] as string;
		const other = right[index] as string;
		if (one === other) continue;
		const isLetter = /\p{L}/u.test(one);
		const isOtherLetter = /\p{L}/u.test(other);
		if (isLetter !== isOtherLetter) return isOtherLetter ? -1 : 1;
		if (!isLetter) {
			const digits = digitsFrom(left, index, one === '0' || other === '0');
			const others = digitsFrom(right, index, one === '0' || other === '0');
			if (digits.value !== others.value) return digits.value - others.value;
			if (digits.end !== others.end) return digits.end - others.end;
		}
		return (one.codePointAt(0) as number) - (other.codePointAt(0) as number);
	}
	return left.length - right.length;
}

function digitsFrom(runes: readonly string[], start: number, looksBack: boolean): { readonly value: number; readonly end: number } {
	let value = 0;
	if (looksBack) {
		for (let before = start - 1; before >= 0 && /\d/.test(runes[before] as string); before--) {
			if (runes[before] !== '0') {
				value = 1;
				break;
			}
		}
	}
	let end = start;
	for (; end < runes.length && /\d/.test(runes[end] as string); end++) value = value * 10 + Number(runes[end]);
	return { value, end };
}
