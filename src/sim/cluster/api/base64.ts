/** Base64 of UTF-8 text, without the host's help. */
import { utf8 } from '../../kernel/index.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(value: string): string {
	const bytes = utf8(value);
	let encoded = '';
	for (let index = 0; index < bytes.length; index += 3) {
		const [a = 0, b, c] = bytes.subarray(index, index + 3);
		encoded += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
		encoded += b === undefined ? '=' : ALPHABET.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
		encoded += c === undefined ? '=' : ALPHABET.charAt(c & 63);
	}
	return encoded;
}
