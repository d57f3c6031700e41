/** What `trap` has set: a table in the interpreter's state, so that it lives as long as its shell. */
import type { BashState } from './just-bash.ts';

/** The traps of a shell, by signal. */
export function trapsOf(state: BashState): Map<string, string> {
	state.traps ??= new Map<string, string>();
	return state.traps as Map<string, string>;
}
