/**
 * The indicators of a delivery platform (K1..K17) that one attempt can honestly give. Only those that the scenario says it covers;
 * the rest stay unsaid instead of being guessed.
 */
import type { CompiledScenario, Position, Trace } from '../scenario/index.ts';
import type { Evidence } from './evidence.ts';
import type { Moments } from './moments.ts';

export interface Kpi {
	/** Such as `K5`. */
	readonly id: string;
	readonly unit: 'ms' | 'share';
	/** Null when the attempt never came to it. */
	readonly value: number | null;
	readonly refs: readonly Position[];
}

/** In the order of their numbers. */
export function kpisOf(pack: CompiledScenario, trace: Trace, moments: Moments, evidence: readonly Evidence[]): readonly Kpi[] {
	return indicatorsOf(pack).flatMap((id) => {
		if (id === 'K5') return [restoreTime(moments)];
		if (id === 'K9') return [deployTime(pack, trace, moments)];
		const share = shareOf(id, pack, evidence);
		return share === null ? [] : [share];
	});
}

/** What the card or one of the observables names. */
function indicatorsOf({ card, assess }: CompiledScenario): readonly string[] {
	const facts = [...card.covers, ...assess.observables.flatMap(({ covers }) => covers)].filter((fact) => /^K\d+$/.test(fact));
	return [...new Set(facts)].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}

/** K5: from taking over, which is the start of the attempt, to the moment since which the release failure has been mitigated. */
function restoreTime({ depths: { mitigate } }: Moments): Kpi {
	return { id: 'K5', unit: 'ms', value: mitigate?.at ?? null, refs: mitigate ? [mitigate.position] : [] };
}

/** K9: from the person's first change to the last goal, which includes the validation that goals ask for. */
function deployTime({ world }: CompiledScenario, trace: Trace, { goals }: Moments): Kpi {
	const first = trace.find((entry) => entry.kind === 'fact' && entry.fact.kind === 'object.written' && entry.fact.by === world.player.user);
	const last = goals.reduce<Moments['goals'][number]['moment']>(
		(latest, { moment }) => (moment !== null && (latest === null || moment.at > latest.at) ? moment : latest),
		null,
	);
	if (first === undefined || last === null || goals.some(({ moment }) => moment === null) || last.at < first.at) {
		return { id: 'K9', unit: 'ms', value: null, refs: [] };
	}
	return { id: 'K9', unit: 'ms', value: last.at - first.at, refs: [first.position, last.position] };
}

/** Weighted share shown of the observables that stand for an indicator; null when the scenario has none for it. */
function shareOf(id: string, { assess }: CompiledScenario, evidence: readonly Evidence[]): Kpi | null {
	const standing = assess.observables.filter(({ covers }) => covers.includes(id)).map((observable) => observable.id);
	if (standing.length === 0) return null;
	const seen = evidence.filter((one) => standing.includes(one.id) && one.value !== null);
	const weight = seen.reduce((sum, one) => sum + one.weight, 0);
	const shown = seen.reduce((sum, one) => sum + one.weight * one.value!, 0);
	return { id, unit: 'share', value: weight === 0 ? null : shown / weight, refs: seen.flatMap(({ refs }) => refs.slice(0, 1)) };
}
