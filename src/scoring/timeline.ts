/** The timeline of an attempt: what the person did, what the platform did and what people said, each with its time and place. */
import type { CompiledScenario, Position, Trace, TraceInput } from '../scenario/index.ts';
import type { Fact, Ms } from '../sim/index.ts';
import { clock, inWords } from './position.ts';
import type { Step } from './steps.ts';

export interface Mark {
	readonly at: Ms;
	readonly time: string;
	readonly position: Position;
	readonly lane: 'you' | 'people' | 'platform';
	/** `bad` and `good` speak of the platform, never of a person. */
	readonly tone: 'plain' | 'bad' | 'good';
	readonly words: string;
	/** What was written, for a message. */
	readonly text?: string;
	/** Set for a step of the person. */
	readonly step?: Step;
}

/** All marks in the order of the trace. */
export function timelineOf(trace: Trace, steps: readonly Step[], { world }: CompiledScenario): readonly Mark[] {
	const stepAt = new Map(steps.map((step) => [step.position, step]));
	const nameOf = (id: string) => world.people.find((person) => person.id === id)?.name.split(' ')[0] ?? id;
	const awaited = new Set(
		trace.flatMap((entry) => (entry.kind === 'fact' && entry.fact.kind === 'answer.awaited' ? [entry.fact.message] : [])),
	);
	const said = new Set<string>();
	return trace.flatMap((entry): Mark[] => {
		const { at, position } = entry;
		const mark = (lane: Mark['lane'], words: string, tone: Mark['tone'] = 'plain'): Mark => ({
			at,
			time: clock(at),
			position,
			lane,
			tone,
			words,
		});
		const step = stepAt.get(position);
		if (step !== undefined) return [{ ...mark('you', step.words), step }];
		if (entry.kind === 'screen') return [];
		if (entry.kind === 'input') {
			const words = noteWords(entry.input);
			return words === null ? [] : [mark('you', words)];
		}
		const fact = entry.fact;
		if (fact.kind === 'message.posted') {
			const { text } = fact;
			if (fact.from === world.player.id) return [{ ...mark('people', `You to #${fact.channel}`), text }];
			return [{ ...mark('people', `${nameOf(fact.from)} ${awaited.has(fact.id) ? 'asks in' : 'to'} #${fact.channel}`), text }];
		}
		if (fact.kind === 'answer.given') return [mark('people', `You answered after ${inWords(fact.waitedMs)}`)];
		const happened = platformWords(fact, world.player.user);
		// A crash loop says the same thing again and again; the timeline says it once.
		if (happened === null || said.has(happened.words)) return [];
		said.add(happened.words);
		return [mark('platform', happened.words, happened.tone)];
	});
}

/** What the person wrote down or asked for; looks and changes are steps. */
function noteWords(input: TraceInput): string | null {
	switch (input.kind) {
		case 'pin':
			return 'Pinned evidence';
		case 'hypothesis':
			return input.status === 'open' ? 'Wrote a hypothesis' : `Hypothesis ${String(input.status)}`;
		case 'conclude':
			return 'Wrote the conclusion';
		case 'hint':
			return 'Opened a hint';
		case 'finish':
			return 'Finished';
		default:
			return null;
	}
}

interface Happened {
	readonly words: string;
	readonly tone: Mark['tone'];
}

function platformWords(fact: Fact, user: string): Happened | null {
	switch (fact.kind) {
		case 'pod.imagePullFailed':
			return { words: `${tagOf(fact.image)} cannot be pulled`, tone: 'bad' };
		case 'container.exited':
			return fact.exitCode === 0 ? null : { words: `${fact.deployment || fact.name}: container ends with ${fact.exitCode}`, tone: 'bad' };
		case 'rollout.started':
			return { words: `${fact.name}: rollout to revision ${fact.revision}`, tone: 'plain' };
		case 'rollout.completed':
			return { words: `${fact.name}: revision ${fact.revision} complete`, tone: 'plain' };
		case 'rollout.stalled':
			return { words: `${fact.name}: rollout past its deadline`, tone: 'bad' };
		case 'rollout.paused':
			return { words: `${fact.name}: rollout paused`, tone: 'plain' };
		case 'rollout.resumed':
			return { words: `${fact.name}: rollout resumed`, tone: 'plain' };
		case 'deployment.scaled':
			return { words: `${fact.name}: ${fact.from} to ${fact.to} replicas`, tone: 'plain' };
		case 'endpoints.changed':
			return fact.ready === 0 ? { words: `${fact.name}: nobody serves`, tone: 'bad' } : null;
		case 'deployment.availability': {
			const words = `${fact.name}: ${fact.available} of ${fact.desired} available`;
			return { words, tone: fact.available === 0 ? 'bad' : fact.available >= fact.desired ? 'good' : 'plain' };
		}
		case 'request.refused':
			return fact.by === user ? { words: `${fact.verb} ${fact.resource} refused (${fact.status})`, tone: 'plain' } : null;
		default:
			return null;
	}
}

/** Last part of a reference: `checkout:4.12.0`. */
const tagOf = (image: string): string => image.slice(image.lastIndexOf('/') + 1);
