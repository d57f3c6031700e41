/** What passes between the debrief's page and its worker. Plain data. */
import type { Debrief, ExpertFigures } from '../../scoring/index.ts';

/** What the page was given at build time about one lab. */
export interface LabAbout {
	readonly slug: string;
	readonly title: string;
	readonly track: string;
	readonly level: number;
	readonly minutes: number;
	/** By variant: the text of each end as HTML, and what the expert's play did. */
	readonly variants: Readonly<Record<string, { readonly ends: Readonly<Record<string, string>>; readonly expert: ExpertFigures | null }>>;
}

export interface Ask {
	/** Id of an attempt in this browser, or the head link of its journal. */
	readonly attempt: string;
	readonly causes: Readonly<Record<string, string>>;
	readonly experts: Readonly<Record<string, Readonly<Record<string, ExpertFigures | null>>>>;
}

/** One input and what came of it on the terminal's screen. */
export interface TranscriptEntry {
	/** Number of the input; positions `n:*` belong to it. */
	readonly input: number;
	readonly at: number;
	readonly kind: string;
	readonly words: string;
	/** Text of the terminal until the next input; empty for most. */
	readonly output: string;
}

export interface Report {
	readonly attempt: string;
	readonly scenario: string;
	readonly variant: string;
	readonly codeName: string;
	/** Wall time at which it was started, ms since the Unix epoch. */
	readonly startedMs: number;
	readonly isFinished: boolean;
	readonly debrief: Debrief;
	readonly transcript: readonly TranscriptEntry[];
	/** Why the score is not to be trusted; empty when the replay gave what the journal says. */
	readonly doubts: readonly string[];
}

export type Answer = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly what: string; readonly todo: string };
