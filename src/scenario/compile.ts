/** Compiles a scenario for one variant, and names both halves by their hashes. */
import { canonicalJson, sha256Hex } from '../sim/index.ts';
import { compileWorld } from './compile-world.ts';
import type { Scenario } from './load.ts';
import { runbookPages, sections } from './markdown.ts';
import type { AssessPack, CompiledScenario, ScenarioCard } from './packs.ts';
import { substituteText } from './substitute.ts';

/** Throws on a variant that the scenario does not have: callers take names from `scenario.variants`. */
export function compileScenario(scenario: Scenario, variant: string): CompiledScenario {
	if (!scenario.sources[variant])
		throw new Error(`Scenario ${scenario.slug} has no variant ${variant}; it has ${scenario.variants.join(', ')}`);
	return { card: cardOf(scenario, variant), world: compileWorld(scenario, variant), assess: compileAssess(scenario, variant) };
}

/** What everybody may know. Without a variant the texts of the first one are used; only the runbook and the brief could differ. */
export function cardOf(scenario: Scenario, variant = scenario.variants[0]!): ScenarioCard {
	const source = scenario.sources[variant]!;
	const { title, opaque, summary, level, minutes, track, setting, covers, dimensions, surfaces, authority, components } = source;
	const { values } = source.variants[variant]!;
	return {
		slug: scenario.slug,
		...{ title, opaque, summary, level, minutes, track, setting, covers, dimensions, surfaces, authority, components },
		brief: substituteText(scenario.brief.text, values).trim(),
		runbook: runbookPages(substituteText(scenario.runbook.text, values)),
	};
}

function compileAssess(scenario: Scenario, variant: string): AssessPack {
	const source = scenario.sources[variant]!;
	const { truth, values } = source.variants[variant]!;
	const debriefs = sections(substituteText(scenario.debrief.text, values));
	const exists = ({ only }: { readonly only?: readonly string[] | undefined }) => only === undefined || only.includes(variant);
	return {
		slug: scenario.slug,
		variant,
		dimensions: source.dimensions,
		hypotheses: source.hypotheses,
		truth: source.hypotheses.find(({ id }) => id === truth)!,
		clues: source.clues.filter(exists),
		goals: source.goals,
		ends: source.ends.map((end) => ({ ...end, debrief: debriefs.find(({ heading }) => heading === end.id)?.text ?? '' })),
		observables: source.observables.filter(exists),
		hints: source.hints,
		depths: source.depths,
	};
}

/** Names of the two halves, over all variants. Wording for people changes neither; what people in the world write is part of the world. */
export function scenarioHashes(scenario: Scenario): { readonly worldHash: string; readonly assessHash: string } {
	const compiled = scenario.variants.map((variant) => [variant, compileScenario(scenario, variant)] as const);
	const hashOf = (part: (one: CompiledScenario) => unknown) =>
		sha256Hex(canonicalJson(Object.fromEntries(compiled.map(([name, one]) => [name, part(one)]))));
	return { worldHash: hashOf(({ world }) => world), assessHash: hashOf(({ assess }) => withoutWording(assess)) };
}

/** The rules alone: what decides goals, ends and values. */
function withoutWording(assess: AssessPack): unknown {
	return {
		...assess,
		clues: assess.clues.map(({ says: _, ...rule }) => rule),
		goals: assess.goals.map(({ title: _, missing: __, ...rule }) => rule),
		ends: assess.ends.map(({ title: _, says: __, debrief: ___, ...rule }) => rule),
		observables: assess.observables.map(({ says: _, missed: __, ...rule }) => rule),
		hints: assess.hints.map(({ text: _, ...rule }) => rule),
	};
}
