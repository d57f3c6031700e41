/** What `content/` says about tracks, causes and dimensions, read at build time. */
import { parse } from 'yaml';
import rubricText from '../../content/rubric/rubric.yaml?raw';
import taxonomyText from '../../content/taxonomy.yaml?raw';
import tracksText from '../../content/tracks.yaml?raw';
import type { ScenarioCard } from '../scenario/index.ts';
import { parseRubric, type Rubric } from '../scoring/index.ts';
import type { CauseFact } from '../ui/lab/index.ts';

interface Track {
	readonly id: string;
	readonly title: string;
	readonly says: string;
}

interface Taxonomy {
	readonly classes: readonly {
		readonly title: string;
		readonly leaves: readonly {
			readonly title: string;
			readonly causes: readonly { readonly id: string; readonly title: string; readonly says: string }[];
		}[];
	}[];
}

const { tracks } = parse(tracksText) as { readonly tracks: readonly Track[] };

export const trackTitle = (id: string): string => tracks.find((track) => track.id === id)?.title ?? id;

/** Tracks that have labs, each with its labs. */
export function tracksWith(cards: readonly ScenarioCard[]): readonly (Track & { readonly cards: readonly ScenarioCard[] })[] {
	return tracks
		.map((track) => ({ ...track, cards: cards.filter((card) => card.track === track.id) }))
		.filter((track) => track.cards.length > 0);
}

export const CAUSES: readonly CauseFact[] = (parse(taxonomyText) as Taxonomy).classes.flatMap(({ title: area, leaves }) =>
	leaves.flatMap(({ title: group, causes }) => causes.map(({ id, title, says }) => ({ id, title, says, area, group }))),
);

export const RUBRIC: Rubric = parseRubric(rubricText);

export const dimensionName = (id: string): string => RUBRIC.dimensions.find((dimension) => dimension.id === id)?.name ?? id;

const SURFACES: Readonly<Record<string, string>> = { terminal: 'Terminal', cluster: 'Cluster', chat: 'Chat', notebook: 'Notebook' };
export const surfaceWord = (id: string): string => SURFACES[id] ?? id;
