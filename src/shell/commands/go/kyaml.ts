/** KYAML, the flow-style dialect of YAML that `-o kyaml` writes: braces, quoted strings, trailing commas. */
import type { Json } from '../../../sim/index.ts';
import { sortedKeys } from './json.ts';
import { escapeRune, resolvesToOther } from './yaml.ts';

/** A whole document with its opening marker. */
export function kyaml(value: Json): string {
	return `---\n${node(value, '')}\n`;
}

function node(value: Json, indent: string): string {
	if (typeof value === 'string') return text(value, indent);
	if (value === null || typeof value !== 'object') return String(value);
	return Array.isArray(value) ? list(value, indent) : map(value as { readonly [key: string]: Json }, indent);
}

function map(value: { readonly [key: string]: Json }, indent: string): string {
	const keys = sortedKeys(value);
	if (keys.length === 0) return '{}';
	const inner = `${indent}  `;
	return `{\n${keys.map((key) => `${inner}${keyText(key)}: ${node(value[key] as Json, inner)},\n`).join('')}${indent}}`;
}

/** Maps in a list share lines with the list's brackets; everything else has a line of its own. */
function list(values: readonly Json[], indent: string): string {
	if (values.length === 0) return '[]';
	const isCuddled = values.every((item) => typeof item === 'object' && item !== null);
	if (isCuddled) return `[${values.map((item) => node(item, indent)).join(', ')}]`;
	const inner = `${indent}  `;
	return `[\n${values.map((item) => `${inner}${node(item, inner)},\n`).join('')}${indent}]`;
}

function keyText(key: string): string {
	const isPlain = /^[\p{L}\p{N}_]([\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u.test(key);
	return isPlain && !resolvesToOther(key) && !/^([tf]|inf|nan)$/i.test(key) ? key : `"${escaped(key)}"`;
}

/** Text with line breaks stands on lines of its own, each ending in an escaped break. */
function text(value: string, indent: string): string {
	if (!value.includes('\n')) return `"${escaped(value)}"`;
	const inner = `${indent}  `;
	// A line that begins with a blank is kept from being trimmed by a backslash in front of it.
	const line = (part: string, end: string): string => `${inner}${/^[ \t]/.test(part) ? '\\' : ' '}${escaped(part)}${end}`;
	const lines = value.split('\n');
	const last = lines.pop() as string;
	const shown = lines.map((part) => line(part, '\\n\\'));
	if (last !== '') shown.push(line(last, '\\'));
	return `"\\\n${shown.join('\n')}\n${inner}"`;
}

function escaped(value: string): string {
	let out = '';
	for (const rune of value) out += rune === '\t' || (rune.codePointAt(0) as number) > 0xffff ? rune : escapeRune(rune);
	return out;
}
