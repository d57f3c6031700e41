/** What a debrief says, as a person would read it: one golden file for each kind of attempt. `npx vitest run tests/plays -u` rewrites them. */
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Debrief, debriefOf, expertFigures, runPlay } from '../../src/scoring/index.ts';
import { readText } from '../../src/tool/attempt-source.ts';
import { readPlays } from '../../src/tool/play.ts';

const source = await readPlays('stuck-image');
interface Taxonomy {
	readonly classes: readonly {
		readonly leaves: readonly { readonly causes: readonly { readonly id: string; readonly title: string }[] }[];
	}[];
}
const taxonomy = parse(await readText(new URL('../../content/taxonomy.yaml', import.meta.url).pathname)) as Taxonomy;
const causes = taxonomy.classes.flatMap(({ leaves }) => leaves).flatMap((leaf) => leaf.causes);
const causeTitle = (id: string) => causes.find((cause) => cause.id === id)?.title ?? id;

async function debrief(name: string, variant: string): Promise<Debrief> {
	const play = (wanted: string) => source.plays.find((candidate) => candidate.name === wanted)!.play;
	const expert = await runPlay(source.pack, play('expert'), variant, source.rubric);
	const { scored } = await runPlay(source.pack, play(name), variant, source.rubric);
	return debriefOf(scored, { rubric: source.rubric, expert: expertFigures(expert.scored), causeTitle });
}

/** Heads change with every world; everything else must stand. */
function readable(told: Debrief): string {
	const lines = [
		told.headline,
		...told.lead,
		'',
		...told.depths.map(({ name, you, expert }) => `${name}: you ${you?.time ?? 'never'}, expert ${expert ?? 'never'}`),
		'',
		`Causes left: ${told.space.you.map(({ at, left }) => `${left} at ${at / 1000} s`).join(', ')}`,
		'',
		'Turning points',
		...told.turns.map((turn) => `${turn.number}. ${turn.time} ${turn.title}${turn.isWarning ? ' (!)' : ''}: ${turn.words}`),
		'',
		'Steps',
		...told.steps.map((step) => `${step.time} [${step.class}] ${step.causesBefore} to ${step.causesAfter} | ${step.words} | ${step.told}`),
		'',
		'Timeline',
		...told.timeline.map(({ time, lane, tone, words }) => `${time} ${lane}${tone === 'plain' ? '' : ` (${tone})`}: ${words}`),
		...told.dimensions.flatMap(({ id, name, reading, shown, chips, change }) => [
			'',
			`${id} ${name}: ${reading}, ${shown}. ${change.join(' ')}`,
			...chips.map(({ time, words, isShown }) => `  ${isShown ? '+' : '-'} ${time ?? '-'} ${words}`),
		]),
		'',
		'Missed',
		...told.missed.map(({ dimension, words }) => `${dimension} ${words}`),
		'',
		'Never seen',
		...told.unseen,
	];
	return `${lines.join('\n')}\n`;
}

it.each([
	['expert', 'mistyped-tag'],
	['careless', 'mistyped-tag'],
	['reckless', 'never-pushed'],
])('the debrief of the %s play in %s reads as its golden file', async (name, variant) => {
	await expect(readable(await debrief(name, variant))).toMatchFileSnapshot(`golden/${name}-${variant}.txt`);
});

it('every moment in a debrief links into the attempt', async () => {
	const told = await debrief('expert', 'never-pushed');
	const links = [...told.timeline, ...told.turns, ...told.steps, ...told.dimensions.flatMap(({ chips }) => chips)].flatMap(
		({ href }) => href ?? [],
	);
	expect(links.length).toBeGreaterThan(40);
	for (const link of links) expect(link).toMatch(new RegExp(`^#a=${told.head}&p=\\d+:\\d+$`));
});
