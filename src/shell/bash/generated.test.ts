/** The bundled just-bash in generated/, made at install, is what shims/build.mjs makes of the installed package now. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle, output } from '../shims/build.mjs';

const stale = 'src/shell/bash/generated is out of date: run `node src/shell/shims/build.mjs`';

it('is up to date', async () => {
	const { files } = await bundle();
	expect(
		readdirSync(output).filter((name) => name.endsWith('.js')),
		stale,
	).toEqual([...files.keys()].sort());
	for (const [name, text] of files) expect(readFileSync(join(output, name), 'utf8') === text, `${name}: ${stale}`).toBe(true);
});

it('reads no clock, no dice and no language of the machine', async () => {
	const { files } = await bundle();
	for (const [name, text] of files) {
		const found = /\bDate\.now\(|\bnew Date\b|\bMath\.random\b|\.localeCompare\(|\bperformance\.now\(/.exec(text);
		expect(found?.[0], name).toBeUndefined();
	}
});
