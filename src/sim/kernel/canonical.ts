import { compare } from './compare.ts';

/** JSON with keys in byte order and without undefined members: equal values give equal text, however they were built. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : canonicalJson(item))).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = value as Readonly<Record<string, unknown>>;
		const parts: string[] = [];
		for (const key of Object.keys(fields).sort(compare)) {
			if (fields[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(fields[key])}`);
		}
		return `{${parts.join(',')}}`;
	}
	if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`JSON cannot hold the number ${value}`);
	return JSON.stringify(value) ?? 'null';
}

/** Deep equality of JSON values; shared parts are compared by identity first. Members that are undefined count as absent. */
export function sameJson(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	if (Array.isArray(one) || Array.isArray(other)) {
		if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
		return one.every((item, index) => sameJson(item, other[index]));
	}
	const left = one as Readonly<Record<string, unknown>>;
	const right = other as Readonly<Record<string, unknown>>;
	for (const key of Object.keys(left)) if (!sameJson(left[key], right[key])) return false;
	for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
	return true;
}
