import { describe, expect, it } from 'vitest';
import type { AssessPack, EvidencePattern, Hint, Observable, Trace, TraceEntry } from '../scenario/index.ts';
import { evaluateObservables, gatesHit } from './evidence.ts';

const line = (position: string, at: number, text: string): TraceEntry => ({ kind: 'input', position, at, input: { kind: 'line', text } });
const asked = (position: string, at: number): TraceEntry => ({
	kind: 'fact',
	position,
	at,
	fact: { kind: 'message.posted', at, id: position, channel: 'dev', from: 'ines', text: 'Is it down?' },
});
const message = (position: string, at: number): TraceEntry => ({
	kind: 'input',
	position,
	at,
	input: { kind: 'message', channel: 'dev', text: 'No.' },
});
const hint = (position: string, at: number): TraceEntry => ({ kind: 'input', position, at, input: { kind: 'hint', hint: 'look' } });
const finish = (position: string, at: number): TraceEntry => ({ kind: 'input', position, at, input: { kind: 'finish' } });

const look = { input: 'line', matches: { text: '^kubectl get' } } as const;
const undo = { input: 'line', matches: { text: 'rollout undo' } } as const;

/** The value and the moments of one observable over a trace. */
function read(pattern: EvidencePattern, trace: Trace, more: Partial<Observable> = {}, hints: readonly Hint[] = []) {
	const observable = {
		id: 'one',
		dimension: 'D2',
		level: 'strong',
		weight: 1,
		covers: ['S2'],
		pattern,
		says: 'Did.',
		missed: 'Did not.',
		...more,
	};
	const assess = { observables: [observable], clues: [], goals: [], hints } as unknown as AssessPack;
	const [evidence] = evaluateObservables({ assess, trace, world: { now: trace.at(-1)?.at ?? 0, object: () => undefined } });
	return evidence!;
}
const short = (pattern: EvidencePattern, trace: Trace) => {
	const { value, refs } = read(pattern, trace);
	return `${value} ${refs.join(' ')}`.trim();
};

const got = line('1:0', 1000, 'kubectl get pods');
const undid = line('2:0', 2000, 'kubectl rollout undo deploy/checkout');

describe('the value of an observable', () => {
	it.each<[string, EvidencePattern, Trace, string]>([
		['existence', { exists: look }, [got, undid], '1 1:0'],
		['existence of what never happened', { exists: look }, [undid], '0'],
		['existence after something', { exists: look, scope: { after: undo } }, [got, undid], '0'],
		['absence', { absent: undo }, [got], '1'],
		['absence of what happened', { absent: undo }, [got, undid], '0 2:0'],
		['precedence kept', { precedes: { first: look, second: undo } }, [got, undid], '1 1:0 2:0'],
		['precedence broken', { precedes: { first: look, second: undo } }, [undid, line('3:0', 3000, 'kubectl get pods')], '0 2:0'],
		['precedence without the second', { precedes: { first: look, second: undo } }, [got], 'null'],
		['a count within bounds', { bounded: { event: look, atLeast: 1, atMost: 2 } }, [got], '1 1:0'],
		['a count above its bound', { bounded: { event: look, atMost: 0 } }, [got], '0 1:0'],
		['a predicate at the end', { holds: { seen: { event: undo } } }, [got, undid], '1 2:0'],
	])('of %s', (_, pattern, trace, expected) => {
		expect(short(pattern, trace)).toBe(expected);
	});

	const answered: EvidencePattern = {
		responds: { to: { fact: 'message.posted', where: { from: 'ines' } }, with: { input: 'message' }, within: 60_000 },
	};
	it.each<[string, Trace, string]>([
		['answered in time', [asked('0:1', 0), message('1:0', 30_000)], '1 0:1 1:0'],
		['answered too late', [asked('0:1', 0), message('1:0', 90_000)], '0 0:1'],
		['one of two answered', [asked('0:1', 0), message('1:0', 30_000), asked('1:1', 40_000), finish('2:0', 200_000)], '0.5 0:1 1:0 1:1'],
		['never asked', [got, finish('2:0', 2000)], 'null'],
		['open, with time left, in an attempt that runs', [asked('0:1', 0), line('1:0', 10_000, 'ls')], 'null'],
		['open when the person finishes', [asked('0:1', 0), finish('1:0', 10_000)], '0 0:1'],
	])('of a response: %s', (_, trace, expected) => {
		expect(short(answered, trace)).toBe(expected);
	});

	it('is null without the opportunity, and the same rule without the condition reads 0', () => {
		const pattern: EvidencePattern = { exists: look };
		expect(read(pattern, [line('1:0', 0, 'ls')], { opportunity: { seen: { event: undo } } }).value).toBeNull();
		expect(read(pattern, [line('1:0', 0, 'ls')]).value).toBe(0);
	});

	it('names the rule with a version that changes with the rule and not with its wording', () => {
		const { rule } = read({ exists: look }, [got]);
		expect(rule).toMatch(/^one@[0-9a-f]{8}$/);
		expect(read({ exists: look }, [got], { says: 'Looked.' }).rule).toBe(rule);
		expect(read({ exists: undo }, [got]).rule).not.toBe(rule);
	});
});

describe('a hint', () => {
	const hints: readonly Hint[] = [{ id: 'look', grade: 'near-solution', text: 'Look.', nulls: ['one'] }];

	it('takes away the chance to show what it gives away', () => {
		const evidence = read({ exists: look }, [hint('1:0', 500), line('2:0', 1000, 'kubectl get pods')], {}, hints);
		expect(evidence).toMatchObject({ value: null, refs: ['1:0'], hint: 'look' });
	});

	it('takes nothing away that was shown before', () => {
		expect(read({ exists: look }, [got, hint('2:0', 2000)], {}, hints)).toMatchObject({ value: 1, refs: ['1:0'] });
	});

	it('also turns a miss into no opportunity', () => {
		expect(read({ exists: look }, [hint('1:0', 500)], {}, hints).value).toBeNull();
	});
});

it('a gate is hit when its observable had a chance and was not shown', () => {
	expect(gatesHit([read({ absent: undo }, [undid], { gate: 'cap' })])).toEqual(['one']);
	expect(gatesHit([read({ absent: undo }, [got], { gate: 'cap' })])).toEqual([]);
	expect(gatesHit([read({ absent: undo }, [undid])])).toEqual([]);
	expect(gatesHit([read({ absent: undo }, [undid], { gate: 'cap', opportunity: { seen: { event: look } } })])).toEqual([]);
});
