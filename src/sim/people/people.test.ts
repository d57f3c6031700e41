import { describe, expect, it } from 'vitest';
import type { DueEvent, WorldDraft } from '../draft.ts';
import type { Fact } from '../fact.ts';
import type { WorldPlan } from '../plan.ts';
import { conversationView, createPeople, dueInPeople, handleChat, hasWords } from './index.ts';

const plan = {
	player: { id: 'heron' },
	people: [
		{
			id: 'mara',
			name: 'Mara Lind',
			role: 'support',
			replies: [
				{
					id: 'ask',
					channels: ['releases'],
					words: [['undo*', 'roll back']],
					afterMs: 20_000,
					text: 'When is it done?',
					once: true,
					asks: true,
				},
				{ id: 'any', channels: [], words: [], afterMs: 5_000, text: 'Thanks.', once: false, asks: false },
			],
		},
	],
	channels: [
		{ id: 'releases', topic: 'Releases', history: [{ at: -60_000, from: 'mara', text: 'Good morning' }] },
		{ id: 'ops', topic: 'Operations', history: [{ at: -90_000, from: 'mara', text: 'First' }] },
	],
} as unknown as WorldPlan;

/** A draft that keeps only what the chat touches. */
function draftOf(): WorldDraft & { now: number; facts: Fact[]; due: DueEvent[] } {
	const facts: Fact[] = [];
	const due: DueEvent[] = [];
	const draft = {
		plan,
		now: 0,
		people: createPeople(plan),
		facts,
		due,
		schedule: (at: number, event: Omit<DueEvent, 'at' | 'sequence'>) => due.push({ ...event, at, sequence: due.length }),
		record: (fact: Omit<Fact, 'at'>) => facts.push({ ...fact, at: draft.now } as Fact),
	};
	return draft as unknown as WorldDraft & { now: number; facts: Fact[]; due: DueEvent[] };
}

const post = (draft: WorldDraft, text: string, channel = 'releases', as = 'heron') =>
	handleChat(draft, { to: 'chat', as, method: 'post', channel, text });

function runDue(draft: ReturnType<typeof draftOf>): void {
	const event = draft.due.shift()!;
	draft.now = event.at;
	dueInPeople(draft, event);
}

describe('the chat', () => {
	it('P1: opens with what was written before the start, in order of time', () => {
		expect(createPeople(plan).messages.map(({ id, text }) => [id, text])).toEqual([
			['m1', 'First'],
			['m2', 'Good morning'],
		]);
	});

	it('P2: refuses an unknown channel, an unknown writer and an empty text', () => {
		const draft = draftOf();
		expect(post(draft, 'hi', 'nowhere').status).toBe(404);
		expect(post(draft, 'hi', 'ops', 'nobody').status).toBe(403);
		expect(post(draft, '   ').status).toBe(400);
		expect(draft.facts).toEqual([]);
	});

	it('P3, P4: lets a person answer by the first rule that fits, after the delay', () => {
		const draft = draftOf();
		post(draft, 'I will undo the release.');
		expect(draft.due.map(({ at }) => at)).toEqual([20_000]);
		runDue(draft);
		expect(draft.people.messages.at(-1)).toMatchObject({ from: 'mara', at: 20_000, text: 'When is it done?' });
		expect(draft.facts.map(({ kind }) => kind)).toEqual(['message.posted', 'message.posted', 'answer.awaited']);
	});

	it('P5: uses a rule that answers once only once, even while the answer is being written', () => {
		const draft = draftOf();
		post(draft, 'undo now');
		post(draft, 'undone');
		expect(draft.due.map(({ key }) => key)).toEqual(['mara/ask/releases', 'mara/any/releases']);
	});

	it('P4: does not let a person write the same answer twice at once', () => {
		const draft = draftOf();
		post(draft, 'hello');
		post(draft, 'hello again');
		expect(draft.due).toHaveLength(1);
	});

	it('P6: counts any message of the player in the channel as the answer that somebody waits for', () => {
		const draft = draftOf();
		post(draft, 'undo');
		runDue(draft);
		draft.now = 50_000;
		expect(conversationView(plan, draft.people).channels[0]?.waiting).toEqual({
			from: 'mara',
			name: 'Mara Lind',
			sinceMs: 20_000,
			message: 'm4',
		});
		post(draft, 'elsewhere', 'ops');
		expect(draft.people.waiting).toHaveLength(1);
		post(draft, 'In two minutes.');
		expect(draft.people.waiting).toEqual([]);
		expect(draft.facts.at(-1)).toEqual({ kind: 'answer.given', message: 'm4', channel: 'releases', waitedMs: 30_000, at: 50_000 });
	});
});

describe('words in a message', () => {
	it.each([
		['go ahead', [['go']], true],
		['all good', [['go']], false],
		['We rolled it back', [['roll*']], true],
		['scroll', [['roll*']], false],
		['No customers\nare hit', [['no customers'], ['hit', 'affected']], true],
		['No customers', [['no customers'], ['hit']], false],
		['it’s 4.12.0', [["it's"], ['4.12.0']], true],
		['4.12.01', [['4.12.0']], false],
		['anything', [], true],
	])('P7: %j against %j is %s', (text, groups, expected) => {
		expect(hasWords(text, groups)).toBe(expected);
	});
});
