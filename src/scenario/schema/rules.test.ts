import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FACT_KINDS, inputKinds } from './rules.ts';

it("the author's guide lists every fact and input that rules may use", () => {
	const guide = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8');
	const missing = Object.entries(FACT_KINDS).filter(([kind, fields]) => !guide.includes(`| \`${kind}\` | ${fields} |`));
	expect(missing).toEqual([]);
	expect(inputKinds.filter((kind) => !guide.includes(`\`${kind}\``))).toEqual([]);
});
