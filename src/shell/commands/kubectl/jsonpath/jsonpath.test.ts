import { describe, expect, it } from 'vitest';
import { JsonPathTemplate } from './index.ts';

/** After the cases of client-go's jsonpath_test.go; results were also asked of the genuine kubectl. */
const TYPES = {
	bools: [true, false, true, false],
	integers: [1, 2, 3, 4],
	floats: [1.5, 2.2, 3.3, 4.1],
	strings: ['one', 'two', 'three', 'four'],
	interfaces: [true, 'one', 1, 1.1],
	maps: [
		{ name: 'one', value: 1 },
		{ name: 'two', value: 2.02 },
		{ name: 'three', value: 3.03 },
		{ name: 'four', value: 4.04 },
	],
	none: null,
};

const LIST = {
	kind: 'List',
	items: [
		{
			kind: 'None',
			metadata: { name: '127.0.0.1', labels: { 'kubernetes.io/hostname': '127.0.0.1' } },
			status: { capacity: { cpu: '4' }, ready: true, addresses: [{ type: 'LegacyHostIP', address: '127.0.0.1' }] },
		},
		{
			kind: 'None',
			metadata: { name: '127.0.0.2', labels: { 'kubernetes.io/hostname': '127.0.0.2' } },
			status: {
				capacity: { cpu: '8' },
				ready: false,
				addresses: [
					{ type: 'LegacyHostIP', address: '127.0.0.2' },
					{ type: 'another', address: '127.0.0.3' },
				],
			},
		},
	],
	users: [
		{ name: 'myself', user: {} },
		{ name: 'e2e', user: { username: 'admin', password: 'secret' } },
	],
	empty: [],
};

const run = (template: string, data: unknown, allowsMissing = true): string =>
	new JsonPathTemplate(template, allowsMissing).text(data as never);

describe('JSONPath templates', () => {
	it.each([
		['{ .bools }', '[true,false,true,false]'],
		['{ .bools[-1] }', 'false'],
		['{ .bools[0:2] }', 'true false'],
		['{ .bools[:4:2] }', 'true true'],
		['{ .integers[-2] }', '3'],
		['{ .floats[0:2] }', '1.5 2.2'],
		['{ .strings[:4:2] }', 'one three'],
		['{ .interfaces }', '[true,"one",1,1.1]'],
		['{ .maps[0] }', '{"name":"one","value":1}'],
		['{ .maps[1::2] }', '{"name":"two","value":2.02} {"name":"four","value":4.04}'],
		['{ .maps[*].name }', 'one two three four'],
		['{ .none }', 'null'],
	])('gives for %s the values %s', (template, text) => {
		expect(run(template, TYPES)).toBe(text);
	});

	it('takes several indexes and filters of a bare list', () => {
		expect(run('{[1,3,4]}', [0, 1, 2, 3, 4])).toBe('1 3 4');
		expect(run('{[?(@<5)]}', [2, 6, 3, 7])).toBe('2 3');
		expect(run('{..}', [1, 2, 3])).toBe('[1,2,3]');
	});

	it.each([
		['{range .items[*]}{.metadata.name}, {end}{.kind}', '127.0.0.1, 127.0.0.2, List'],
		['{range .items[*]}{.metadata.name}{"\\t"}{end}', '127.0.0.1\t127.0.0.2\t'],
		['{.items[*].status.addresses[*].address}', '127.0.0.1 127.0.0.2 127.0.0.3'],
		['{range .items[*]}{range .status.addresses[*]}{.address}, {end}{end}', '127.0.0.1, 127.0.0.2, 127.0.0.3, '],
		["{.items[*]['metadata.name', 'status.capacity']}", '127.0.0.1 127.0.0.2 {"cpu":"4"} {"cpu":"8"}'],
		['{range .items[*]}[{.metadata.name}, {.status.capacity}] {end}', '[127.0.0.1, {"cpu":"4"}] [127.0.0.2, {"cpu":"8"}] '],
		['{.users[?(@.name=="e2e")].user.password}', 'secret'],
		['{.items[0].metadata.labels.kubernetes\\.io/hostname}', '127.0.0.1'],
		['{.items[?(@.metadata.labels.kubernetes\\.io/hostname=="127.0.0.1")].kind}', 'None'],
		['{.items[?(@..ready==true)].metadata.name}', '127.0.0.1'],
		['{.users[?(@.user.password)].name}', 'e2e'],
		['{range .empty[*]}{.metadata.name}{end}', ''],
		['{range .items[*]}{.metadata.name}{range .empty[*]}{.x}{end};{end}', '127.0.0.1;127.0.0.2;'],
		['before-{.hello}after', 'before-after'],
		['{"{"}', '{'],
		['plain', 'plain'],
	])('gives for %s the text %j', (template, text) => {
		expect(run(template, LIST)).toBe(text);
	});

	it.each([
		['{.items[0', 'unterminated array'],
		['{.items[0]', 'unclosed action'],
		['{.a[x]}', 'invalid array index x'],
		['{"a', 'unterminated quoted string'],
		['{.a[?(@.b=="c"].d}', 'unterminated filter'],
		['{....name}', 'invalid multiple recursive descent'],
		['{#}', "unrecognized character in action: U+0023 '#'"],
		['{1.2.3}', 'cannot parse number 1.2.3'],
	])('refuses to read %s', (template, message) => {
		expect(() => new JsonPathTemplate(template, true)).toThrow(message);
	});

	it.each([
		['{.empty[0].x}', 'array index out of bounds: index 0, length 0'],
		['{.items[5]}', 'array index out of bounds: index 5, length 2'],
		['{.items[1:0]}', 'starting index 1 is greater than ending index 0'],
		['{.items[::0]}', 'step must be > 0'],
		['{.kind[0]}', 'string is not array or slice'],
		['{hello}', 'unrecognized identifier hello'],
		['{range .users[*]}{@}{end}{end}', 'not in range, nothing to end'],
		['{.users[?(@.name<>"x")]}', 'unrecognized filter operator <>'],
		['{.users[?(@.name==1)]}', 'incompatible types for comparison'],
	])('fails to run %s', (template, message) => {
		expect(() => run(template, LIST)).toThrow(message);
	});

	it('complains about a missing field when it may not be missing', () => {
		expect(() => run('{.hello}', LIST, false)).toThrow('hello is not found');
	});
});
