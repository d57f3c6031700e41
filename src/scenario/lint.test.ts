import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatAuthorError } from './author-error.ts';
import { causesOf, parseRoleFacts, parseTaxonomy, parseTracks, roleIdsOf } from './content.ts';
import type { LintContent } from './lint.ts';
import { lintScenario } from './lint.ts';
import { changed, refTo, scenarioOf, skeletonFiles } from './testing.ts';

const read = (path: string) => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');
const content: LintContent = {
	causes: causesOf(parseTaxonomy(read('taxonomy.yaml'))).map(({ id }) => id),
	roleIds: roleIdsOf(parseRoleFacts(read('role/facts.yaml'))),
	tracks: parseTracks(read('tracks.yaml')).map(({ id }) => id),
};

const lint = (files: Readonly<Record<string, string>>) => lintScenario(scenarioOf(files), content).map(formatAuthorError);
const change = (from: string, to: string, path = 'scenario.yaml') => lint(changed([[path, from, to]]));

describe('the static lint', () => {
	it('finds nothing in the skeleton', () => {
		expect(lint(skeletonFiles())).toEqual([]);
	});

	it.each([
		[
			'fewer than three Meets opportunities of a claimed dimension',
			change('level: meets', 'level: strong'),
			/D4 with 2 observables of level meets/,
		],
		['fewer than two Strong opportunities', change('level: strong', 'level: meets'), /D4 with 1 observable of level strong/],
		[
			'a chance that only one variant has',
			change('weight: 2', 'weight: 2\n    only: [amber]'),
			/D4 with 2 observables of level meets in variant cobalt/,
		],
		[
			'a hypothesis that nothing excludes',
			change('excludes: [registry-down, crash]', 'excludes: [crash]'),
			/`registry-down`, which no clue of variant amber excludes/,
		],
		[
			'a clue that excludes what is true',
			change('excludes: [crash]', 'excludes: [crash, image-missing]'),
			/`image-missing`, which is true in variant amber/,
		],
		[
			'a clue of no use',
			change('{ clue: healthy }', '{ clue: pods-wait }'),
			/`healthy`, which excludes nothing and which no rule asks for/,
		],
		[
			'a missing end for every other attempt',
			change('kind: left\n', 'kind: left\n    when: { goals: all }\n'),
			/no end for every other attempt/,
		],
		[
			'a solution command in an early hint',
			change('The events of the waiting pod hold the reason.', 'Try kubectl rollout undo deploy/web.'),
			/the solution command `kubectl rollout undo` in a hint of grade direct/,
		],
		[
			'a near-solution that costs nothing',
			change('nulls: [into-the-object, right-verb, looks-first]', 'nulls: []'),
			/a near-solution that nulls nothing/,
		],
		['a missing grade of hints', change('grade: direct', 'grade: observe'), /no hint of grade direct/],
		[
			'a literal that nobody can know',
			change(`is: "${refTo('goodImage')}"`, 'is: registry.example.com/demo/web:9.9.9'),
			/`registry.example.com\/demo\/web:9.9.9`, which the person cannot know/,
		],
		['a stage that nothing leads to', change('    mended: {}', '    mended: {}\n    lonely: {}'), /stage `lonely`, which nothing leads to/],
		[
			'a script that never comes to rest',
			change('    mended: {}', '    mended: { moves: [{ when: { after: 5m }, to: waiting }] }'),
			/stage `waiting`, from which the script never comes to rest/,
		],
		[
			'an id that the role does not have',
			change('covers: [R4, R7, T3]', 'covers: [R4, R99]'),
			/found `R99`; allowed: an id of content\/role/,
		],
		[
			'a cause that the taxonomy does not have',
			change('cause: crash-in-new-code', 'cause: crash-in-newcode'),
			/did you mean `crash-in-new-code`\?/,
		],
		['a track that does not exist', change('track: day-30', 'track: day-31'), /did you mean `day-30`\?/],
		[
			'a hint that differs between variants',
			change('The events of the waiting pod hold the reason.', `"Look for ${refTo('badImage')}."`),
			/found a hint that differs between variants/,
		],
		[
			'a brief that differs between variants',
			change('a release of **web** began', `a release of ${refTo('badImage')} began`, 'brief.md'),
			/skeleton\/brief.md:1:1: found a brief that differs between variants/,
		],
		['a missing play', change('kind: careless', 'kind: reckless', 'plays/careless.yaml'), /no play of kind careless/],
	])('finds %s', (_, found, wanted) => {
		expect(
			found.some((line) => wanted.test(line)),
			found.join('\n'),
		).toBe(true);
	});

	it('finds a brief that is too long and a debrief that is too short', () => {
		const files = { ...skeletonFiles(), 'skeleton/brief.md': 'word '.repeat(151) };
		expect(lint(files)[0]).toContain('a brief of 151 words');
		expect(
			change(
				`The attempt ended before web was mended, or before people knew. The events of the waiting pod said that \`${refTo('badImage')}\` is not in the registry; going\nback was yours to do.`,
				'Left.',
				'debrief.md',
			)[0],
		).toContain('a debrief of 1 words for `unfinished`');
	});
});

describe('the content that all scenarios share', () => {
	it('has eight classes, 42 leaves, and no cause twice', () => {
		const taxonomy = parseTaxonomy(read('taxonomy.yaml'));
		expect(taxonomy.classes.map(({ id }) => id).join('')).toBe('ABCDEFGH');
		expect(taxonomy.classes.flatMap(({ leaves }) => leaves)).toHaveLength(42);
		expect(new Set(content.causes).size).toBe(content.causes.length);
	});

	it('has every id of the role once', () => {
		expect(new Set(content.roleIds).size).toBe(content.roleIds.length);
		expect(content.roleIds).toEqual(expect.arrayContaining(['D8', 'R22', 'K17', 'T28', 'X3', 'M8']));
	});

	it('is refused with all findings at once when it is wrong', () => {
		expect(() => parseTracks('tracks:\n  - { id: Day30, title: x }\n')).toThrow(/content\/tracks.yaml:2:\d+: found `Day30`/);
	});
});
