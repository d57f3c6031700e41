import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('the place where a text stops being JSON', () => {
	it.each([
		['{"a":1', 6],
		['{"a":1,}', 7],
		['{"a" 1}', 5],
		['', 0],
		['{"a":"x', 7],
		['{"a":"x\n"}', 7],
		['nonsense', 0],
		['nul', 3],
		['{"a":1}x', 7],
		['{"a":tx}', 5],
		['[01]', 2],
		['["\\x"]', 2],
	])('of %j is %i', (text, index) => {
		expect(jsonFault(text)).toBe(index);
	});

	it('exists exactly when the parser refuses', () => {
		fc.assert(
			fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, noise) => {
				const cut = at % (json.length + 1);
				const text = json.slice(0, cut) + noise + json.slice(cut + 1);
				let isRefused = false;
				try {
					JSON.parse(text);
				} catch {
					isRefused = true;
				}
				expect(jsonFault(text) !== null, text).toBe(isRefused);
			}),
			{ numRuns: 500 },
		);
	});
});
