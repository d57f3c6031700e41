import { expect, it, vi } from 'vitest';
import { UnreadableError, UsageError } from './exit.ts';
import { jobsOf, readPlays, requiredSteps, run } from './play.ts';

it('plays every play in every variant that it is for', async () => {
	const source = await readPlays('stuck-image');
	const nothing = source.plays.find(({ name }) => name === 'nothing')!;
	const only = { ...nothing, play: { ...nothing.play, variants: [source.pack.variants[0]!] } };
	expect(jobsOf({ pack: source.pack, plays: [nothing] }).map(({ variant }) => variant)).toEqual(source.pack.variants);
	expect(jobsOf({ pack: source.pack, plays: [only] }).map(({ variant }) => variant)).toEqual([source.pack.variants[0]]);
});

it('counts a step as required only in the variants that it is for', async () => {
	const source = await readPlays('stuck-image');
	const [job] = jobsOf(source).filter(({ name }) => name === 'expert');
	const steps = [
		{ wait: '1s', required: true as const },
		{ wait: '1s', required: true as const, when: { variant: ['elsewhere'] } },
		{ wait: '1s', optional: 'because' },
	];
	expect(requiredSteps({ ...job!, play: { ...job!.play, steps } })).toEqual([0]);
});

it.each([
	[[], UsageError],
	[['stuck-image', 'more'], UsageError],
	[['stuck-image', '--play', 'nobody'], UsageError],
	[['stuck-image', '--variant', 'nowhere'], UsageError],
	[['stuck-image', '--record', '/tmp/never-written.json'], UsageError],
	[['no-such-scenario'], UnreadableError],
])('refuses %j', async (args, error) => {
	await expect(run(args)).rejects.toThrow(error);
});

it('prints one object with its schema', async () => {
	const written: string[] = [];
	const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
	const code = await run(['stuck-image', '--play', 'nothing', '--variant', 'mistyped-tag', '--json']).finally(() => write.mockRestore());
	expect(code).toBe(0);
	expect(JSON.parse(written.join(''))).toMatchObject({
		schema: 'dryrun.play/1',
		scenario: 'stuck-image',
		isFine: true,
		plays: [{ play: 'nothing', variant: 'mistyped-tag', without: null, end: 'unfinished', isAsDeclared: true, failures: [] }],
	});
});
