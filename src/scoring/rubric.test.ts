import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseRubric, RubricError } from './rubric.ts';

const text = readFileSync(new URL('./testdata/rubric.yaml', import.meta.url), 'utf8');

it('reads version, parameters and the eight dimensions', () => {
	const rubric = parseRubric(text);
	expect(rubric.version).toBe(1);
	expect(rubric.parameters.correlation).toBe(0.2);
	expect(rubric.dimensions.map(({ id }) => id)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']);
});

it('reports everything that is wrong at once, each with its place', () => {
	const broken = text.replace('meetsCut: 0.7', 'meetsCut: 7').replace('version: 1', 'version: one');
	expect(() => parseRubric(broken)).toThrow(RubricError);
	try {
		parseRubric(broken);
	} catch (error) {
		expect((error as RubricError).findings.map((finding) => finding.split(':')[0])).toEqual(['version', 'parameters.meetsCut']);
	}
});

it('refuses unknown keys, twice the same dimension and text that is no YAML', () => {
	expect(() => parseRubric(`${text}extra: 1\n`)).toThrow(/extra/);
	expect(() => parseRubric(text.replace('id: D2', 'id: D1'))).toThrow(/ids must differ/);
	expect(() => parseRubric('a: [')).toThrow(RubricError);
});
