/** One's own record: readings over the attempts of this browser, and the lab that would add most to it. */

import type { LabOffer, NextLab } from '../../records/index.ts';
import type { DimensionReading, Result, Rubric } from '../../scoring/readings/index.ts';
import type { AttemptSummary } from '../../session/client/index.ts';

export interface OwnRecord {
	readonly readings: readonly DimensionReading[];
	/** How many attempts count. */
	readonly counted: number;
	readonly next: NextLab | null;
}

/** Loads what computes readings, so that the page does not have to bring it along. */
export async function ownRecord(attempts: readonly AttemptSummary[], rubric: Rubric, offers: readonly LabOffer[]): Promise<OwnRecord> {
	const [{ countedResults, labProgress, nextLabs, readingsOf }, { readResult }] = await Promise.all([
		import('../../records/index.ts'),
		import('../../scoring/readings/index.ts'),
	]);
	const results = attempts.flatMap(({ result }): Result[] => {
		const read = result && readResult(result.reading);
		return read ? [read] : [];
	});
	const readings = readingsOf(rubric, results);
	const progress = offers.map(({ scenario }) => labProgress(scenario, results));
	const nameOf = (id: string) => rubric.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
	return { readings, counted: countedResults(results).length, next: nextLabs(offers, readings, progress, nameOf)[0] ?? null };
}

/** Second line of a row: how many attempts the reading rests on. */
export function restsOn({ episodes, chances }: Pick<DimensionReading, 'episodes' | 'chances'>, needed: number): string {
	if (chances === 0) return 'no chance yet';
	return episodes < needed ? `${episodes} of ${needed} attempts` : `${episodes} attempts`;
}
