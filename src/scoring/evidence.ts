/**
 * Observables over a finished trace. The value is null without an opportunity, 0 for an opportunity that was not taken, up to 1 for one
 * that was; `refs` are the moments that decided it.
 */
import {
	type AssessPack,
	type EvidencePattern,
	evaluate,
	findEvents,
	inScope,
	matchesEntry,
	type Observable,
	type Position,
	type RuleContext,
	type Trace,
} from '../scenario/index.ts';
import { canonicalJson, compare, sha256Hex } from '../sim/index.ts';
import { isBefore } from './position.ts';

export interface Evidence {
	readonly id: string;
	/** The rule that gave it: id@version, the version being eight digits of the hash of the rule without its wording. */
	readonly rule: string;
	readonly dimension: Observable['dimension'];
	readonly level: Observable['level'];
	readonly weight: number;
	/** Absent for an observable that is no gate. */
	readonly gate?: 'cap' | 'person';
	/** 0..1; null = no opportunity. */
	readonly value: number | null;
	readonly refs: readonly Position[];
	/** The hint that gave it away, when that is why the value is null. */
	readonly hint?: string;
}

interface Found {
	readonly value: number | null;
	readonly refs: readonly Position[];
}

/** More refs than these help nobody to find the moment. */
const maxRefs = 5;

/** Every observable of the pack, in the order of the scenario. `context` is that of the end of the attempt. */
export function evaluateObservables(context: RuleContext): readonly Evidence[] {
	const hints = usedHints(context.trace, context.assess);
	return context.assess.observables.map((observable) => {
		const { id, dimension, level, weight, gate } = observable;
		const found = evidenceOf(observable, context);
		const hint = hints.find((used) => used.nulls.includes(id) && !wasShownBefore(found, used.position));
		const base = { id, rule: ruleOf(observable), dimension, level, weight, ...(gate === undefined ? {} : { gate }) };
		if (hint !== undefined && found.value !== null) return { ...base, value: null, refs: [hint.position], hint: hint.id };
		return { ...base, value: found.value, refs: found.refs.slice(0, maxRefs) };
	});
}

export interface UsedHint {
	readonly id: string;
	readonly grade: AssessPack['hints'][number]['grade'];
	readonly position: Position;
	readonly at: number;
	readonly nulls: readonly string[];
}

/** Hints in the order of their first use. */
export function usedHints(trace: Trace, assess: AssessPack): readonly UsedHint[] {
	const used: UsedHint[] = [];
	for (const entry of trace) {
		if (entry.kind !== 'input' || entry.input.kind !== 'hint') continue;
		const hint = assess.hints.find(({ id }) => id === entry.input.hint);
		if (hint === undefined || used.some(({ id }) => id === hint.id)) continue;
		used.push({ id: hint.id, grade: hint.grade, position: entry.position, at: entry.at, nulls: hint.nulls });
	}
	return used;
}

/** A hint gives nothing away that was shown before it was read. */
function wasShownBefore({ value, refs }: Found, hint: Position): boolean {
	return value === 1 && refs.length > 0 && refs.every((ref) => isBefore(ref, hint));
}

function evidenceOf({ pattern, opportunity }: Observable, context: RuleContext): Found {
	if (opportunity !== undefined && !evaluate(opportunity, context).holds) return { value: null, refs: [] };
	return patternValue(pattern, context);
}

const whether = (isShown: boolean, refs: readonly Position[]): Found => ({ value: isShown ? 1 : 0, refs });

/** Exactly one form of the pattern is there: the schema sees to it. */
function patternValue(pattern: EvidencePattern, context: RuleContext): Found {
	const { assess, trace } = context;
	const scope = pattern.scope ?? {};
	if (pattern.exists) {
		const [first] = findEvents(trace, pattern.exists, assess, scope);
		return whether(first !== undefined, first ? [first.position] : []);
	}
	if (pattern.absent) {
		const against = findEvents(trace, pattern.absent, assess, scope);
		return whether(
			against.length === 0,
			against.map(({ position }) => position),
		);
	}
	if (pattern.bounded) {
		const { event, atLeast = 0, atMost = Number.POSITIVE_INFINITY } = pattern.bounded;
		const found = findEvents(trace, event, assess, scope);
		return whether(
			found.length >= atLeast && found.length <= atMost,
			found.map(({ position }) => position),
		);
	}
	if (pattern.precedes) return preceded(pattern.precedes, inScope(trace, scope, assess), assess);
	if (pattern.responds) return responded(pattern.responds, inScope(trace, scope, assess), assess);
	if (pattern.holds) {
		const verdict = evaluate(pattern.holds, context);
		return whether(verdict.holds, verdict.positions);
	}
	throw new Error(`an observable without a pattern: ${canonicalJson(pattern)}`);
}

function preceded({ first, second }: NonNullable<EvidencePattern['precedes']>, trace: Trace, assess: AssessPack): Found {
	const index = trace.findIndex((entry) => matchesEntry(second, entry, assess));
	if (index < 0) return { value: null, refs: [] };
	const before = trace.slice(0, index).find((entry) => matchesEntry(first, entry, assess));
	return whether(before !== undefined, [...(before ? [before.position] : []), trace[index]!.position]);
}

/** A question that is still open when the person finishes was not answered; in an attempt that still runs it is no opportunity yet. */
function responded(pattern: NonNullable<EvidencePattern['responds']>, trace: Trace, assess: AssessPack): Found {
	const last = trace.at(-1);
	const isFinished = last?.kind === 'input' && last.input.kind === 'finish';
	const refs: Position[] = [];
	let asked = 0;
	let answered = 0;
	for (const [index, entry] of trace.entries()) {
		if (!matchesEntry(pattern.to, entry, assess)) continue;
		const latest = entry.at + pattern.within;
		const answer = trace.slice(index + 1).find((later) => later.at <= latest && matchesEntry(pattern.with, later, assess));
		if (answer === undefined && !isFinished && last!.at < latest) continue;
		asked += 1;
		refs.push(entry.position);
		if (answer === undefined) continue;
		answered += 1;
		refs.push(answer.position);
	}
	return asked === 0 ? { value: null, refs: [] } : { value: answered / asked, refs };
}

function ruleOf({ says: _, missed: __, ...rule }: Observable): string {
	return `${rule.id}@${sha256Hex(canonicalJson(rule)).slice(0, 8)}`;
}

/** Ids of the gates that were hit, in order of their names. */
export function gatesHit(evidence: readonly Evidence[]): readonly string[] {
	return evidence
		.filter(({ gate, value }) => gate !== undefined && value !== null && value < 1)
		.map(({ id }) => id)
		.sort(compare);
}
