import { expect, it } from 'vitest';
import { formatLabels, matchesLabels, parseLabelSelector, selectorText } from './labels.ts';

it.each([
	['', { a: 'b' }, true],
	['a=b', { a: 'b' }, true],
	['a==b,c', { a: 'b', c: '' }, true],
	['a!=b', {}, true],
	['a in (b, c)', { a: 'c' }, true],
	['a notin (b)', { a: 'b' }, false],
	['!a', { a: 'b' }, false],
	['a', {}, false],
	['a=', { a: '' }, true],
	['n>3', { n: '4' }, true],
])('reads the selector %j over %j as %s', (selector, labels, expected) => {
	expect(matchesLabels(parseLabelSelector(selector), labels as Record<string, string>)).toBe(expected);
});

it.each([
	['a=b=c', "found '=', expected: ',' or 'end of string'"],
	['=b', "found '=', expected: !, identifier, or 'end of string'"],
	['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
	['a in b', "unable to parse requirement: found 'b' expected: '('"],
	['a,', "found '', expected: identifier after ','"],
])('refuses %j with upstream words', (selector, message) => {
	expect(() => parseLabelSelector(selector)).toThrow(message);
});

it('writes selectors and labels in order of keys', () => {
	expect(formatLabels({ b: '1', a: '2' })).toBe('a=2,b=1');
	expect(formatLabels({})).toBe('<none>');
	const expressions = [
		{ key: 'a', operator: 'In', values: ['y', 'x'] },
		{ key: 'c', operator: 'DoesNotExist' },
	];
	expect(selectorText({ matchLabels: { b: '1' }, matchExpressions: expressions })).toBe('a in (x,y),b=1,!c');
});
