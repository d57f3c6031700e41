/**
 * The debrief as plain data for a page: what happened, what each step told, the evidence per dimension and what was missed. Built from the
 * person's own journal; every point links to its moment. Texts come from the scenario; sentences here only say numbers.
 */
import type { Observable, Position } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';
import { bitsPerAct, type ClassifiedAct, efficiency, type StepClass } from './causes.ts';
import { type Depth, depthNames } from './moments.ts';
import { clock, inWords, momentLink } from './position.ts';
import { type DimensionReading, type Episode, episodeOf, type Reading, readDimension } from './reading.ts';
import type { Rubric } from './rubric.ts';
import type { Scored } from './score.ts';
import { type Step, stepsOf } from './steps.ts';
import { type Mark, timelineOf } from './timeline.ts';
import { type Turn, turnsOf } from './turns.ts';

/** A moment of the attempt that stands for something. */
export interface Chip {
	/** Null for something that speaks by its absence. */
	readonly time: string | null;
	readonly words: string;
	readonly position: Position | null;
	readonly href: string | null;
	/** False when it speaks against the dimension. */
	readonly isShown: boolean;
}

export interface DimensionView {
	readonly id: string;
	readonly name: string;
	readonly reading: Reading;
	/** `4 of 6`, or `0 chances`. */
	readonly shown: string;
	readonly chips: readonly Chip[];
	/** What would change the reading. */
	readonly change: readonly string[];
	/** Gates that were hit, in words. */
	readonly gates: readonly Chip[];
	readonly numbers: DimensionReading;
}

/** A point of the line of causes that were still possible. */
export interface SpacePoint {
	readonly at: Ms;
	readonly left: number;
}

/** What the expert's play did, for comparison. Made at build time, where the play is run anyway. */
export interface ExpertFigures {
	readonly depths: Readonly<Record<Depth, Ms | null>>;
	readonly space: readonly SpacePoint[];
	readonly steps: readonly { readonly at: Ms; readonly class: Step['class'] }[];
	readonly bitsPerAct: number | null;
}

export interface Debrief {
	readonly head: string;
	readonly headline: string;
	readonly lead: readonly string[];
	readonly end: {
		readonly id: string;
		readonly kind: 'won' | 'lost' | 'left';
		readonly title: string;
		readonly says: string;
		/** Markdown of the scenario's debrief.md. */
		readonly text: string;
	} | null;
	readonly length: Ms;
	readonly depths: readonly {
		readonly id: Depth;
		readonly name: string;
		readonly you: { readonly time: string; readonly href: string } | null;
		readonly expert: string | null;
	}[];
	readonly space: { readonly causes: number; readonly you: readonly SpacePoint[]; readonly expert: ExpertFigures | null };
	readonly timeline: readonly (Mark & { readonly href: string })[];
	readonly turns: readonly (Turn & { readonly href: string })[];
	readonly steps: readonly (Step & { readonly time: string; readonly href: string })[];
	/** What one look told on average, in bits, over what the expert's looks told, 0..1; null without looks or without an expert. */
	readonly efficiency: number | null;
	readonly classes: readonly { readonly class: StepClass; readonly count: number; readonly words: string }[];
	readonly dimensions: readonly DimensionView[];
	/** How many attempts the readings rest on, this one included. */
	readonly episodes: number;
	readonly rubric: number;
	readonly missed: readonly { readonly id: string; readonly dimension: string; readonly words: string }[];
	/** Telling things that never came into view. */
	readonly unseen: readonly string[];
	readonly hints: readonly {
		readonly id: string;
		readonly grade: string;
		readonly time: string;
		readonly href: string;
		readonly text: string;
		/** What opening it changed in the score. */
		readonly effect: string;
	}[];
	/** Grades that were not opened. */
	readonly unopened: readonly string[];
}

export interface DebriefOptions {
	readonly rubric: Rubric;
	/** Earlier attempts of the same person that count; this one is added. Empty for the first. */
	readonly earlier?: readonly Episode[];
	readonly expert?: ExpertFigures | null;
	/** Title of a cause of the global taxonomy. */
	readonly causeTitle?: (cause: string) => string;
}

const depthWords: Readonly<Record<Depth, string>> = {
	detect: 'Detect: who is hurt, how much',
	localise: 'Localise: which component',
	explain: 'Explain: which cause',
	mitigate: 'Mitigate: put right and stays so',
};

const classWords: Readonly<Record<StepClass, string>> = {
	splitting: 'tells half of what one look could, or more',
	elimination: 'excludes something',
	redundant: 'tells what you know',
	irrelevant: 'speaks of no possible cause',
	replace: 'changes something too early',
};

/** The debrief of a scored attempt. */
export function debriefOf(scored: Scored, options: DebriefOptions): Debrief {
	const { pack, context, moments, result } = scored;
	const { assess } = pack;
	const steps = stepsOf(context.trace, assess, pack.world.player.user);
	const link = (position: Position) => momentLink(result.head, position);
	const linked = <Item extends { readonly position: Position }>(item: Item) => ({ ...item, href: link(item.position) });
	const end = assess.ends.find(({ id }) => id === scored.end?.id);
	const earlier = options.earlier ?? [];
	const episodes = [...earlier, episodeOf(result)];
	const expert = options.expert ?? null;
	return {
		head: result.head,
		headline: headlineOf(scored),
		lead: leadOf(scored, steps, options.causeTitle ?? ((cause) => cause.replaceAll('-', ' '))),
		end: end === undefined ? null : { id: end.id, kind: end.kind, title: end.title, says: end.says, text: end.debrief },
		length: result.length,
		depths: depthNames.map((id) => {
			const you = moments.depths[id];
			const theirs = expert?.depths[id] ?? null;
			return {
				id,
				name: depthWords[id],
				you: you && { time: clock(you.at), href: link(you.position) },
				expert: theirs === null ? null : clock(theirs),
			};
		}),
		space: { causes: assess.hypotheses.length, you: spaceOf(assess.hypotheses.length, steps), expert },
		timeline: timelineOf(context.trace, steps, pack).map(linked),
		turns: turnsOf(moments, steps, context.trace).map(linked),
		steps: steps.map((step) => ({ ...linked(step), time: clock(step.at) })),
		efficiency: efficiency(steps, expert?.bitsPerAct ?? null),
		classes: (Object.keys(classWords) as StepClass[]).map((name) => ({
			class: name,
			count: steps.filter((step) => step.class === name).length,
			words: classWords[name],
		})),
		dimensions: options.rubric.dimensions.map(({ id, name }) => dimensionView(scored, readDimension(options.rubric, id, episodes), name)),
		episodes: episodes.length,
		rubric: options.rubric.version,
		missed: scored.evidence
			.filter(({ value }) => value !== null && value < 1)
			.map(({ id, dimension }) => ({ id, dimension, words: observableOf(scored, id).missed })),
		unseen: unseenClues(scored, steps),
		hints: hintViews(scored),
		unopened: ['observe', 'direct', 'near-solution'].filter(
			(grade) => assess.hints.some((hint) => hint.grade === grade) && !scored.hints.some((hint) => hint.grade === grade),
		),
	};
}

/** The figures of an expert's play, to stand beside somebody's own. */
export function expertFigures({ pack, context, moments }: Scored): ExpertFigures {
	const steps = stepsOf(context.trace, pack.assess, pack.world.player.user);
	const at = (depth: Depth) => moments.depths[depth]?.at ?? null;
	return {
		depths: { detect: at('detect'), localise: at('localise'), explain: at('explain'), mitigate: at('mitigate') },
		space: spaceOf(pack.assess.hypotheses.length, steps),
		steps: steps.map((step) => ({ at: step.at, class: step.class })),
		bitsPerAct: bitsPerAct(steps),
	};
}

/** How many causes were left, at every moment at which that changed. Begins at 0. */
function spaceOf(causes: number, acts: readonly ClassifiedAct[]): readonly SpacePoint[] {
	const points: SpacePoint[] = [{ at: 0, left: causes }];
	for (const act of acts) if (act.causesAfter < act.causesBefore) points.push({ at: act.at, left: act.causesAfter });
	return points;
}

const observableOf = ({ pack }: Scored, id: string): Observable => pack.assess.observables.find((one) => one.id === id)!;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The title of the end; for a won one with the time that it took, at the end of its first clause. */
function headlineOf({ end, pack, moments }: Scored): string {
	const title = pack.assess.ends.find(({ id }) => id === end?.id)?.title;
	if (title === undefined) return 'Debrief: the attempt is not finished';
	const fixed = moments.depths.mitigate;
	if (end?.kind !== 'won' || fixed === null) return `Debrief: ${lowerFirst(title)}`;
	const [, first, rest] = /^(.*?)((?:;|, (?:and|but) ).*)?$/s.exec(lowerFirst(title))!;
	return `Debrief: ${first} after ${inWords(fixed.at)}${rest ?? ''}`;
}

function leadOf({ context, pack: { assess } }: Scored, steps: readonly Step[], causeTitle: (cause: string) => string): readonly string[] {
	const sentences: string[] = [];
	const all = assess.hypotheses.length;
	const telling = steps.filter((step) => step.causesAfter < step.causesBefore);
	const last = telling.at(-1);
	if (last === undefined) sentences.push(`No step excluded any of the ${all} possible causes.`);
	else
		sentences.push(`You narrowed ${all} possible causes to ${last.causesAfter} ${last.at < 1000 ? 'at once' : `in ${inWords(last.at)}`}.`);
	const change = steps.find((step) => step.class === 'replace' || step.class === 'change');
	if (change === undefined) sentences.push('You changed nothing on the platform.');
	else if (change.class === 'replace')
		sentences.push(`The first change, at ${clock(change.at)}, came with ${change.causesBefore} causes still open.`);
	else sentences.push(`The first change, at ${clock(change.at)}, came when one cause was left.`);
	const truth = `${lowerFirst(causeTitle(assess.truth.cause))} (${assess.truth.component})`;
	const conclusion = context.trace.findLast((entry) => entry.kind === 'input' && entry.input.kind === 'conclude');
	const belief = conclusion?.kind === 'input' ? (conclusion.input.belief as { component: string; cause: string } | null) : null;
	if (belief === null) sentences.push(`You named no cause. It was this: ${truth}.`);
	else if (belief.component === assess.truth.component && belief.cause === assess.truth.cause)
		sentences.push(`The cause you named is right: ${truth}.`);
	else sentences.push(`The cause you named is not the one. It was this: ${truth}.`);
	return sentences;
}

function dimensionView(scored: Scored, numbers: DimensionReading, name: string): DimensionView {
	const { result, evidence, context } = scored;
	const own = evidence.filter((one) => one.dimension === numbers.dimension);
	const chip = (id: string, refs: readonly Position[], isShown: boolean): Chip => {
		const position = refs[0] ?? null;
		const entry = position === null ? undefined : context.trace.find((candidate) => candidate.position === position);
		const { says, missed } = observableOf(scored, id);
		return {
			time: entry === undefined ? null : clock(entry.at),
			words: isShown ? says : missed,
			position,
			href: position === null ? null : momentLink(result.head, position),
			isShown,
		};
	};
	const seen = own.filter((one) => one.value !== null);
	const hits = seen.filter((one) => one.gate !== undefined && one.value! < 1);
	return {
		id: numbers.dimension,
		name,
		reading: numbers.reading,
		shown: numbers.chances === 0 ? '0 chances' : `${numbers.shown} of ${numbers.chances}`,
		// What was not shown and has no moment stands under "missed".
		chips: seen.filter((one) => one.value! >= 0.5 || one.refs.length > 0).map((one) => chip(one.id, one.refs, one.value! >= 0.5)),
		change: changeWords(scored, numbers),
		gates: hits.map((one) => chip(one.id, one.refs, false)),
		numbers,
	};
}

function changeWords(scored: Scored, { dimension, reading, missing, gates }: DimensionReading): readonly string[] {
	if (reading === 'ie') return missing;
	const missedAt = (level: 'meets' | 'strong') =>
		scored.evidence
			.filter((one) => one.dimension === dimension && one.level === level && one.value !== null && one.value < 1)
			.map(({ id }) => observableOf(scored, id).missed);
	const capped = gates.length > 0 ? ['Capped by what a gate saw. A person decides.'] : [];
	if (reading === 'below' || reading === 'borderline')
		return [...capped, ...missedAt('meets').map((words) => `For Meets: ${lowerFirst(words)}`)];
	if (reading === 'meets') return [...capped, ...missedAt('strong').map((words) => `For Strong: ${lowerFirst(words)}`)];
	return ['Nothing missing.'];
}

/** Clues that would have excluded something and never came into view. */
function unseenClues({ pack: { assess } }: Scored, steps: readonly Step[]): readonly string[] {
	const seen = new Set(steps.flatMap(({ newClues }) => newClues));
	return assess.clues.filter(({ id, excludes }) => excludes.length > 0 && !seen.has(id)).map(({ says }) => says);
}

function hintViews({ hints, evidence, pack: { assess }, result }: Scored): Debrief['hints'] {
	return hints.map(({ id, grade, at, position, nulls }) => {
		const taken = evidence.filter((one) => one.hint === id).length;
		const effect =
			nulls.length === 0
				? 'It gives nothing away, so it changes nothing.'
				: taken === 0
					? 'You had shown already what it gives away, so it changes nothing.'
					: `It gives away ${taken === 1 ? 'one thing' : `${taken} things`} that this attempt can no longer show.`;
		return {
			id,
			grade,
			time: clock(at),
			href: momentLink(result.head, position),
			text: assess.hints.find((hint) => hint.id === id)!.text,
			effect,
		};
	});
}
