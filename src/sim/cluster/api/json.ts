/**
 * Reading JSON whose shape is not known: objects come from request bodies and plans, so the API server looks at them field by field
 * and takes the zero value where a field is missing or of another type, as a Go struct would hold it.
 */
import type { Json } from '../../door.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What kind of JSON a value is, in the words of Go's decoder. */
export function jsonKind(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** The object at a path, `{}` when there is none. */
export function fields(value: unknown, ...path: readonly string[]): Fields {
	const found = at(value, ...path);
	return isFields(found) ? found : {};
}

/** Whatever stands at a path; undefined when the path ends early. */
export function at(value: unknown, ...path: readonly string[]): unknown {
	let found = value;
	for (const key of path) {
		if (!isFields(found)) return undefined;
		found = found[key];
	}
	return found;
}

export function text(value: unknown, ...path: readonly string[]): string {
	const found = at(value, ...path);
	return typeof found === 'string' ? found : '';
}

export function integer(value: unknown, ...path: readonly string[]): number {
	const found = at(value, ...path);
	return typeof found === 'number' ? found : 0;
}

export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}

/** A map of strings, such as labels; values that are no strings are left out. */
export function strings(value: unknown, ...path: readonly string[]): Readonly<Record<string, string>> {
	const found: Record<string, string> = {};
	for (const [key, entry] of Object.entries(fields(value, ...path))) if (typeof entry === 'string') found[key] = entry;
	return found;
}

/** Equality of JSON values; an undefined field equals a missing one. */
export function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((entry, index) => isSame(entry, b[index]));
	if (!isFields(a) || !isFields(b)) return false;
	for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) if (!isSame(a[key], b[key])) return false;
	return true;
}

/** A copy without the keys whose value is undefined. */
export function compact<Shape extends Record<string, unknown>>(value: Shape): Fields {
	const kept: Record<string, unknown> = {};
	for (const [key, entry] of Object.entries(value)) if (entry !== undefined) kept[key] = entry;
	return kept;
}

/** JSON as Go's encoder writes a struct or a map: no spaces, keys of maps in byte order. */
export function goJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
	if (!isFields(value)) return JSON.stringify(value ?? null);
	const keys = Object.keys(value)
		.filter((key) => value[key] !== undefined)
		.sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${goJson(value[key])}`).join(',')}}`;
}

/** The value without keys named `__proto__`: assigning to such a key would change what an object inherits instead of what it holds. */
export function safe(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(safe);
	if (!isFields(value)) return value;
	const kept: Record<string, unknown> = {};
	for (const [key, entry] of Object.entries(value)) if (key !== '__proto__') kept[key] = safe(entry);
	return kept;
}

/** What decoding into Go types makes of null: a field that is null is absent, an entry of a list that is null is an empty object. */
export function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => (entry === null ? {} : withoutNulls(entry)));
	if (!isFields(value)) return value;
	const kept: Record<string, unknown> = {};
	for (const [key, entry] of Object.entries(value)) if (entry !== null) kept[key] = withoutNulls(entry);
	return kept;
}

/** Trusts that a value built here is JSON. */
export function asJson(value: unknown): Json {
	return value as Json;
}
