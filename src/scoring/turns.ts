/** Turning points: the few moments after which the attempt stood differently. */
import type { Position, Trace } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';
import type { StepClass, Unclassed } from './causes.ts';
import type { Depth, Moment, Moments } from './moments.ts';
import { clock, inputOf, isBefore } from './position.ts';
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

interface Draft extends Moment {
	readonly title: string;
	readonly words: string;
	readonly isWarning: boolean;
}

/**
 * In order of time. What came about at the same time by the same input is one turn, named by the first of: end, change, depth, goal; the
 * others stand in its words.
 */
export function turnsOf(moments: Moments, steps: readonly Step[], trace: Trace): readonly Turn[] {
	const drafts: Draft[][] = [];
	const add = (moment: Moment | null | undefined, title: string, words = '', isWarning = false) => {
		if (!moment) return;
		const draft = { at: moment.at, position: moment.position, title, words, isWarning };
		const same = drafts.find(([first]) => first!.at === draft.at && inputOf(first!.position) === inputOf(draft.position));
		if (same) same.push(draft);
		else drafts.push([draft]);
	};
	add(moments.lost?.moment, moments.lost?.end.title ?? '', moments.lost?.end.says, true);
	const change = steps.find((step) => step.class === 'replace' || step.class === 'change');
	add(change, 'You made the first change', change && `${change.words}. ${change.told}`, change?.class === 'replace');
	for (const depth of ['detect', 'localise', 'explain', 'mitigate'] as const) add(moments.depths[depth], depthTitles[depth]);
	for (const { title, moment } of moments.goals) add(moment, title);
	return drafts
		.sort(([one], [other]) => one!.at - other!.at || (isBefore(one!.position, other!.position) ? -1 : 1))
		.map((group, index) => turnOf(group, index + 1, steps, trace));
}

function turnOf(group: readonly Draft[], number: number, steps: readonly Step[], trace: Trace): Turn {
	const { at, position, title } = group[0]!;
	const step = steps.find((candidate) => candidate.at === at && inputOf(candidate.position) === inputOf(position));
	const own = group.map(({ words }) => words).filter((words) => words !== '');
	const others = group.slice(1).map((other) => `${other.title}.`);
	return {
		...{ number, at, time: clock(at), position, title },
		class: step?.class ?? null,
		words: [...(own.length > 0 ? own : [step?.told ?? writtenAt(position, trace)]), ...others].filter((words) => words !== '').join(' '),
		isWarning: group.some(({ isWarning }) => isWarning),
	};
}

/** What the person wrote at this moment, in their own words; empty when they wrote nothing. */
function writtenAt(position: Position, trace: Trace): string {
	const entry = trace.find((candidate) => candidate.kind === 'input' && inputOf(candidate.position) === inputOf(position));
	if (entry?.kind !== 'input') return '';
	const { kind, text, happened, status, pins } = entry.input;
	if (kind === 'message') return quoted(String(text));
	if (kind === 'conclude') return quoted(String(happened));
	if (kind !== 'hypothesis') return '';
	const isPinned = Array.isArray(pins) && pins.length > 0;
	return `Your notebook calls a hypothesis ${String(status)}${isPinned ? ' and names its evidence' : ''}.`;
}

/** At most some 160 characters, cut at a word. */
function quoted(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= 160) return `“${line}”`;
	return `“${line.slice(0, 160).replace(/\s+\S*$/, '')} …”`;
}
