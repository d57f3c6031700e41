/**
 * Goals and ends of a running attempt, for the page. Reads the trace and the world and feeds neither. A build without assessment leaves
 * this module out: the engine then shows no objectives and names no end.
 */
import { type AssessPack, type End, endNow, goalStates, type Position, type RuleContext, type Trace } from '../scenario/index.ts';
import type { Attempt } from './attempt.ts';
import type { LabState, ObjectiveView } from './engine-door.ts';
import { worldQueries } from './world-queries.ts';

export interface Objectives {
	/** Called at every step of the attempt: an irreversible end is noticed when it comes about, even if its cause passes. */
	look(attempt: Attempt): void;
	/** The irreversible end that has come about; null while there is none. */
	readonly lost: End | null;
	views(attempt: Attempt): readonly ObjectiveView[];
	end(attempt: Attempt): LabState['end'];
}

/** Makes the objectives of one attempt. */
export type ObjectivesOf = (assess: AssessPack) => Objectives;

export const objectivesOf: ObjectivesOf = (assess) => {
	let lost: End | null = null;
	let seen = 0;
	return {
		get lost() {
			return lost;
		},
		look(attempt) {
			if (lost !== null || attempt.trace.length === seen) return;
			seen = attempt.trace.length;
			lost = endNow(ruleContext(attempt, assess), false);
		},
		views(attempt) {
			const context = ruleContext(attempt, assess);
			return goalStates(context).map(({ id, title, state, position, missing }) => ({
				id,
				title,
				state,
				detail: state === 'seen' ? seenAt(context.trace, position) : missing,
			}));
		},
		end(attempt) {
			const end = lost ?? endNow(ruleContext(attempt, assess), attempt.isFinished);
			return end && { id: end.id, title: end.title, says: end.says, isIrreversible: end.kind === 'lost' };
		},
	};
};

/** What rules read of an attempt as it stands. */
export function ruleContext(attempt: Attempt, assess: AssessPack): RuleContext {
	return { assess, trace: attempt.trace, world: worldQueries(attempt.world) };
}

function seenAt(trace: Trace, position: Position | null): string {
	const entry = position === null ? undefined : trace.find((candidate) => candidate.position === position);
	if (entry === undefined) return 'Holds now.';
	const seconds = Math.floor(entry.at / 1000);
	const [input] = entry.position.split(':');
	return `Seen at ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}${input === '0' ? '' : `, input ${input}`}.`;
}
