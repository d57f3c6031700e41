import { expect, it } from 'vitest';
import { goJsonFault } from './go-json.ts';

it.each([
	['{bad', "invalid character 'b' looking for beginning of object key string"],
	['{"a" 1}', "invalid character '1' after object key"],
	['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
	['{"a":}', "invalid character '}' looking for beginning of value"],
	['[1 2]', "invalid character '2' after array element"],
	['[1,]', "invalid character ']' looking for beginning of value"],
	['{"a":1', 'unexpected end of JSON input'],
	['{"a":tru}', "invalid character '}' in literal true (expecting 'e')"],
	['{}x', "invalid character 'x' after top-level value"],
	['1.x', "invalid character 'x' after decimal point in numeric literal"],
	['"a\nb"', "invalid character '\\n' in string literal"],
	['', 'unexpected end of JSON input'],
])('says of %j: %s', (text, message) => {
	expect(goJsonFault(text)).toBe(message);
});
