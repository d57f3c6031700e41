/** Turning points: the few moments after which the attempt stood differently. */
import type { Position } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';
import type { StepClass, Unclassed } from './causes.ts';
import type { Depth, Moments } from './moments.ts';
import { clock, isBefore } from './position.ts';
import type { Step } from './steps.ts';

export interface Turn {
	/** From 1. */
	readonly number: number;
	readonly at: Ms;
	readonly time: string;
	readonly position: Position;
	readonly title: string;
	/** Class of the step at this moment; null when no step stands there. */
	readonly class: StepClass | Unclassed | null;
	readonly words: string;
	/** A change with causes open, or an irreversible end. */
	readonly isWarning: boolean;
}

const depthTitles: Readonly<Record<Depth, string>> = {
	detect: 'You saw how far it reaches',
	localise: 'You found the component',
	explain: 'You knew the cause',
	mitigate: 'It was put right',
};

type Draft = Omit<Turn, 'number' | 'time' | 'class'> & { readonly step: Step | undefined };

/** In order of time. Moments at the same position are one turn, named by the first of: end, change, depth, goal. */
export function turnsOf(moments: Moments, steps: readonly Step[]): readonly Turn[] {
	const drafts: Draft[] = [];
	const add = (at: Ms, position: Position, title: string, words = '', isWarning = false) => {
		if (drafts.some((draft) => draft.position === position)) return;
		const step =
			steps.find((candidate) => candidate.position === position) ??
			steps.findLast((candidate) => !isBefore(position, candidate.position) && candidate.at === at);
		drafts.push({ at, position, title, words: words === '' ? (step?.told ?? '') : words, isWarning, step });
	};
	if (moments.lost !== null) add(moments.lost.moment.at, moments.lost.moment.position, moments.lost.end.title, moments.lost.end.says, true);
	const change = steps.find((step) => step.class === 'replace' || step.class === 'change');
	if (change !== undefined)
		add(change.at, change.position, 'You made the first change', `${change.words}: ${change.told}`, change.class === 'replace');
	for (const depth of ['detect', 'localise', 'explain', 'mitigate'] as const) {
		const moment = moments.depths[depth];
		if (moment !== null) add(moment.at, moment.position, depthTitles[depth]);
	}
	for (const { title, moment } of moments.goals) if (moment !== null) add(moment.at, moment.position, title);
	return drafts
		.sort((one, other) => one.at - other.at || (isBefore(one.position, other.position) ? -1 : 1))
		.map(({ step, ...draft }, index) => ({ ...draft, number: index + 1, time: clock(draft.at), class: step?.class ?? null }));
}
