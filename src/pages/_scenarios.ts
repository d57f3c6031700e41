/** Every scenario of the checkout, read once at build time. */
import {
	type CompiledScenario,
	cardOf,
	compileScenario,
	formatAuthorError,
	loadScenario,
	type Scenario,
	type ScenarioCard,
} from '../scenario/index.ts';

const TEXTS = import.meta.glob<string>('../../scenarios/*/**/*', { query: '?raw', import: 'default', eager: true });

export interface LabSource {
	readonly card: ScenarioCard;
	readonly scenario: Scenario;
	readonly variants: readonly CompiledScenario[];
}

/** All labs, by level and then by name of the folder. Throws with every author error at once. */
export function allLabs(): readonly LabSource[] {
	const folders = new Map<string, Record<string, string>>();
	for (const [path, text] of Object.entries(TEXTS)) {
		const inside = path.slice(path.indexOf('scenarios/'));
		const slug = inside.split('/')[1]!;
		folders.set(slug, { ...folders.get(slug), [inside]: text });
	}
	return [...folders.values()].map(labOf).sort((a, b) => a.card.level - b.card.level || (a.card.slug < b.card.slug ? -1 : 1));
}

function labOf(files: Readonly<Record<string, string>>): LabSource {
	const loaded = loadScenario(files);
	if ('errors' in loaded) throw new Error(loaded.errors.map(formatAuthorError).join('\n'));
	const { scenario } = loaded;
	return { scenario, card: cardOf(scenario), variants: scenario.variants.map((variant) => compileScenario(scenario, variant)) };
}
