import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAuthorError } from './author-error.ts';
import { compileScenario } from './compile.ts';
import { loadScenario } from './load.ts';
import { changed, refTo, skeletonFiles } from './testing.ts';

/** Every finding as text, with the corrected snippet. */
function errorsOf(files: Readonly<Record<string, string>>): readonly string[] {
	const loaded = loadScenario(files);
	return 'errors' in loaded ? loaded.errors.map(formatAuthorError) : [];
}

const change = (from: string, to: string, path = 'scenario.yaml') => errorsOf(changed([[path, from, to]]));

describe('reading a scenario', () => {
	it('takes the folder that holds scenario.yaml, and its name as the slug', () => {
		const loaded = loadScenario(Object.fromEntries(Object.entries(skeletonFiles()).map(([path, text]) => [`/a/b/${path}`, text])));
		expect(loaded).toMatchObject({ scenario: { slug: 'skeleton', variants: ['amber', 'cobalt'] } });
	});

	it('reads numbers of a variant as numbers', () => {
		const files = changed([
			[
				'scenario.yaml',
				'values: { goodImage: "registry.example.com/demo/web:1.4.2",',
				'values: { pods: 7, goodImage: "registry.example.com/demo/web:1.4.2",',
			],
			[
				'scenario.yaml',
				'values: { goodImage: "registry.example.com/demo/web:2.0.7",',
				'values: { pods: 9, goodImage: "registry.example.com/demo/web:2.0.7",',
			],
			['scenario.yaml', 'pods: 110, internalIP: 10.20.1.11', `pods: "${refTo('pods')}", internalIP: 10.20.1.11`],
		]);
		const loaded = loadScenario(files);
		const pods =
			'scenario' in loaded ? loaded.scenario.variants.map((name) => loaded.scenario.sources[name]!.world.cluster.nodes[0]!.pods) : loaded;
		expect(pods).toEqual([7, 9]);
	});

	it('says so when there is no scenario.yaml', () => {
		expect(errorsOf({ 'x/brief.md': 'Text' })).toEqual([
			'x/brief.md:1:1: found no scenario.yaml; allowed: one folder, named as the scenario, with one scenario.yaml',
		]);
	});
});

describe('an author error', () => {
	it.each([
		[
			'an unknown key, with the one that was meant and the corrected line',
			change('summary: A release of web', 'sumary: A release of web'),
			[
				/^skeleton\/scenario.yaml:3:1: found no key `summary`; allowed: `summary`, a text \(One sentence for the catalogue\)\n {4}summary: \.\.\.$/,
				/^skeleton\/scenario.yaml:6:1: found the unknown key `sumary`; allowed: format, title, .*\n {4}summary: A release of web does not come to its end\.$/,
			],
		],
		[
			'a value that is none of those allowed',
			change('grade: observe', 'grade: obsevre'),
			[/^skeleton\/scenario.yaml:187:24: found `obsevre`; allowed: observe, direct, near-solution\n {4}grade: observe$/],
		],
		[
			'a time that is no duration',
			change('history: 3d', 'history: 3 days'),
			[/^skeleton\/scenario.yaml:\d+:12: found `3 days`; allowed: a duration such as 90s, 5m or 1h30m$/],
		],
		[
			'a value of the wrong kind',
			change('minutes: 10', 'minutes: soon'),
			[/^skeleton\/scenario.yaml:8:10: found `soon`; allowed: a number$/],
		],
		[
			'a rule with two forms',
			change('{ clue: not-found }, second:', '{ clue: not-found, input: line }, second:'),
			[/^skeleton\/scenario.yaml:\d+:26: found input and clue; allowed: exactly one of input, fact, clue$/],
		],
		[
			'a variant value that does not exist, in each variant',
			change(`is: "${refTo('goodImage')}"`, `is: "${refTo('godImage')}"`),
			[
				/found `\$\{godImage\}`, which variant `amber` has no value for; allowed: goodImage, badImage\n {4}\$\{goodImage\}$/,
				/variant `cobalt`/,
			],
		],
		[
			'a name that nothing has',
			change('until: pods-wait', 'until: pod-waits'),
			[
				/^skeleton\/scenario.yaml:\d+:\d+: found `pod-waits`, which is no clue; allowed: pods-wait, not-found, healthy\n {4}until: pods-wait$/,
			],
		],
		[
			'a stage that the script does not have',
			change('to: mended', 'to: meded'),
			[/found `meded`, which is no stage; allowed: waiting, mended\n {4}to: mended$/],
		],
		['a second use of an id', change('id: look,', 'id: read,'), [/found `read` a second time/]],
		[
			'an end without a debrief, and a debrief without an end',
			change('## resolved', '## solved', 'debrief.md'),
			[
				/^skeleton\/debrief.md:6:1: found a section for `solved`; allowed: outage, resolved, unfinished$/,
				/end `resolved` without a debrief/,
			],
		],
		['YAML that cannot be read', change('level: 1', 'level: [1'), [/^skeleton\/scenario.yaml:\d+:\d+: found .*; allowed: YAML: /]],
		[
			'a broken manifest',
			change('kind: Service', 'kind: [Service', 'files/cluster/10-web.yaml'),
			[/^skeleton\/files\/cluster\/10-web.yaml:\d+:\d+: .*YAML/],
		],
		[
			'an object without a name',
			change('metadata: { name: demo }', 'metadata: {}', 'files/cluster/10-web.yaml'),
			[/allowed: an object with apiVersion/],
		],
		['an empty brief', errorsOf({ ...skeletonFiles(), 'skeleton/brief.md': ' ' }), [/^skeleton\/brief.md:1:1: found an empty file/]],
		[
			'a file that has no place in a scenario',
			errorsOf({ ...skeletonFiles(), 'skeleton/play/expert.yaml': 'x' }),
			[/^skeleton\/play\/expert.yaml:1:1: found the unknown file `play\/expert.yaml`; allowed: .*\n {4}plays$/],
		],
		[
			'a step of a play that does not say whether it is needed',
			change('    required: true\n    why: The reason', '    why: The reason', 'plays/expert.yaml'),
			[/^skeleton\/plays\/expert.yaml:\d+:5: found an input that does not say whether it is needed/],
		],
		[
			'a play that waits for nothing that is a time',
			change('wait: 20s', 'wait: soon', 'plays/expert.yaml'),
			[/found `soon`; allowed: a duration such as 90s/],
		],
		[
			'a play that names no end of the scenario',
			change('end: resolved', 'end: solved', 'plays/expert.yaml'),
			[/found `solved`, which is no end/],
		],
	])('names %s', (_, found, wanted) => {
		expect(found).toHaveLength(wanted.length);
		for (const [index, pattern] of wanted.entries()) expect(found[index]).toMatch(pattern);
	});

	it('never hides another: all of them come at once, in order of place', () => {
		const found = errorsOf(
			changed([
				['scenario.yaml', 'level: 1', 'level: 9'],
				['scenario.yaml', 'weight: 2', 'weight: 5'],
				['scenario.yaml', 'kind: lost', 'kind: loss'],
				['plays/nothing.yaml', 'kind: nothing', 'kind: nothin'],
			]),
		);
		expect(found.map((line) => line.split(' ')[0]!.replace(/:\d+:\d+:$/, ''))).toEqual([
			'skeleton/plays/nothing.yaml',
			'skeleton/scenario.yaml',
			'skeleton/scenario.yaml',
			'skeleton/scenario.yaml',
		]);
	});
});

describe('a damaged folder', () => {
	const whole = skeletonFiles();
	const paths = Object.keys(whole);

	it.each([
		['a list', '- 1\n- 2\n'],
		['a number', '12\n'],
		['nothing', ''],
		['an alias without its anchor', 'title: *nobody\n'],
		[
			'aliases that grow without end',
			`a: &a [x, x]\n${'bcdefghij'
				.split('')
				.map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(9)}x]`)
				.join('\n')}\n`,
		],
		['a key named after the prototype', '__proto__: { format: 1 }\nformat: 1\n'],
	])('with %s in place of scenario.yaml is refused with a place', (_, text) => {
		const found = errorsOf({ ...whole, 'skeleton/scenario.yaml': text });
		expect(found.length).toBeGreaterThan(0);
		expect(found[0]).toMatch(/^skeleton\/scenario.yaml:1:1: found /);
	});

	it('never makes the loader or the compiler throw', () => {
		const damage = fc.record({ path: fc.constantFrom(...paths), at: fc.nat(), length: fc.nat(40), put: fc.string({ maxLength: 8 }) });
		fc.assert(
			fc.property(damage, ({ path, at, length, put }) => {
				const text = whole[path]!;
				const from = at % (text.length + 1);
				const loaded = loadScenario({ ...whole, [path]: text.slice(0, from) + put + text.slice(from + length) });
				if ('scenario' in loaded) return loaded.scenario.variants.every((name) => compileScenario(loaded.scenario, name) !== undefined);
				return loaded.errors.every(({ line, column, file }) => line >= 1 && column >= 1 && file !== '');
			}),
			{ numRuns: 40 },
		);
	});
});
