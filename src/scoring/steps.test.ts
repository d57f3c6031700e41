import { describe, expect, it } from 'vitest';
import type { AssessPack, ScreenEntry, Trace, TraceEntry } from '../scenario/index.ts';
import { stepsOf } from './steps.ts';

const assess = {
	hypotheses: ['tag', 'auth', 'config', 'node'].map((id) => ({ id, component: 'checkout', cause: id })),
	clues: [
		{
			id: 'waits',
			says: 'The new pods wait for an image.',
			signature: { terminal: 'ImagePullBackOff', cluster: 'ImagePullBackOff' },
			excludes: ['config', 'node'],
		},
		{
			id: 'no-tag',
			says: 'The registry has no such tag.',
			signature: { terminal: 'MANIFEST_UNKNOWN', chat: 'no such tag' },
			excludes: ['auth', 'config', 'node'],
		},
		{ id: 'served', says: 'Customers are served.', signature: { terminal: '3/4' }, excludes: [] },
	],
} as unknown as AssessPack;

const typed = (input: number, at: number, text: string): TraceEntry => ({
	kind: 'input',
	position: `${input}:0`,
	at,
	input: { kind: 'line', text },
});
const opened = (input: number, at: number, view: string): TraceEntry => ({
	kind: 'input',
	position: `${input}:0`,
	at,
	input: { kind: 'open', view },
});
const shown = (position: string, at: number, text: string, source: ScreenEntry['source'] = 'terminal'): TraceEntry => ({
	kind: 'screen',
	position,
	at,
	source,
	text,
});
const wrote = (position: string, at: number, by: string): TraceEntry => ({
	kind: 'fact',
	position,
	at,
	fact: { kind: 'object.written', at, verb: 'patch', resource: 'deployments', subresource: '', namespace: 'shop', name: 'checkout', by },
});

const story = (trace: Trace) =>
	stepsOf(trace, assess, 'heron').map((step) => [step.position, step.words, step.class, step.causesAfter, step.told].join(' | '));

describe('the steps of an attempt', () => {
	it('are what was looked at and changed, with what each told', () => {
		const trace = [
			typed(1, 1000, 'kubectl get pods'),
			shown('1:1', 1000, '$ kubectl get pods\ncheckout-1  0/1  ImagePullBackOff'),
			typed(2, 60_000, 'kubectl get deploy'),
			shown('2:1', 60_000, 'checkout  3/4'),
			typed(3, 120_000, 'crane ls registry.example.com/shop/checkout'),
			shown('3:1', 120_000, 'Error: MANIFEST_UNKNOWN'),
			typed(4, 180_000, 'kubectl rollout undo deploy/checkout'),
			wrote('4:1', 180_000, 'heron'),
			shown('4:2', 180_000, 'deployment.apps/checkout rolled back'),
			typed(5, 240_000, 'kubectl get deploy'),
			shown('5:1', 240_000, 'checkout  4/4'),
		];
		expect(story(trace)).toEqual([
			'1:0 | kubectl get pods | splitting | 2 | The new pods wait for an image.',
			'2:0 | kubectl get deploy | finding | 2 | Customers are served.',
			'3:0 | crane ls registry.example.com/shop/checkout | splitting | 1 | The registry has no such tag.',
			'4:0 | kubectl rollout undo deploy/checkout | change | 1 | Changed deployments/checkout.',
			'5:0 | kubectl get deploy | check | 1 | Checks the change.',
		]);
	});

	it('name a change that came too early, and do not count what others changed', () => {
		const trace = [
			typed(1, 0, 'kubectl rollout undo deploy/checkout'),
			wrote('1:1', 0, 'heron'),
			typed(2, 1000, 'ls'),
			wrote('2:1', 1000, 'system:controller'),
		];
		expect(story(trace)).toEqual([
			'1:0 | kubectl rollout undo deploy/checkout | replace | 4 | Changed deployments/checkout with 4 causes still open.',
		]);
	});

	it('leave out slips, help and the work of the shell itself', () => {
		const trace = [
			typed(1, 0, 'kubctl get pods'),
			shown('1:1', 0, 'bash: kubctl: command not found'),
			typed(2, 0, 'kubectl get pdos'),
			shown('2:1', 0, 'error: the server doesn\'t have a resource type "pdos"'),
			typed(3, 0, 'kubectl rollout --help'),
			shown('3:1', 0, 'Manage the rollout of one or many resources.'),
			typed(4, 0, 'cd shop'),
			typed(5, 0, 'kubectl get nodes'),
			shown('5:1', 0, 'NAME  STATUS'),
		];
		expect(story(trace)).toEqual(['5:0 | kubectl get nodes | irrelevant | 4 | Speaks of no possible cause.']);
	});

	it('say since when something was known, and let a second look within 30 s be free', () => {
		const again = (input: number, at: number) => [typed(input, at, 'kubectl get pods'), shown(`${input}:1`, at, 'ImagePullBackOff')];
		expect(story([...again(1, 65_000), ...again(2, 90_000), ...again(3, 200_000)])).toEqual([
			'1:0 | kubectl get pods | splitting | 2 | The new pods wait for an image.',
			'2:0 | kubectl get pods | again | 2 | Known since 1:05.',
			'3:0 | kubectl get pods | redundant | 2 | Known since 1:05.',
		]);
	});

	it('take in what came into view without a step when it tells something', () => {
		const trace = [
			opened(1, 0, 'chat'),
			typed(2, 1000, 'date'),
			shown('2:1', 9000, 'Inês: there is no such tag', 'chat'),
			shown('2:2', 9500, 'Inês: no such tag', 'chat'),
		];
		expect(story(trace)).toEqual(['2:1 | Chat | splitting | 1 | The registry has no such tag.']);
	});

	it('place a waiting command at the moment when it told something', () => {
		const trace = [
			typed(1, 1000, 'kubectl get pods -w'),
			shown('1:1', 1000, 'NAME  READY'),
			shown('1:4', 31_000, 'checkout-1  0/1  ImagePullBackOff'),
		];
		expect(stepsOf(trace, assess, 'heron')).toMatchObject([{ position: '1:4', at: 31_000, class: 'splitting' }]);
	});
});
