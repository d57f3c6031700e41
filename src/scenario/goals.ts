/** Goals and ends at one moment of an attempt. */
import type { End } from './packs.ts';
import type { RuleContext, Verdict } from './predicate.ts';
import { evaluate } from './predicate.ts';
import type { Position } from './trace.ts';

export interface GoalState {
	readonly id: string;
	readonly title: string;
	readonly state: 'open' | 'partly' | 'seen';
	/** Entry of the trace that completed it; null while it is open, and for a goal that only the world decides. */
	readonly position: Position | null;
	/** Why it is not met, with the live value; empty when seen. */
	readonly missing: string;
}

export function goalStates(context: RuleContext): readonly GoalState[] {
	return context.assess.goals.map((goal) => {
		const verdict = evaluate(goal.when, context);
		if (verdict.holds) return { id: goal.id, title: goal.title, state: 'seen', position: verdict.positions.at(-1) ?? null, missing: '' };
		const isPartly = goal.partly !== undefined && evaluate(goal.partly, context).holds;
		return {
			id: goal.id,
			title: goal.title,
			state: isPartly ? 'partly' : 'open',
			position: null,
			missing: missingText(goal.missing, verdict),
		};
	});
}

const missingText = (text: string, verdict: Verdict): string => text.replaceAll('{value}', verdict.value ?? 'nothing');

/**
 * The end that holds now: a lost one as soon as its predicate holds; won or left only when the person has finished; else null.
 * Ends are tried in the order of the file.
 */
export function endNow(context: RuleContext, isFinished: boolean): End | null {
	const { ends } = context.assess;
	const holds = (end: End) => end.when === undefined || evaluate(end.when, context).holds;
	const lost = ends.find((end) => end.kind === 'lost' && holds(end));
	if (lost || !isFinished) return lost ?? null;
	return ends.find((end) => end.kind === 'won' && holds(end)) ?? ends.find((end) => end.kind === 'left' && holds(end)) ?? null;
}
