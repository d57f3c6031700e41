/**
 * The trace of an attempt: what the person did, what happened, and what reached the screen, in order. The session makes it by running
 * the journal; rules, goals and scores read it and nothing else.
 */
import type { Fact, Ms } from '../sim/index.ts';

/** `input:fact`. `12:0` is the twelfth input itself, `12:3` the third entry that came about after it and before the next input. */
export type Position = string;

/** Surfaces on which something can be read. */
export type Surface = 'terminal' | 'cluster' | 'chat' | 'brief' | 'runbook' | 'notebook';

/** An input as rules see it. The session owns the exact shape; rules name kinds and fields. */
export interface TraceInput {
	readonly kind: string;
	readonly [field: string]: unknown;
}

interface Placed {
	readonly position: Position;
	/** Simulated ms. */
	readonly at: Ms;
}

export type InputEntry = Placed & { readonly kind: 'input'; readonly input: TraceInput };
export type FactEntry = Placed & { readonly kind: 'fact'; readonly fact: Fact };
/** Text that stood on the visible part of a surface: after pipes, inside the range that was scrolled to. */
export type ScreenEntry = Placed & { readonly kind: 'screen'; readonly source: Surface; readonly text: string };

export type TraceEntry = InputEntry | FactEntry | ScreenEntry;
export type Trace = readonly TraceEntry[];
