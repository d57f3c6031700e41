/** The documents say what the code says. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { UNSUPPORTED } from '../../src/shell/commands/kubectl/unsupported.ts';
import { EXCEPTIONS } from '../fidelity/exceptions.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('docs/fidelity.md', () => {
	const text = read('docs/fidelity.md');

	it('lists every kubectl command that is not built, with what it needs', () => {
		const rows = text.split('\n');
		const missing = UNSUPPORTED.filter(({ path, needs }) => !rows.some((row) => row.includes(`\`${path}\``) && row.includes(needs)));
		expect(missing.map(({ path }) => path)).toEqual([]);
	});

	it('lists every exception of the differential test', () => {
		expect(
			EXCEPTIONS.filter(({ line, reason }) => !text.includes(reason.slice(1)) || !text.includes(`\`kubectl ${line}\``)).map(
				({ line }) => line,
			),
		).toEqual([]);
	});
});

describe('README.md', () => {
	it('links only to what is there', () => {
		const links = [...read('README.md').matchAll(/\]\(([^)#]+)\)/g)]
			.map((found) => found[1] as string)
			.filter((link) => !link.startsWith('http'));
		expect(links.filter((link) => !existsSync(fileURLToPath(new URL(`../../${link}`, import.meta.url))))).toEqual([]);
	});
});
