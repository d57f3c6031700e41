/**
 * The small door between a page and the engine in its worker. Everything that crosses it is plain data.
 * The page never holds a world: it sends inputs and the passing of time, and is told what to show.
 */
import type { ClusterView, ConversationView, Ms } from '../sim/index.ts';
import type { Input } from './input.ts';

export interface StartAttempt {
	readonly slug: string;
	/** Absent = drawn from the seed. */
	readonly variant?: string;
	/** Absent = fresh. */
	readonly seed?: string;
	readonly codeName: string;
}

export interface ObjectiveView {
	readonly id: string;
	readonly title: string;
	readonly state: 'open' | 'partly' | 'seen';
	/** When and where it was seen, or the live value that is still missing. */
	readonly detail: string;
}

export interface NotebookView {
	readonly hypotheses: readonly {
		readonly id: string;
		readonly component: string;
		readonly cause: string;
		readonly status: 'open' | 'supported' | 'excluded';
		readonly pins: readonly string[];
	}[];
	readonly pins: readonly { readonly id: string; readonly source: string; readonly text: string; readonly at: Ms }[];
	readonly conclusion: Extract<Input, { kind: 'conclude' }> | null;
}

/** Everything that the lab shows beside the terminal's text. */
export interface LabState {
	readonly attempt: string;
	readonly now: Ms;
	readonly epochMs: number;
	readonly inputs: number;
	readonly terminal: { readonly prompt: string; readonly isBusy: boolean; readonly history: readonly string[] };
	readonly objectives: readonly ObjectiveView[];
	readonly cluster: ClusterView;
	readonly conversation: ConversationView;
	readonly notebook: NotebookView;
	readonly hintsUsed: readonly string[];
	/** Null while the attempt runs. */
	readonly end: { readonly id: string; readonly title: string; readonly says: string; readonly isIrreversible: boolean } | null;
	readonly isFinished: boolean;
}

export type EngineEvent =
	/** Text that reaches the terminal's screen. */
	| { readonly type: 'print'; readonly text: string; readonly stream: 'stdout' | 'stderr' }
	| { readonly type: 'state'; readonly state: LabState }
	/** Something happened that a person should look at: fast time drops to 1x. `what` is one plain sentence. */
	| { readonly type: 'attention'; readonly at: Ms; readonly what: string }
	/** The attempt is open in another tab, storage is gone, or our own bug. The page says so and keeps what is on screen. */
	| { readonly type: 'trouble'; readonly what: string; readonly todo: string };

export interface Engine {
	start(attempt: StartAttempt): Promise<LabState>;
	/** Opens a saved attempt and replays it; the terminal's text comes again as `print` events before it resolves. */
	resume(attempt: string): Promise<LabState>;
	/** Resolves once the input is written down durably and applied. */
	input(input: Input): Promise<void>;
	/** Lets simulated time pass; integer ms. Resolves with the new time; stops early (and says so by `attention`) when `untilEvent`. */
	advance(ms: Ms, untilEvent: boolean): Promise<Ms>;
	complete(line: string, cursor: number): Promise<{ readonly from: number; readonly words: readonly string[] }>;
	/** The attempt as a file's text. */
	exportFile(): Promise<string>;
	subscribe(listener: (event: EngineEvent) => void): () => void;
}
