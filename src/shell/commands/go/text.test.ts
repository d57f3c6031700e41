import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compactJson,
	formatDuration,
	goSyntax,
	humanDuration,
	indentedJson,
	parseDuration,
	quote,
	rfc1123z,
	sorted,
	TabWriter,
} from './index.ts';

describe('TabWriter', () => {
	it('pads a column only over neighbouring lines that have it', () => {
		const writer = new TabWriter({ minWidth: 0, padding: 2 });
		writer.write('Name:\tx\nLong name:\ty\nalone\nA:\tb\tc\n');
		expect(writer.take()).toBe('Name:       x\nLong name:  y\nalone\nA:  b  c\n');
	});

	it('keeps the widths of what it wrote before when it is told to remember', () => {
		const writer = new TabWriter({ minWidth: 6, padding: 3, remembersWidths: true });
		writer.write('NAME\tAGE\nlonger-name\t5m\n');
		expect(writer.take()).toBe('NAME          AGE\nlonger-name   5m\n');
		writer.write('x\t6m\n');
		expect(writer.take()).toBe('x             6m\n');
	});
});

describe('durations', () => {
	it.each([
		['1m30s', 90_000],
		['1.5h', 5_400_000],
		['-5m', -300_000],
		['0', 0],
		['100ms', 100],
	])('reads %s', (text, ms) => {
		expect(parseDuration(text)).toEqual({ ms });
	});

	it.each([
		['5', 'time: missing unit in duration "5"'],
		['abc', 'time: invalid duration "abc"'],
		['', 'time: invalid duration ""'],
		['3d', 'time: unknown unit "d" in duration "3d"'],
	])('refuses %j', (text, error) => {
		expect(parseDuration(text)).toEqual({ error });
	});

	it('writes what it reads', () => {
		for (const text of ['0s', '20s', '1m0s', '1h0m5s', '1.5s', '20ms', '-2m0s']) {
			const parsed = parseDuration(text);
			expect(formatDuration('ms' in parsed ? parsed.ms : Number.NaN)).toBe(text);
		}
	});

	it.each([
		[-500, '0s'],
		[-3000, '<invalid>'],
		[119_000, '119s'],
		[120_000, '2m'],
		[425_000, '7m5s'],
		[3_600_000 * 3, '3h'],
		[3_600_000 * 5 + 60_000 * 7, '5h7m'],
		[3_600_000 * 47, '47h'],
		[3_600_000 * 50, '2d2h'],
		[86_400_000 * 9, '9d'],
		[86_400_000 * 800, '2y70d'],
		[86_400_000 * 3700, '10y'],
	])('says %d ms as %s', (ms, text) => {
		expect(humanDuration(ms)).toBe(text);
	});
});

describe('text', () => {
	it('quotes as %q', () => {
		expect(quote('a"b\\c\n\u0001é')).toBe('"a\\"b\\\\c\\n\\x01é"');
	});

	it('escapes what HTML would read, and sorts keys', () => {
		expect(compactJson({ b: '<a&b>', a: [1, null] })).toBe('{"a":[1,null],"b":"\\u003ca\\u0026b\\u003e"}');
		expect(indentedJson({ b: {}, a: [1] })).toBe('{\n    "a": [\n        1\n    ],\n    "b": {}\n}');
	});

	it('shows decoded JSON in Go syntax', () => {
		expect(goSyntax({ items: [], kind: 'List', n: 1 })).toBe('map[string]interface {}{"items":[]interface {}{}, "kind":"List", "n":1}');
	});

	it('writes instants with day and zone', () => {
		expect(rfc1123z(Date.UTC(2026, 10, 3, 4, 5, 6))).toBe('Tue, 03 Nov 2026 04:05:06 +0000');
	});
});

describe('sorted', () => {
	it('orders like any sort', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 }), (items) => {
				expect(sorted(items, (a, b) => a < b)).toEqual([...items].sort((a, b) => a - b));
			}),
		);
	});

	it('keeps the order of equals among twelve, as insertion does', () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ key: index % 2 === 0 ? 1 : 0, index }));
		expect(sorted(items, (a, b) => a.key < b.key).map(({ index }) => index)).toEqual([1, 3, 5, 7, 9, 11, 0, 2, 4, 6, 8, 10]);
	});
});
