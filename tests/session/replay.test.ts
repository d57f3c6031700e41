import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlayedStep, playInputs, type Recording, readAttemptFile, replay, verify, writeAttemptFile } from '../../src/session/index.ts';
import { steps } from './random-steps.ts';
import { smallShop } from './small-shop.ts';

const PACK = smallShop.variant('only');
const line = (text: string): PlayedStep => ({ input: { kind: 'line', text } });
const RELEASE = 'kubectl set image deployment/checkout checkout=registry.example.com/shop/checkout:1.1.0';

async function played(list: readonly PlayedStep[], seed = 'seed'): Promise<Recording & { screen: string }> {
	let screen = '';
	const recording = await playInputs(smallShop, list, { seed, variant: 'only', onPrint: (text) => (screen += text) });
	return Object.assign(recording, { screen });
}

/** Everything that two runs of one attempt must have in common. */
async function outcome({ attempt, journal }: Recording) {
	return { now: attempt.now, state: await attempt.stateHash(), trace: attempt.trace, links: journal.entries.map(({ link }) => link) };
}

describe('an attempt', () => {
	it('shows what was typed and what the command printed, and lets a waiting command go on as time passes', async () => {
		const { screen, attempt } = await played([line('cat notes.txt'), line('sleep 3; echo woke'), { wait: 2999 }]);
		expect(screen).toContain('checkout 1.1.0 is due today\n');
		expect(attempt.shell.isBusy).toBe(true);
		expect(screen).not.toContain('\nwoke\n');
		await attempt.advanceTo(3000);
		expect(attempt.shell.isBusy).toBe(false);
	});

	it('sees the rollout through to its end', async () => {
		const { screen, attempt } = await played([line(RELEASE), line('kubectl rollout status deployment/checkout'), { waitUntil: 'idle' }]);
		expect(screen).toContain('deployment "checkout" successfully rolled out');
		expect(attempt.trace.some((entry) => entry.kind === 'fact' && entry.fact.kind === 'rollout.completed')).toBe(true);
	});

	it('places every entry of its trace after the input that it followed, in order and once', async () => {
		const { attempt } = await played([line(RELEASE), { wait: 30_000 }, line('kubectl get pods')]);
		const positions = attempt.trace.map(({ position }) => position.split(':').map(Number) as [number, number]);
		const sorted = positions.toSorted(([a, b], [c, d]) => a - c || b - d);
		expect(positions).toEqual(sorted);
		expect(new Set(positions.map(String)).size).toBe(positions.length);
	});
});

describe('a replay', () => {
	it('of any attempt gives the same world, screen and trace', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (list) => {
				const first = await played(list);
				let screen = '';
				const again = await replay(first.journal, PACK, { until: first.attempt.now, onPrint: (text) => (screen += text) });
				expect(again.mismatches).toEqual([]);
				expect(again.attempt.trace).toEqual(first.attempt.trace);
				expect(again.state).toBe(await first.attempt.stateHash());
				expect(screen).toBe(first.screen);
			}),
			{ numRuns: 25 },
		);
	});

	it('through a file gives the same, and the file of the replay is the same file', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (list) => {
				const text = writeAttemptFile((await played(list)).file());
				const read = readAttemptFile(text);
				if (!read.ok) throw new Error(read.findings.map(({ position, what }) => `${position}: ${what}`).join('\n'));
				const verdict = await verify(read.file.journal, PACK, { engine: 'dev', world: smallShop.worldHash }, read.file.clock);
				expect(verdict.verdict).toBe('verified');
				expect(writeAttemptFile(read.file)).toBe(text);
			}),
			{ numRuns: 10 },
		);
	});

	it('names the entry whose state is not the one that comes out', async () => {
		const list = Array.from({ length: 60 }, (_, n) => line(`echo ${n}`));
		const { journal } = await played(list);
		const lied = { ...journal, entries: journal.entries.map((entry) => (entry.n === 50 ? { ...entry, state: '0'.repeat(64) } : entry)) };
		const { mismatches } = await replay(lied, PACK);
		expect(mismatches).toEqual([
			{ position: 'entry 50', what: expect.stringMatching(/^the state here is [0-9a-f]{12}, the file says 000000000000$/) },
		]);
	});

	it('of another seed ends in another state', async () => {
		const list = [line(RELEASE), { wait: 60_000 }];
		const [one, other] = [await played(list, 'one'), await played(list, 'other')];
		expect(await one.attempt.stateHash()).not.toBe(await other.attempt.stateHash());
	});

	it('is not tried when the file names another engine or another version of its scenario', async () => {
		const { journal } = await played([line('ls')]);
		expect(await verify(journal, PACK, { engine: 'f00', world: 'e'.repeat(64) })).toEqual({
			verdict: 'other-version',
			findings: [
				{ position: 'header', what: 'it was made by engine dev; here is f00' },
				{ position: 'header', what: 'it was made with the world of small-shop in version aaaaaaaaaaaa; here is eeeeeeeeeeee' },
			],
		});
	});
});

describe('chopping time', () => {
	it('anywhere changes nothing: not the world, not the screen, not the trace', async () => {
		await fc.assert(
			fc.asyncProperty(steps, fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 6 }), async (list, chops) => {
				const whole = await outcome(await played(list));
				const chopped = list.flatMap((step): PlayedStep[] => {
					if (!('wait' in step)) return [step];
					const parts: PlayedStep[] = [];
					let rest = step.wait;
					for (let index = 0; rest > 0; index++) {
						const wait = Math.min(rest, chops[index % chops.length] ?? rest);
						parts.push({ wait });
						rest -= wait;
					}
					return parts;
				});
				expect(await outcome(await played(chopped))).toEqual(whole);
			}),
			{ numRuns: 25 },
		);
	});
});
