/** Hashes: SHA-256 for identities that leave the world, FNV-1a where upstream uses it. */
import { sha256 } from '@noble/hashes/sha2.js';

/** UTF-8 bytes. Own code: the sim compiles without DOM and Node types, which hold TextEncoder. */
export function utf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let length = 0;
	for (let index = 0; index < text.length; index++) {
		let point = text.charCodeAt(index);
		if (point >= 0xd800 && point < 0xdc00 && index + 1 < text.length) {
			const next = text.charCodeAt(index + 1);
			if (next >= 0xdc00 && next < 0xe000) {
				point = 0x10000 + ((point - 0xd800) << 10) + (next - 0xdc00);
				index++;
			}
		}
		if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
		if (point < 0x80) bytes[length++] = point;
		else if (point < 0x800) {
			bytes[length++] = 0xc0 | (point >> 6);
			bytes[length++] = 0x80 | (point & 63);
		} else if (point < 0x10000) {
			bytes[length++] = 0xe0 | (point >> 12);
			bytes[length++] = 0x80 | ((point >> 6) & 63);
			bytes[length++] = 0x80 | (point & 63);
		} else {
			bytes[length++] = 0xf0 | (point >> 18);
			bytes[length++] = 0x80 | ((point >> 12) & 63);
			bytes[length++] = 0x80 | ((point >> 6) & 63);
			bytes[length++] = 0x80 | (point & 63);
		}
	}
	return bytes.subarray(0, length);
}

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
	let hex = '';
	for (const byte of sha256(utf8(text))) hex += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
	return hex;
}

/** 32-bit FNV-1a over UTF-8 bytes, as Go's `hash/fnv` New32a. */
export function fnv32a(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash >>> 0;
}
