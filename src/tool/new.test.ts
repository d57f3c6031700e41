import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLintContent } from './content-files.ts';
import { lintFolder } from './lint.ts';
import { writeSkeleton } from './new.ts';

let directory: string;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'dryrun-new-'));
});
afterAll(() => rm(directory, { recursive: true }));

it('a new scenario has no findings as it stands', async () => {
	await writeSkeleton(join(directory, 'first-light'));
	expect(await lintFolder('first-light', directory, await readLintContent())).toEqual([]);
});
