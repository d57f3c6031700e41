/** What the lab's page is given at build time: the public side of the scenario, and its hints. Plain data. */

export interface RunbookEntry {
	readonly id: string;
	readonly title: string;
	readonly html: string;
}

export type HintGrade = 'observe' | 'direct' | 'near-solution';

export interface HintFact {
	readonly id: string;
	readonly grade: HintGrade;
	readonly text: string;
}

export interface CauseFact {
	readonly id: string;
	readonly title: string;
	/** One sentence, shown when it is chosen. */
	readonly says: string;
	/** Class of the taxonomy. */
	readonly area: string;
	/** Heading inside the class. */
	readonly group: string;
}

export interface LabFacts {
	readonly slug: string;
	readonly title: string;
	/** `Day 30, level 1, about 25 min`. */
	readonly subtitle: string;
	readonly briefHtml: string;
	readonly objectives: readonly { readonly id: string; readonly title: string }[];
	readonly runbook: readonly RunbookEntry[];
	readonly hints: readonly HintFact[];
	readonly components: readonly string[];
	readonly causes: readonly CauseFact[];
	/** Context of kubectl, for the bar of the terminal. */
	readonly context: string;
	readonly namespace: string;
	/** Code name under which the attempt is recorded: the person's own name in the world. */
	readonly player: string;
	/** Unix epoch ms of simulated time 0. */
	readonly epochMs: number;
}
