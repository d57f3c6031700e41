/** What a lab's page is given, for each variant. */

import type { CompiledScenario } from '../scenario/index.ts';
import { parseRfc3339 } from '../sim/index.ts';
import type { LabFacts } from '../ui/lab/index.ts';
import { CAUSES, trackTitle } from './_content.ts';
import { html } from './_markdown.ts';
import type { LabSource } from './_scenarios.ts';

export function labFacts({ card, world, assess }: CompiledScenario): LabFacts {
	return {
		slug: card.slug,
		title: card.title,
		subtitle: `${trackTitle(card.track)}, level ${card.level}, about ${card.minutes} min`,
		briefHtml: html(card.brief),
		objectives: assess.goals.map(({ id, title }) => ({ id, title })),
		runbook: card.runbook.map(({ id, title, text }) => ({ id, title, html: html(text) })),
		hints: assess.hints.map(({ id, grade, text }) => ({ id, grade, text })),
		components: card.components,
		causes: CAUSES,
		context: world.cluster.context,
		namespace: world.player.namespace,
		player: world.player.id,
		epochMs: parseRfc3339(world.startsAt)!,
	};
}

/** The facts of the first variant, and what reads differently in the others. */
export function factsByVariant({ scenario, variants }: LabSource): {
	readonly facts: LabFacts;
	readonly byVariant: Record<string, Partial<LabFacts>>;
} {
	const [first, ...others] = variants.map(labFacts);
	const differences = others.map((facts) =>
		Object.fromEntries(
			Object.entries(facts).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(first![name as keyof LabFacts])),
		),
	);
	return { facts: first!, byVariant: Object.fromEntries(scenario.variants.slice(1).map((name, index) => [name, differences[index]!])) };
}
