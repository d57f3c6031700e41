import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import type { Request } from '../door.ts';
import type { DueEvent, WorldDraft } from '../draft.ts';
import type { Fact } from '../fact.ts';
import { createPeople } from '../people/index.ts';
import type { Inject, ScriptPlan, WorldPlan } from '../plan.ts';
import { createScript, dueInScript, factsToScript, scriptEvents, scriptMachine, startScript } from './index.ts';

const speak = (text: string): Inject => ({ do: 'say', from: 'mara', channel: 'releases', text, asks: false });

const script: ScriptPlan = {
	initial: 'waiting',
	stages: {
		waiting: {
			entry: [speak('start')],
			injects: [
				{ when: { on: 'time', afterMs: 10_000 }, actions: [speak('ten seconds')] },
				{ when: { on: 'fact', fact: 'rollout.completed', where: { name: 'checkout' } }, actions: [speak('complete')] },
			],
			transitions: [
				{ when: { on: 'fact', fact: 'rollout.completed', where: { name: 'checkout' } }, to: 'calm' },
				{ when: { on: 'time', afterMs: 60_000 }, to: 'impatient' },
			],
		},
		impatient: { entry: [speak('impatient')], injects: [], transitions: [{ when: { on: 'time', afterMs: 5_000 }, to: 'waiting' }] },
		calm: { entry: [speak('calm')], injects: [], transitions: [] },
	},
};

function draftOf() {
	const plan = {
		player: { id: 'heron' },
		people: [],
		channels: [{ id: 'releases', topic: '', history: [] }],
		script,
	} as unknown as WorldPlan;
	const facts: Fact[] = [];
	let due: DueEvent[] = [];
	const requests: Request[] = [];
	const draft = {
		plan,
		now: 0,
		images: [],
		people: createPeople(plan),
		script: createScript(script),
		schedule: (at: number, event: Omit<DueEvent, 'at' | 'sequence'>) => due.push({ ...event, at, sequence: due.length }),
		unschedule: (_: string, kind: string, key: string) => {
			due = due.filter((event) => event.kind !== kind || event.key !== key);
		},
		record: (fact: Omit<Fact, 'at'>) => facts.push({ ...fact, at: draft.now } as Fact),
	};
	const door = (_: WorldDraft, request: Request) => requests.push(request);
	const world = draft as unknown as WorldDraft;
	return {
		start: () => startScript(world, door),
		/** Runs every due event up to this time. */
		until: (at: number) => {
			for (;;) {
				const next = due.filter((event) => event.at <= at).sort((one, other) => one.at - other.at || one.sequence - other.sequence)[0];
				if (!next) break;
				due = due.filter((event) => event !== next);
				draft.now = next.at;
				dueInScript(world, next, door);
			}
			draft.now = at;
		},
		happen: (fact: object) => factsToScript(world, [{ at: draft.now, ...fact } as Fact], door),
		said: () => draft.people.messages.map((message) => message.text),
		stages: () => facts.flatMap((fact) => (fact.kind === 'stage.entered' ? [fact.stage] : [])),
		state: () => draft.script,
		due: () => due.map(({ at, kind, key }) => ({ at, kind, key })),
	};
}

describe('a script', () => {
	it('S1: enters its first stage and sets its delays', () => {
		const play = draftOf();
		play.start();
		expect(play.said()).toEqual(['start']);
		expect(play.due()).toEqual([
			{ at: 10_000, kind: 'inject', key: 'waiting/0' },
			{ at: 60_000, kind: 'move', key: 'waiting/1' },
		]);
	});

	it('S2, S3: acts after a delay, moves on, and does everything anew when it comes back to a stage', () => {
		const play = draftOf();
		play.start();
		play.until(76_000);
		expect(play.said()).toEqual(['start', 'ten seconds', 'impatient', 'start', 'ten seconds']);
		expect(play.stages()).toEqual(['waiting', 'impatient', 'waiting']);
	});

	it('S4, S2: both acts and moves on when one fact asks for both, and takes back the delays of the stage it leaves', () => {
		const play = draftOf();
		play.start();
		play.happen({ kind: 'rollout.completed', namespace: 'shop', name: 'web', revision: 3, images: '' });
		expect(play.state().value).toBe('waiting');
		play.happen({ kind: 'rollout.completed', namespace: 'shop', name: 'checkout', revision: 3, images: '' });
		expect(play.said()).toEqual(['start', 'complete', 'calm']);
		expect(play.due()).toEqual([]);
	});

	it('S6: stores plain data only', () => {
		const play = draftOf();
		play.start();
		play.until(20_000);
		expect(JSON.parse(JSON.stringify(play.state()))).toEqual({ value: 'waiting', context: { fired: [0] }, enteredAt: 0 });
	});

	it('S6: can be enumerated: every stage is on some path', () => {
		const paths = getShortestPaths(scriptMachine(script), { events: [...scriptEvents(script)] });
		expect([...new Set(paths.map((path) => path.state.value as string))].sort()).toEqual(['calm', 'impatient', 'waiting']);
	});
});
