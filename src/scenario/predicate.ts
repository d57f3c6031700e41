/** Evaluates rules over a trace and a world. Pure; the same for goals during an attempt and for scores afterwards. */
import { hasWords } from '../sim/index.ts';
import type { AssessPack, Clue, WorldQueries } from './packs.ts';
import type { EventPattern, InWorld, Predicate, Scope } from './schema/rules.ts';
import type { Position, ScreenEntry, Trace, TraceEntry } from './trace.ts';

export interface RuleContext {
	readonly assess: AssessPack;
	readonly trace: Trace;
	/** As it stands at the end of the trace. */
	readonly world: WorldQueries;
}

export interface Verdict {
	readonly holds: boolean;
	/** Entries of the trace that decided it, in order; for a negation those that speak against it. */
	readonly positions: readonly Position[];
	/** Live value of the first field of the world that decides it; null when no field does. */
	readonly value: string | null;
}

/** True when the entry is one of those that the pattern describes. */
export function matchesEntry(pattern: EventPattern, entry: TraceEntry, assess: AssessPack): boolean {
	switch (entry.kind) {
		case 'input':
			return pattern.input === entry.input.kind && matchesFields(pattern, entry.input, assess);
		case 'fact':
			return pattern.fact === entry.fact.kind && matchesFields(pattern, { ...entry.fact }, assess);
		case 'screen': {
			const clue = pattern.clue === undefined ? undefined : assess.clues.find((candidate) => candidate.id === pattern.clue);
			return clue !== undefined && showsClue(clue, entry) && matchesFields(pattern, { source: entry.source, text: entry.text }, assess);
		}
	}
}

/** True when the clue's signature stands in what reached this screen. */
export function showsClue(clue: Clue, entry: ScreenEntry): boolean {
	const known = shownClues.get(entry) ?? new Map<Clue, boolean>();
	shownClues.set(entry, known);
	const answer = known.get(clue) ?? searchClue(clue, entry);
	known.set(clue, answer);
	return answer;
}

/** Entries never change and are asked about after every step, so each text is searched once for each clue. */
const shownClues = new WeakMap<ScreenEntry, Map<Clue, boolean>>();

function searchClue(clue: Clue, entry: ScreenEntry): boolean {
	const signatures: Readonly<Record<string, string | undefined>> = clue.signature;
	const signature = signatures[entry.source];
	return signature !== undefined && regex(signature).test(entry.text);
}

/** Entries that the pattern describes, inside the scope. */
export function findEvents(trace: Trace, pattern: EventPattern, assess: AssessPack, scope: Scope = {}): readonly TraceEntry[] {
	return inScope(trace, scope, assess).filter((entry) => matchesEntry(pattern, entry, assess));
}

/** The part of the trace that a scope leaves. */
export function inScope(trace: Trace, scope: Scope, assess: AssessPack): Trace {
	const { after, afterLast, before } = scope;
	let part = trace;
	if (after) {
		const first = part.findIndex((entry) => matchesEntry(after, entry, assess));
		part = first < 0 ? [] : part.slice(first + 1);
	}
	if (afterLast) {
		const last = part.findLastIndex((entry) => matchesEntry(afterLast, entry, assess));
		part = last < 0 ? [] : part.slice(last + 1);
	}
	if (before) {
		const end = part.findIndex((entry) => matchesEntry(before, entry, assess));
		part = end < 0 ? part : part.slice(0, end);
	}
	return part;
}

/** Evaluates a predicate at the end of the trace. */
export function evaluate(predicate: Predicate, context: RuleContext): Verdict {
	if (predicate.all) return allOf(predicate.all.map((part) => evaluate(part, context)));
	if (predicate.any) return anyOf(predicate.any.map((part) => evaluate(part, context)));
	if (predicate.not) {
		const inner = evaluate(predicate.not, context);
		return { ...inner, holds: !inner.holds };
	}
	if (predicate.seen) {
		const [first] = findEvents(context.trace, predicate.seen.event, context.assess, predicate.seen);
		return { holds: first !== undefined, positions: first ? [first.position] : [], value: null };
	}
	if (predicate.world) return evaluateWorld(predicate.world, context.world);
	return allOf(context.assess.goals.map((goal) => evaluate(goal.when, context)));
}

function allOf(parts: readonly Verdict[]): Verdict {
	const against = parts.filter((part) => !part.holds);
	return {
		holds: against.length === 0,
		positions: sorted(parts.flatMap((part) => part.positions)),
		value: (against.length > 0 ? against : parts).find((part) => part.value !== null)?.value ?? null,
	};
}

function anyOf(parts: readonly Verdict[]): Verdict {
	const held = parts.find((part) => part.holds);
	return held ?? { holds: false, positions: [], value: parts.find((part) => part.value !== null)?.value ?? null };
}

function evaluateWorld(asked: InWorld, world: WorldQueries): Verdict {
	const object = world.object(asked.resource, asked.namespace, asked.name);
	const found = object === undefined ? undefined : fieldAt(object, asked.path);
	return { holds: object !== undefined && meetsBounds(found, asked), positions: [], value: object === undefined ? 'gone' : shown(found) };
}

function meetsBounds(found: unknown, asked: InWorld): boolean {
	const number = typeof found === 'number' ? found : found === undefined ? 0 : Number.NaN;
	return (
		(asked.is === undefined || equals(found, asked.is)) &&
		(asked.isNot === undefined || !equals(found, asked.isNot)) &&
		(asked.atLeast === undefined || number >= asked.atLeast) &&
		(asked.atMost === undefined || number <= asked.atMost)
	);
}

/** The API leaves out a status field that is 0 or empty, so a missing field equals those. */
const equals = (found: unknown, wanted: string | number | boolean): boolean =>
	found === wanted || (found === undefined && (wanted === 0 || wanted === '' || wanted === false));

function shown(found: unknown): string {
	if (found === undefined) return '0';
	return typeof found === 'string' ? found : JSON.stringify(found);
}

function matchesFields(pattern: EventPattern, fields: object, assess: AssessPack): boolean {
	const at = (path: string) => fieldAt(fields, path);
	const textAt = (path: string) => textOf(at(path));
	const every = <Value>(asked: Readonly<Record<string, Value>> | undefined, holds: (path: string, value: Value) => boolean) =>
		asked === undefined || Object.entries(asked).every(([path, value]) => holds(path, value));
	return (
		every(pattern.where, (path, value) => equals(at(path), value)) &&
		every(pattern.isNot, (path, value) => !equals(at(path), value)) &&
		every(pattern.atLeast, (path, value) => numberOf(at(path)) >= value) &&
		every(pattern.atMost, (path, value) => numberOf(at(path)) <= value) &&
		every(pattern.matches, (path, value) => regex(value).test(textAt(path))) &&
		every(pattern.words, (path, slots) => hasWords(textAt(path), slots)) &&
		every(pattern.lacks, (path, slots) => !slots.some((slot) => hasWords(textAt(path), [slot]))) &&
		(pattern.belief === undefined || isTrueBelief(at('belief'), assess) === (pattern.belief === 'true'))
	);
}

function isTrueBelief(belief: unknown, { truth }: AssessPack): boolean {
	if (typeof belief !== 'object' || belief === null) return false;
	return fieldAt(belief, 'component') === truth.component && fieldAt(belief, 'cause') === truth.cause;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** The field that `a.b.0.c` names. A key that holds dots itself, as annotations have, stands in brackets: `metadata.annotations[a.b/c]`. */
export function fieldAt(from: object, path: string): unknown {
	let value: unknown = from;
	for (const [, bracketed, plain] of path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Readonly<Record<string, unknown>>)[(bracketed ?? plain)!];
	}
	return value;
}

/** Rules are evaluated often and over few expressions. */
const compiled = new Map<string, RegExp>();

function regex(source: string): RegExp {
	const known = compiled.get(source);
	if (known) return known;
	const made = new RegExp(source, 'mu');
	compiled.set(source, made);
	return made;
}

function sorted(positions: readonly Position[]): readonly Position[] {
	const key = (position: Position) => position.split(':').map(Number) as [number, number];
	return [...new Set(positions)].sort((one, other) => {
		const [input, entry] = key(one);
		const [otherInput, otherEntry] = key(other);
		return input - otherInput || entry - otherEntry;
	});
}
