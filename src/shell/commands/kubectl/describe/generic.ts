/** What `kubectl describe` makes of a kind that it has no describer for: every field, indented. */
import type { Json } from '../../../../sim/index.ts';
import type { KubernetesObject } from '../objects.ts';
import { Description, header } from './description.ts';
import { describeEvents } from './events.ts';

const HIDDEN = new Set(['.metadata.managedFields', '.metadata.name', '.metadata.namespace', '.metadata.labels', '.metadata.annotations']);

export function describeGeneric(object: KubernetesObject, events: readonly KubernetesObject[] | null, epochNow: number): string {
	const out = new Description(epochNow);
	header(out, object);
	fields(out, 0, object as unknown as { readonly [key: string]: Json }, '');
	describeEvents(out, events);
	return out.text();
}

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function fields(out: Description, level: number, map: { readonly [key: string]: Json }, path: string): void {
	for (const key of Object.keys(map).sort()) {
		const value = map[key];
		const at = `${path}.${key}`;
		if (HIDDEN.has(at) || value === undefined) continue;
		if (isMap(value)) {
			out.line(level, `${label(key)}:`);
			fields(out, level + 1, value, at);
		} else if (Array.isArray(value)) {
			out.line(level, `${label(key)}:`);
			for (const item of value as readonly Json[]) {
				if (isMap(item)) fields(out, level + 1, item, at);
				else out.line(level + 1, plain(item));
			}
		} else out.line(level, `${label(key)}:\t${plain(value as Json)}`);
	}
}

const plain = (value: Json): string => (value === null ? '<nil>' : String(value));

const ACRONYMS = new Set(['API', 'URL', 'UID', 'OSB', 'GUID']);

/** `creationTimestamp` as `Creation Timestamp`; keys with other signs stay as they are. */
function label(key: string): string {
	if (/[^\p{L}-]/u.test(key)) return key;
	const parts = key.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|-+/gu) ?? [];
	return parts.map((part) => (ACRONYMS.has(part.toUpperCase()) ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1))).join(' ');
}
