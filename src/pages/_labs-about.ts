/** What the debrief's page has to know about each lab: texts of the ends, and what an expert did. */
import { type ExpertFigures, expertFigures, runPlay } from '../scoring/index.ts';
import { scenarioPack } from '../session/index.ts';
import type { LabAbout } from '../ui/debrief/index.ts';
import { RUBRIC, trackTitle } from './_content.ts';
import { html } from './_markdown.ts';
import { allLabs, type LabSource } from './_scenarios.ts';

export function labsAbout(): Promise<readonly LabAbout[]> {
	return Promise.all(allLabs().map(labAbout));
}

async function labAbout(lab: LabSource): Promise<LabAbout> {
	const { card, scenario, variants } = lab;
	const entries = await Promise.all(
		variants.map(
			async ({ assess }) =>
				[
					assess.variant,
					{
						ends: Object.fromEntries(assess.ends.map(({ id, debrief }) => [id, html(debrief)])),
						expert: await expertOf(lab, assess.variant),
					},
				] as const,
		),
	);
	return {
		slug: scenario.slug,
		title: card.title,
		track: trackTitle(card.track),
		level: card.level,
		minutes: card.minutes,
		variants: Object.fromEntries(entries),
	};
}

/** The expert's play is run here, at build time, with the same engine that replays a person's attempt. */
async function expertOf({ scenario }: LabSource, variant: string): Promise<ExpertFigures | null> {
	const expert = scenario.plays.find(
		({ play }) => play.kind === 'expert' && (play.variants === undefined || play.variants.includes(variant)),
	);
	if (!expert) return null;
	return expertFigures((await runPlay(scenarioPack(scenario), expert.play, variant, RUBRIC)).scored);
}
