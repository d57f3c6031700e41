import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPlay } from '../scoring/index.ts';
import { readLintContent } from './content-files.ts';
import { lintFolder } from './lint.ts';
import { writeSkeleton } from './new.ts';
import { jobsOf, readPlays, requiredSteps } from './play.ts';

let directory: string;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'dryrun-new-'));
});
afterAll(() => rm(directory, { recursive: true }));

it('a new scenario has no findings as it stands', async () => {
	await writeSkeleton(join(directory, 'first-light'));
	expect(await lintFolder('first-light', directory, await readLintContent())).toEqual([]);
});

it('the plays of a new scenario come to what they declare, and every required step is required', async () => {
	const source = await readPlays('first-light', directory);
	const jobs = jobsOf(source);
	expect(jobs.map(({ name, variant }) => `${name} ${variant}`)).toContain('expert cobalt');
	for (const job of jobs) {
		const { failures } = await runPlay(source.pack, job.play, job.variant, source.rubric);
		expect({ play: job.name, variant: job.variant, failures }).toEqual({ play: job.name, variant: job.variant, failures: [] });
	}
	for (const job of jobs.filter(({ play }) => play.kind === 'expert')) {
		for (const without of requiredSteps(job)) {
			const { failures } = await runPlay(source.pack, job.play, job.variant, source.rubric, { without });
			expect(failures.length, `without step ${without}`).toBeGreaterThan(0);
		}
	}
});
