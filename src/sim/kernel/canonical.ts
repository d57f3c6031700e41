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
	if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other);
	return !Array.isArray(other) && sameMembers(one as Members, other as Members);
}

type Members = Readonly<Record<string, unknown>>;

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
	if (one.length !== other.length) return false;
	for (let index = 0; index < one.length; index++) if (!sameJson(one[index], other[index])) return false;
	return true;
}

/** Plain objects only, so `in` finds own members; no list of keys is made, since this runs at every write. */
function sameMembers(one: Members, other: Members): boolean {
	for (const key in one) if (one[key] !== other[key] && !sameJson(one[key], other[key])) return false;
	for (const key in other) if (one[key] === undefined && other[key] !== undefined) return false;
	return true;
}
