/** One way to write down plain data, so that equal data gives equal bytes and equal hashes on every machine. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** JSON with the keys of every object in code-unit order and without `undefined`. Numbers as JSON writes them. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const fields = Object.entries(value)
			.filter(([, field]) => field !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
		return `{${fields.join(',')}}`;
	}
	return JSON.stringify(value);
}

/** SHA-256 of a text's UTF-8 bytes, as lower-case hex. */
export const hashText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
