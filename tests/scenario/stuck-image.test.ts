/** What stuck-image promises beside its plays: forms that are equally hard, and rules about prose that read what people really write. */
import { describe, expect, it } from 'vitest';
import { findEvents, matchesEntry, type Observable, showsClue, type TraceEntry } from '../../src/scenario/index.ts';
import { runPlay } from '../../src/scoring/index.ts';
import { readPlays } from '../../src/tool/play.ts';

const source = await readPlays('stuck-image');
const { assess } = source.pack.variant('mistyped-tag');
const expert = source.plays.find(({ name }) => name === 'expert')!.play;

/** How many hypotheses each look of the expert left open; looks that left all are not counted. */
async function narrowing(variant: string): Promise<readonly number[]> {
	const { recording } = await runPlay(source.pack, expert, variant, source.rubric);
	const { hypotheses, clues, truth } = source.pack.variant(variant).assess;
	let open = hypotheses.map(({ id }) => id);
	const left = [open.length];
	for (const entry of recording.attempt.trace) {
		if (entry.kind !== 'screen') continue;
		const excluded = clues.filter((clue) => showsClue(clue, entry)).flatMap(({ excludes }) => excludes);
		const rest = open.filter((id) => !excluded.includes(id));
		if (rest.length < open.length) left.push(rest.length);
		open = rest;
	}
	expect(open).toEqual([truth.id]);
	return left;
}

it('tells as much at each look in every variant', async () => {
	const [first, ...others] = await Promise.all(source.pack.variants.map(narrowing));
	expect(first).toEqual([12, 5, 2, 1]);
	for (const other of others) expect(other).toEqual(first);
});

it('needs the same number of steps in every variant', () => {
	const counts = source.pack.variants.map((variant) => expert.steps.filter(({ when }) => when?.variant.includes(variant) ?? true).length);
	expect(new Set(counts).size).toBe(1);
});

const posted = (text: string, channel = 'releases'): TraceEntry => ({
	position: '1:0',
	at: 60_000,
	kind: 'input',
	input: { kind: 'message', channel, text },
});

const observable = (id: string): Observable => assess.observables.find((candidate) => candidate.id === id)!;
const isFound = (id: string, entry: TraceEntry): boolean => {
	const { exists, absent, precedes } = observable(id).pattern;
	return matchesEntry((exists ?? absent ?? precedes?.first)!, entry, assess);
};

describe('a message', () => {
	it.each([
		'No customer impact. checkout 4.12 waits for its image.',
		'Customers are not affected',
		'checkout: users aren’t affected, the old pods serve',
		'nobody outside notices, three pods still serve everything',
		'4.12 is stuck, but customers can still pay.',
		'CUSTOMERS ARE FINE',
	])('says how customers are doing: %s', (text) => {
		expect(isFound('d5-impact', posted(text))).toBe(true);
	});

	it.each(['The rollout is stuck, looking', 'checkout is broken', 'I am on it'])('does not: %s', (text) => {
		expect(isFound('d5-impact', posted(text))).toBe(false);
	});

	it.each(['checkout is down!', 'Customers cannot pay', 'users are affected, looking into it', 'we have an outage in checkout'])(
		'claims what is not so: %s',
		(text) => {
			expect(isFound('d5-true', posted(text))).toBe(true);
		},
	);

	it.each([
		'checkout is not down',
		'No outage: three pods serve',
		'Is checkout down?',
		'Customers are not affected',
		'I will find out if customers are affected',
		'Nothing is down.',
		'undoing the release now',
	])('claims nothing of the kind: %s', (text) => {
		expect(isFound('d5-true', posted(text))).toBe(false);
	});

	it.each([
		'I will undo 4.12 now',
		'Rolling back to 4.11.3',
		'going back to 4.11.3 in a minute',
		'Reverting checkout',
		'I set the image to the right tag now',
	])('says before what will be changed: %s', (text) => {
		expect(isFound('d5-announced', posted(text))).toBe(true);
	});

	it.each(['The rollout is stuck', 'I am looking at the rollout'])('says nothing of a change: %s', (text) => {
		expect(isFound('d5-announced', posted(text))).toBe(false);
	});

	it.each([
		'Next update in 5 minutes',
		'next update at 14:20',
		'More in ten minutes.',
		'I will write again by 14:15, next word then at the latest',
		'Update by half past',
	])('says when the next word comes: %s', (text) => {
		expect(isFound('d5-next-word', posted(text))).toBe(true);
	});

	it.each(['Will keep you posted', 'Back on 4.11.3', 'update soon'])('names no time: %s', (text) => {
		expect(isFound('d5-next-word', posted(text))).toBe(false);
	});

	it.each([
		'checkout is back on 4.11.3, 4 of 4 healthy',
		'Rolled back, verified.',
		'undone; all pods healthy',
		'4.11.3 is at full strength again',
		'Reverted to 4.11.3, everything is fine',
	])('says how it ended: %s', (text) => {
		expect(isFound('d5-outcome', posted(text))).toBe(true);
	});

	it('counts in the channel that was asked for only', () => {
		expect(isFound('d5-impact', posted('Customers are not affected', 'sre-oncall'))).toBe(false);
		expect(isFound('d7-owner-told', posted('The image of 4.12 is not in the registry', 'checkout-dev'))).toBe(true);
	});
});

it('asks for nothing that an ordinary look would miss: each clue of the causes is seen by the expert or the alternative', async () => {
	for (const variant of source.pack.variants) {
		const pack = source.pack.variant(variant).assess;
		const traces = await Promise.all(
			source.plays
				.filter(({ play }) => play.kind === 'expert' || play.kind === 'alternative')
				.map(async ({ play }) => (await runPlay(source.pack, play, variant, source.rubric)).recording.attempt.trace),
		);
		const unseen = pack.clues.filter(({ id }) => !traces.some((trace) => findEvents(trace, { clue: id }, pack).length > 0));
		expect(unseen.map(({ id }) => id)).toEqual([]);
	}
});
