import { describe, expect, it } from 'vitest';
import { stepOf } from './directive.ts';
import { UsageError } from './exit.ts';

describe('a line of dryrun shell', () => {
	it.each([
		['kubectl get pods', { input: { kind: 'line', text: 'kubectl get pods' } }],
		['', { input: { kind: 'line', text: '' } }],
		['@@home', { input: { kind: 'line', text: '@home' } }],
		['@advance 1h30m', { wait: 5_400_000 }],
		['@idle', { waitUntil: 'idle' }],
		['@key ctrl-c', { input: { kind: 'key', key: 'ctrl-c' } }],
		['@message #releases Rolling  back now.', { input: { kind: 'message', channel: 'releases', text: 'Rolling  back now.' } }],
		['@open cluster', { input: { kind: 'open', view: 'cluster' } }],
		['@open chat releases', { input: { kind: 'open', view: 'chat', detail: 'releases' } }],
		[
			'@pin tag terminal manifest unknown',
			{ input: { kind: 'pin', id: 'tag', evidence: { source: 'terminal', text: 'manifest unknown', at: 7 } } },
		],
		[
			'@hypothesis one checkout image-missing supported tag',
			{
				input: {
					kind: 'hypothesis',
					id: 'one',
					belief: { component: 'checkout', cause: 'image-missing' },
					status: 'supported',
					pins: ['tag'],
				},
			},
		],
		[
			'@conclude checkout image-missing | tag was wrong | undid | check tags | SRE',
			{
				input: {
					kind: 'conclude',
					belief: { component: 'checkout', cause: 'image-missing' },
					happened: 'tag was wrong',
					fix: 'undid',
					prevention: 'check tags',
					told: 'SRE',
				},
			},
		],
		['@conclude - - | nothing', { input: { kind: 'conclude', belief: null, happened: 'nothing', fix: '', prevention: '', told: '' } }],
		['@input {"kind":"hint","hint":"look"}', { input: { kind: 'hint', hint: 'look' } }],
		['@finish', { input: { kind: 'finish' } }],
	])('%j is what the journal would hold', (line, step) => {
		expect(stepOf(line, 7)).toEqual(step);
	});

	it.each(['@advance soon', '@dance', '@', '@open kitchen', '@input {', '@key q', '@scroll much'])(
		'%j is refused in plain words',
		(line) => {
			expect(() => stepOf(line, 0)).toThrow(UsageError);
		},
	);
});
