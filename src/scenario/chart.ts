/** Explores a scenario's script as an XState chart: which stages can be reached, and which ones are never left. */
import { getAdjacencyMap } from 'xstate/graph';
import type { ScriptPlan } from '../sim/index.ts';
import { scriptEvents, scriptMachine } from '../sim/index.ts';

export interface ChartFindings {
	readonly unreachable: readonly string[];
	/** Stages from which no stable stage can be reached: the script runs in circles for ever. A stage without moves is stable. */
	readonly endless: readonly string[];
}

export function exploreChart(plan: ScriptPlan): ChartFindings {
	const stages = Object.keys(plan.stages);
	// `fired` plays no part in the moves, so a stage is one state here.
	const map = getAdjacencyMap(scriptMachine(plan), { events: [...scriptEvents(plan)], serializeState: (state) => String(state.value) });
	const next = new Map<string, readonly string[]>();
	for (const node of Object.values(map)) {
		const to = new Set<string>();
		// The machine's own type makes `transitions` any.
		for (const { state } of Object.values(node.transitions as Readonly<Record<string, { state: { value: unknown } }>>))
			to.add(String(state.value));
		next.set(String(node.state.value), [...to]);
	}
	const reached = closure([plan.initial], (stage) => next.get(stage) ?? []);
	const stable = stages.filter((stage) => plan.stages[stage]!.transitions.length === 0);
	const before = (stage: string) => stages.filter((other) => next.get(other)?.includes(stage));
	const settled = closure(stable, before);
	return {
		unreachable: stages.filter((stage) => !reached.has(stage)),
		endless: stages.filter((stage) => reached.has(stage) && !settled.has(stage)),
	};
}

function closure(from: readonly string[], step: (stage: string) => readonly string[]): ReadonlySet<string> {
	const found = new Set(from);
	for (const stage of found) for (const other of step(stage)) found.add(other);
	return found;
}
