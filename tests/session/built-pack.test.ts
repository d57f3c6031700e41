import { expect, it } from 'vitest';
import { loadBuiltPack } from '../../src/session/built/index.ts';
import { canonicalJson } from '../../src/sim/index.ts';
import { readPack } from '../../src/tool/attempt-source.ts';

it('a scenario that was compiled into the site is the one that the folder holds, in every variant', async () => {
	const built = await loadBuiltPack('stuck-image');
	const read = await readPack('stuck-image');
	if (built === null) throw new Error('the build has no stuck-image');
	expect({ ...built, variant: null }).toEqual({ ...read, variant: null });
	for (const name of read.variants)
		expect(canonicalJson(JSON.parse(JSON.stringify(built.variant(name))))).toBe(
			canonicalJson(JSON.parse(JSON.stringify(read.variant(name)))),
		);
	expect(() => built.variant('nobody')).toThrow('stuck-image has no variant nobody');
	expect(await loadBuiltPack('constructor')).toBeNull();
});
