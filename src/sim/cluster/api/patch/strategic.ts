/**
 * Strategic merge patch, with its directives `$patch`, `$retainKeys`, `$setElementOrder/…` and `$deleteFromPrimitiveList/…`.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch/patch.go; function names in comments are its own.
 */
import { goValue } from '../decode.ts';
import { type Fields, isFields } from '../json.ts';
import type { Shape } from './shape.ts';

/** Thrown when a patch does not fit the type; its message is the library's. */
export class StrategicError extends Error {
	override readonly name = 'StrategicError';
}

const SET_ORDER = '$setElementOrder/';
const DELETE_VALUES = '$deleteFromPrimitiveList/';
const DIRECTIVE = '$patch';
const RETAIN_KEYS = '$retainKeys';
const NONE: Shape = {};

/** mergeMap. Null takes a key away; nulls inside a new value are dropped. */
export function applyStrategicPatch(original: unknown, patch: unknown, shape: Shape): unknown {
	if (!isFields(patch)) return patch;
	const before = isFields(original) ? original : {};
	const directive = patch[DIRECTIVE];
	if (directive === 'replace') return clean(omit(patch, DIRECTIVE));
	if (directive === 'delete') return {};
	if (directive !== undefined && directive !== 'merge') throw new StrategicError(`unknown patch type found: ${goValue(directive)}`);

	const merged: Record<string, unknown> = { ...retained(before, patch) };
	for (const [key, value] of Object.entries(patch)) {
		if (key === DIRECTIVE || key === RETAIN_KEYS || key.startsWith(SET_ORDER)) continue;
		if (key.startsWith(DELETE_VALUES)) {
			const field = key.slice(DELETE_VALUES.length);
			const gone = asList(value, key);
			if (Array.isArray(merged[field])) merged[field] = merged[field].filter((entry) => !gone.includes(entry));
			continue;
		}
		if (value === null) delete merged[key];
		else merged[key] = mergeValue(merged[key], value, shape.fields?.[key] ?? NONE);
	}
	for (const [key, value] of Object.entries(patch)) {
		if (!key.startsWith(SET_ORDER)) continue;
		const field = key.slice(SET_ORDER.length);
		const now = merged[field];
		if (Array.isArray(now))
			merged[field] = inOrder(now, asList(value, key), Array.isArray(before[field]) ? before[field] : [], shape.fields?.[field]?.mergeKey);
	}
	return merged;
}

function mergeValue(before: unknown, value: unknown, shape: Shape): unknown {
	if (isFields(value)) return isFields(before) ? applyStrategicPatch(before, value, shape) : applyStrategicPatch({}, value, shape);
	if (Array.isArray(value) && (shape.mergeKey !== undefined || shape.isSet))
		return mergeList(Array.isArray(before) ? before : [], value, shape);
	return clean(value);
}

/** handleDirectiveRetainKeys: only the named keys of the original stay. */
function retained(before: Fields, patch: Fields): Fields {
	const keep = patch[RETAIN_KEYS];
	if (keep === undefined) return before;
	const keys = asList(keep, RETAIN_KEYS);
	return Object.fromEntries(Object.entries(before).filter(([key]) => keys.includes(key)));
}

/** mergeSlice: by key for objects, as a set for plain values; the patch's order is kept among what the patch names. */
function mergeList(original: readonly unknown[], patch: readonly unknown[], shape: Shape): readonly unknown[] {
	const { mergeKey } = shape;
	if (mergeKey === undefined) return inOrder([...new Set([...original, ...patch])], patch, original, undefined);
	const replaces = patch.some((entry) => isFields(entry) && entry[DIRECTIVE] === 'replace');
	if (replaces) return patch.filter((entry) => !(isFields(entry) && entry[DIRECTIVE] !== undefined)).map(clean);
	const gone = patch.filter((entry) => isFields(entry) && entry[DIRECTIVE] === 'delete').map((entry) => keyOf(entry, mergeKey));
	const rest = patch.filter((entry) => !(isFields(entry) && entry[DIRECTIVE] === 'delete'));
	const merged: unknown[] = original.filter((entry) => !gone.includes(keyOf(entry, mergeKey)));
	for (const entry of rest) {
		const key = keyOf(entry, mergeKey);
		if (key === undefined) throw new StrategicError(`map: ${goValue(entry)} does not contain declared merge key: ${mergeKey}`);
		const index = merged.findIndex((existing) => keyOf(existing, mergeKey) === key);
		const element: Shape = shape.fields ? { fields: shape.fields } : NONE;
		if (index < 0) merged.push(applyStrategicPatch({}, entry, element));
		else merged[index] = applyStrategicPatch(merged[index], entry, element);
	}
	return inOrder(merged, rest, original, mergeKey);
}

/** normalizeElementOrder: named elements in the given order, the others in the server's, woven together as the server had them. */
function inOrder(
	items: readonly unknown[],
	order: readonly unknown[],
	server: readonly unknown[],
	mergeKey: string | undefined,
): readonly unknown[] {
	const id = (entry: unknown): unknown => (mergeKey === undefined ? entry : keyOf(entry, mergeKey));
	const rank = (list: readonly unknown[], entry: unknown): number => list.findIndex((candidate) => id(candidate) === id(entry));
	const named = items.filter((entry) => rank(order, entry) >= 0).sort((a, b) => rank(order, a) - rank(order, b));
	const others = items.filter((entry) => rank(order, entry) < 0);
	const woven: unknown[] = [];
	let left = 0;
	let right = 0;
	while (left < others.length && right < named.length) {
		const l = rank(server, others[left]);
		const r = rank(server, named[right]);
		woven.push(l >= 0 && r >= 0 && l < r ? others[left++] : named[right++]);
	}
	return [...woven, ...others.slice(left), ...named.slice(right)];
}

function keyOf(entry: unknown, mergeKey: string): unknown {
	return isFields(entry) ? entry[mergeKey] : undefined;
}

/** removeDirectives and dropping of nulls in what the patch adds. */
function clean(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(clean);
	if (!isFields(value)) return value;
	const kept: Record<string, unknown> = {};
	for (const [key, entry] of Object.entries(value)) {
		const isDirective = key === DIRECTIVE || key === RETAIN_KEYS || key.startsWith(SET_ORDER) || key.startsWith(DELETE_VALUES);
		if (!isDirective && entry !== null) kept[key] = clean(entry);
	}
	return kept;
}

function omit(object: Fields, key: string): Fields {
	const { [key]: _gone, ...kept } = object;
	return kept;
}

function asList(value: unknown, key: string): readonly unknown[] {
	if (!Array.isArray(value)) throw new StrategicError(`${key} must be a list`);
	return value;
}
