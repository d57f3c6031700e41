/** A scenario as attempts use it: compiled for one variant, with the hashes that a journal names. */
import { type AssessPack, type CompiledScenario, compileScenario, loadScenario, type Scenario, scenarioHashes } from '../scenario/index.ts';
import { pick } from '../sim/index.ts';
import type { AttemptPack } from './attempt.ts';

export interface VariantPack extends AttemptPack {
	readonly variant: string;
	/** Null in a build that leaves assessment out. */
	readonly assess: AssessPack | null;
}

export interface ScenarioPack {
	readonly slug: string;
	/** In the order of the file. */
	readonly variants: readonly string[];
	readonly worldHash: string;
	readonly assessHash: string;
	/** Throws on a name that is not among `variants`. */
	variant(name: string): VariantPack & Pick<CompiledScenario, 'assess'>;
}

/** Where an engine gets its scenarios from; null = there is none of this name. */
export type LoadPack = (slug: string) => Promise<ScenarioPack | null>;

export function scenarioPack(scenario: Scenario): ScenarioPack {
	return {
		slug: scenario.slug,
		variants: scenario.variants,
		...scenarioHashes(scenario),
		variant: (name) => ({ variant: name, ...compileScenario(scenario, name) }),
	};
}

/** From the texts of a folder that lint has passed. Throws with the first fault otherwise. */
export function packFromFiles(files: Readonly<Record<string, string>>): ScenarioPack {
	const loaded = loadScenario(files);
	if ('scenario' in loaded) return scenarioPack(loaded.scenario);
	const [first] = loaded.errors;
	throw new Error(`${first?.file}:${first?.line}: ${first?.found}; ${loaded.errors.length} faults in all`);
}

/** The variant of an attempt for which nobody chose one. */
export const variantFromSeed = (seed: string, { slug, variants }: Pick<ScenarioPack, 'slug' | 'variants'>): string =>
	pick(seed, 'session/variant', slug, 0, variants);
