import { describe, expect, it } from 'vitest';
import { kyaml } from './kyaml.ts';
import { yaml } from './yaml.ts';

/** Each was judged by the genuine kubectl: `kubectl annotate --local -f x.json a=b -o yaml`. */
describe('yaml', () => {
	it.each([
		['', '""'],
		[' ', "' '"],
		['a', 'a'],
		['true', '"true"'],
		['yes', '"yes"'],
		['y', '"y"'],
		['null', '"null"'],
		['~', '"~"'],
		['1', '"1"'],
		['1.0', '"1.0"'],
		['1e3', '"1e3"'],
		['0x1f', '"0x1f"'],
		['08', '"08"'],
		['1_000', '"1_000"'],
		['12:34', '"12:34"'],
		['2026-11-13', '"2026-11-13"'],
		['2026-11-13T14:05:00Z', '"2026-11-13T14:05:00Z"'],
		['4.11.3', '4.11.3'],
		['123e4567-e89b', '123e4567-e89b'],
		['sha256:abc', 'sha256:abc'],
		['a: b', "'a: b'"],
		['a:', "'a:'"],
		['a #b', "'a #b'"],
		['a#b', 'a#b'],
		['- a', "'- a'"],
		['-a', '-a'],
		['*a', "'*a'"],
		["it's", "it's"],
		['{{x}}', "'{{x}}'"],
		['a\tb', '"a\\tb"'],
		['\u001b[31m', '"\\e[31m"'],
		['é', 'é'],
		['😀', '"\\U0001F600"'],
		['a ', "'a '"],
	])('writes the text %j as %s', (text, written) => {
		expect(yaml({ k: text })).toBe(`k: ${written}\n`);
	});

	it.each([
		['a\nb', 'k: |-\n  a\n  b\n'],
		['a\nb\n', 'k: |\n  a\n  b\n'],
		['a\nb\n\n', 'k: |+\n  a\n  b\n\n'],
		['  a\nb', 'k: |2-\n    a\n  b\n'],
		['a \nb', 'k: "a \\nb"\n'],
		['a\tb\nc', 'k: "a\\tb\\nc"\n'],
	])('writes the lines %j as a block where it may', (text, written) => {
		expect(yaml({ k: text })).toBe(written);
	});

	it('puts lists under their key without indent, and maps of a list on the line of the dash', () => {
		expect(yaml({ b: [{ c: 1, d: [1, [2, 3]] }, [], {}], a: { x: null, y: false } })).toBe(
			'a:\n  x: null\n  "y": false\nb:\n- c: 1\n  d:\n  - 1\n  - - 2\n    - 3\n- []\n- {}\n',
		);
	});

	it('breaks a long text at a blank beyond column 80', () => {
		const message = `Back-off pulling image "registry.example.com/shop/checkout:4.12.1": ErrImagePull: rpc error: code = NotFound`;
		expect(yaml({ message })).toBe(
			`message: 'Back-off pulling image "registry.example.com/shop/checkout:4.12.1": ErrImagePull:\n  rpc error: code = NotFound'\n`,
		);
	});

	it('orders keys as go-yaml does: letters last, digits by their number', () => {
		expect(yaml({ a10: 1, a2: 1, 'a.b': 1, B: 1 })).toBe('B: 1\na.b: 1\na2: 1\na10: 1\n');
	});
});

describe('kyaml', () => {
	it('writes braces, quoted texts and trailing commas, maps of a list cuddled', () => {
		expect(kyaml({ kind: 'Foo', n: 1, list: [{ a: 'x' }, { a: 'y' }], words: ['b'], none: [], text: 'a\nb\n' })).toBe(
			'---\n{\n  kind: "Foo",\n  list: [{\n    a: "x",\n  }, {\n    a: "y",\n  }],\n  "n": 1,\n  none: [],\n  text: "\\\n     a\\n\\\n     b\\n\\\n    ",\n  words: [\n    "b",\n  ],\n}\n',
		);
	});
});
