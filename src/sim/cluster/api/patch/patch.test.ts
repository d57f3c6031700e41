import { describe, expect, it } from 'vitest';
import { applyJsonPatch } from './json-patch.ts';
import { applyMergePatch } from './merge-patch.ts';
import { SHAPES } from './shape.ts';
import { applyStrategicPatch } from './strategic.ts';

const pod = (...names: string[]) => ({ spec: { containers: names.map((name) => ({ name, image: `${name}:1` })) } });
const strategic = (original: unknown, patch: unknown) => applyStrategicPatch(original, patch, SHAPES.pods ?? {});
const named = (result: unknown) => (result as ReturnType<typeof pod>).spec.containers.map((container) => container.name);

describe('strategic merge patch', () => {
	it('merges containers by name and leaves the others alone', () => {
		expect(strategic(pod('a', 'b'), { spec: { containers: [{ name: 'b', image: 'b:2' }] } })).toEqual({
			spec: {
				containers: [
					{ name: 'a', image: 'a:1' },
					{ name: 'b', image: 'b:2' },
				],
			},
		});
	});

	it('deletes by directive, and replaces a list by directive', () => {
		expect(named(strategic(pod('a', 'b'), { spec: { containers: [{ name: 'a', $patch: 'delete' }] } }))).toEqual(['b']);
		expect(named(strategic(pod('a', 'b'), { spec: { containers: [{ $patch: 'replace' }, { name: 'c', image: 'c:1' }] } }))).toEqual(['c']);
	});

	it('puts elements in the order that the patch sets', () => {
		const patch = { spec: { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }], containers: [{ name: 'c', image: 'c:1' }] } };
		expect(
			named(
				strategic(pod('a', 'b'), { spec: { ...patch.spec, '$setElementOrder/containers': [{ name: 'c' }, { name: 'b' }, { name: 'a' }] } }),
			),
		).toEqual(['c', 'b', 'a']);
	});

	it('keeps only the named keys of a union', () => {
		const original = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
		const patch = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
		expect(applyStrategicPatch(original, patch, SHAPES.deployments ?? {})).toEqual({ spec: { strategy: { type: 'Recreate' } } });
	});

	it('takes keys away with null and replaces lists without a merge key', () => {
		const original = { spec: { nodeName: 'x', tolerations: [{ key: 'a' }] } };
		expect(strategic(original, { spec: { nodeName: null, tolerations: [{ key: 'b' }] } })).toEqual({
			spec: { tolerations: [{ key: 'b' }] },
		});
	});

	it('refuses an element without its merge key', () => {
		expect(() => strategic(pod('a'), { spec: { containers: [{ image: 'x' }] } })).toThrow('does not contain declared merge key: name');
	});
});

describe('merge patch', () => {
	it.each([
		[{ a: 'b' }, { a: 'c' }, { a: 'c' }],
		[{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
		[{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
		[{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
		[{ e: null }, { a: 1 }, { e: null, a: 1 }],
		[[1, 2], { a: 'b', c: null }, { a: 'b' }],
	])('follows the examples of RFC 7386: %j with %j is %j', (target, patch, result) => {
		expect(applyMergePatch(target, patch)).toEqual(result);
	});
});

describe('JSON patch', () => {
	it('adds, removes, replaces, moves, copies and tests', () => {
		const document = { a: { b: [1, 2] }, c: 3 };
		const operations = [
			{ op: 'test', path: '/c', value: 3 },
			{ op: 'add', path: '/a/b/-', value: 9 },
			{ op: 'remove', path: '/a/b/0' },
			{ op: 'replace', path: '/c', value: 4 },
			{ op: 'copy', from: '/c', path: '/d~1e' },
			{ op: 'move', from: '/a/b', path: '/f' },
		];
		expect(applyJsonPatch(document, operations)).toEqual({ a: {}, c: 4, 'd/e': 4, f: [2, 9] });
	});

	it('says which path is missing', () => {
		expect(() => applyJsonPatch({}, [{ op: 'replace', path: '/x', value: 1 }])).toThrow(
			'replace operation does not apply: doc is missing key: /x: missing value',
		);
		expect(() => applyJsonPatch({}, [{ op: 'add', path: '/x/y', value: 1 }])).toThrow(
			'add operation does not apply: doc is missing path: "/x/y": missing value',
		);
		expect(() => applyJsonPatch({ x: 1 }, [{ op: 'test', path: '/x', value: 2 }])).toThrow('testing value /x failed: test failed');
	});
});
