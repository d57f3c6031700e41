import { describe, expect, it } from 'vitest';
import type { Fact, JsonObject } from '../sim/index.ts';
import { endNow, goalStates } from './goals.ts';
import type { AssessPack } from './packs.ts';
import { evaluate, fieldAt, findEvents, matchesEntry } from './predicate.ts';
import type { EventPattern } from './schema/rules.ts';
import { skeletonAssess } from './testing.ts';
import type { Surface, Trace, TraceEntry, TraceInput } from './trace.ts';

const assess: AssessPack = skeletonAssess();

const input = (position: string, at: number, fields: TraceInput): TraceEntry => ({ position, at, kind: 'input', input: fields });
const fact = (position: string, at: number, fields: object): TraceEntry => ({
	position,
	at,
	kind: 'fact',
	fact: { at, ...fields } as Fact,
});
const screen = (position: string, at: number, source: Surface, text: string): TraceEntry => ({
	position,
	at,
	kind: 'screen',
	source,
	text,
});

const trace: Trace = [
	input('1:0', 1_000, { kind: 'line', text: 'kubectl get pods' }),
	screen('1:1', 1_000, 'terminal', 'NAME   READY   STATUS             RESTARTS\nweb-1  0/1     ImagePullBackOff   0'),
	input('2:0', 5_000, { kind: 'message', channel: 'releases', text: 'Rolled back, all is well.' }),
	fact('3:1', 9_000, { kind: 'rollout.completed', namespace: 'demo', name: 'web', revision: 3, images: 'a' }),
	input('4:0', 12_000, { kind: 'message', channel: 'releases', text: 'web is back.' }),
	input('5:0', 15_000, { kind: 'conclude', belief: { component: 'web', cause: 'crash-in-new-code' }, happened: '' }),
	input('6:0', 16_000, { kind: 'conclude', belief: { component: 'web', cause: 'tag-never-pushed' }, happened: '' }),
];

const found = (pattern: EventPattern, scope = {}) => findEvents(trace, pattern, assess, scope).map(({ position }) => position);

describe('an event pattern', () => {
	it.each<[string, EventPattern, readonly string[]]>([
		['an input by kind', { input: 'line' }, ['1:0']],
		['a field by equality', { input: 'message', where: { channel: 'releases' } }, ['2:0', '4:0']],
		['nothing when a field differs', { input: 'message', where: { channel: 'ops' } }, []],
		['a field inside a field', { input: 'conclude', where: { 'belief.cause': 'crash-in-new-code' } }, ['5:0']],
		['a field that must differ', { input: 'conclude', isNot: { 'belief.cause': 'crash-in-new-code' } }, ['6:0']],
		['numbers within bounds', { fact: 'rollout.completed', atLeast: { at: 9_000 }, atMost: { revision: 3 } }, ['3:1']],
		['no number where there is none', { fact: 'rollout.completed', atLeast: { name: 0 } }, []],
		['a regular expression', { input: 'line', matches: { text: '^kubectl\\s+get' } }, ['1:0']],
		['words in prose', { input: 'message', words: { text: [['back'], ['web', 'checkout']] } }, ['4:0']],
		['prose without words', { input: 'message', lacks: { text: [['rolled']] } }, ['4:0']],
		['the true belief', { input: 'conclude', belief: 'true' }, ['6:0']],
		['a false belief', { input: 'conclude', belief: 'false' }, ['5:0']],
		['a clue that reached the screen', { clue: 'pods-wait' }, ['1:1']],
		['no clue that did not', { clue: 'healthy' }, []],
	])('finds %s', (_, pattern, positions) => {
		expect(found(pattern)).toEqual(positions);
	});

	it('does not find a clue on a surface that it has no signature for', () => {
		const elsewhere = screen('9:1', 0, 'chat', 'web-1  0/1     ImagePullBackOff   0');
		expect(matchesEntry({ clue: 'pods-wait' }, elsewhere, assess)).toBe(false);
	});
});

describe('a scope', () => {
	const mended: EventPattern = { fact: 'rollout.completed' };
	it.each([
		['after the first', { after: mended }, ['4:0']],
		['before the first', { before: mended }, ['2:0']],
		['after the last of several', { afterLast: { input: 'message' } }, []],
		['nowhere after something that never came', { after: { clue: 'healthy' } }, []],
		['everywhere before something that never came', { before: { clue: 'healthy' } }, ['2:0', '4:0']],
	])('leaves what stands %s', (_, scope, positions) => {
		expect(found({ input: 'message' }, scope)).toEqual(positions);
	});
});

const deployment = (available: number | undefined, image: string): JsonObject => ({
	metadata: { name: 'web', annotations: { 'a.b/c': 'd' } },
	spec: { template: { spec: { containers: [{ image }] } } },
	status: available === undefined ? {} : { availableReplicas: available },
});

const context = (object: JsonObject | undefined, part: Trace = trace) => ({
	assess,
	trace: part,
	world: { now: 20_000, object: (resource: string) => (resource === 'deployments' ? object : undefined) },
});

describe('a predicate', () => {
	const available = (bounds: object) => ({
		world: { resource: 'deployments', namespace: 'demo', name: 'web', path: 'status.availableReplicas', ...bounds },
	});

	it('reads a field of the world and tells its live value', () => {
		expect(evaluate(available({ is: 2 }), context(deployment(1, 'x')))).toEqual({ holds: false, positions: [], value: '1' });
		expect(evaluate(available({ atLeast: 1, atMost: 2 }), context(deployment(1, 'x'))).holds).toBe(true);
	});

	it('takes a missing field as 0, and a missing object as gone', () => {
		expect(evaluate(available({ is: 0 }), context(deployment(undefined, 'x')))).toMatchObject({ holds: true, value: '0' });
		expect(evaluate(available({ is: 0 }), context(undefined))).toMatchObject({ holds: false, value: 'gone' });
	});

	it('combines: all, any, not, and names the value that is still wrong', () => {
		const good = available({ is: 2 });
		const bad = available({ is: 3 });
		const now = context(deployment(2, 'x'));
		expect(evaluate({ all: [good, bad] }, now)).toMatchObject({ holds: false, value: '2' });
		expect(evaluate({ any: [bad, good] }, now).holds).toBe(true);
		expect(evaluate({ not: bad }, now).holds).toBe(true);
		expect(evaluate({ all: [{ seen: { event: { clue: 'pods-wait' } } }, { seen: { event: { input: 'line' } } }] }, now).positions).toEqual([
			'1:0',
			'1:1',
		]);
	});

	it('reads keys that hold dots in brackets', () => {
		expect(fieldAt(deployment(1, 'x'), 'metadata.annotations[a.b/c]')).toBe('d');
		expect(fieldAt(deployment(1, 'x'), 'spec.template.spec.containers.0.image')).toBe('x');
		expect(fieldAt(deployment(1, 'x'), 'spec.nothing.here')).toBeUndefined();
	});
});

describe('goals and ends', () => {
	const good = deployment(2, 'registry.example.com/demo/web:1.4.2');

	it('say why a goal is open, with the live value, and where it was met', () => {
		const states = goalStates(context(deployment(1, 'x'), trace.slice(0, 5)));
		expect(states.map(({ id, state, position, missing }) => ({ id, state, position, missing }))).toEqual([
			{ id: 'mended', state: 'open', position: null, missing: 'Now: 1.' },
			{ id: 'told', state: 'seen', position: '4:0', missing: '' },
			{ id: 'recorded', state: 'open', position: null, missing: 'The notebook holds no conclusion with a cause.' },
		]);
	});

	it('name a lost end at once, a won or left one only when the person has finished', () => {
		expect(endNow(context(good), false)).toBeNull();
		expect(endNow(context(good), true)?.id).toBe('resolved');
		expect(endNow(context(deployment(1, 'x')), true)?.id).toBe('unfinished');
		const outage = [...trace, fact('7:1', 17_000, { kind: 'endpoints.changed', namespace: 'demo', name: 'web', ready: 0 })];
		expect(endNow(context(good, outage), false)?.id).toBe('outage');
		expect(endNow(context(good, outage), true)?.id).toBe('outage');
	});
});
