/** Which lab would fill the next gap in a person's evidence. */
import type { DimensionReading } from '../scoring/readings/index.ts';
import { compare } from '../sim/kernel/index.ts';
import type { LabProgress } from './library.ts';

/** What the catalogue says of a lab. */
export interface LabOffer {
	readonly scenario: string;
	readonly title: string;
	readonly level: 1 | 2 | 3;
	readonly dimensions: readonly string[];
	/** Names of its variants: how many parallel forms there are. */
	readonly variants: readonly string[];
}

export interface NextLab {
	readonly scenario: string;
	readonly title: string;
	/** Dimensions whose evidence is not enough and that the lab gives chances for, in the order of the rubric. */
	readonly fills: readonly string[];
	/** One plain sentence that says why. */
	readonly why: string;
}

/**
 * Labs that fill a gap, best first: most gaps, then the lower level, then the lab played less often, then by name. A lab whose variants
 * were all played gives no new episode and is left out. `nameOf` gives the words for a dimension.
 */
export function nextLabs(
	offers: readonly LabOffer[],
	readings: readonly DimensionReading[],
	progress: readonly LabProgress[],
	nameOf: (dimension: string) => string,
): readonly NextLab[] {
	const open = readings.filter(({ reading }) => reading === 'ie').map(({ dimension }) => dimension as string);
	const unsure = readings
		.filter(({ reading }) => reading === 'borderline' || reading === 'below')
		.map(({ dimension }) => dimension as string);
	const playedOf = (offer: LabOffer) => progress.find(({ scenario }) => scenario === offer.scenario);
	const isFresh = (offer: LabOffer) => offer.variants.some((variant) => !(playedOf(offer)?.variants ?? []).includes(variant));
	const gaps = open.length > 0 && offers.some((offer) => isFresh(offer) && fillsOf(offer, open).length > 0) ? open : unsure;
	return offers
		.filter((offer) => isFresh(offer) && fillsOf(offer, gaps).length > 0)
		.sort(
			(one, other) =>
				fillsOf(other, gaps).length - fillsOf(one, gaps).length ||
				one.level - other.level ||
				(playedOf(one)?.attempts ?? 0) - (playedOf(other)?.attempts ?? 0) ||
				compare(one.scenario, other.scenario),
		)
		.map((offer) => {
			const fills = fillsOf(offer, gaps);
			const names = list(fills.map(nameOf));
			const why =
				gaps === open
					? `Gives chances for ${names}, where evidence is missing.`
					: `Gives more chances for ${names}, where the evidence is mixed.`;
			return { scenario: offer.scenario, title: offer.title, fills, why };
		});
}

const fillsOf = (offer: LabOffer, gaps: readonly string[]): readonly string[] => gaps.filter((gap) => offer.dimensions.includes(gap));

function list(names: readonly string[]): string {
	return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
