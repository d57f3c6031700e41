/** The notebook: pins, hypotheses and the conclusion, as a pure reducer over inputs. The world never hears of it. */
import type { Input } from './input.ts';

type Of<Kind extends Input['kind']> = Extract<Input, { kind: Kind }>;
export type Pin = Omit<Of<'pin'>, 'kind'>;
export type Hypothesis = Omit<Of<'hypothesis'>, 'kind'>;

export interface Notebook {
	/** In the order in which they were pinned. */
	readonly pins: readonly Pin[];
	/** In the order in which they were first written down. */
	readonly hypotheses: readonly Hypothesis[];
	readonly conclusion: Of<'conclude'> | null;
}

export const emptyNotebook: Notebook = { pins: [], hypotheses: [], conclusion: null };

/** The notebook after an input. Inputs of other kinds leave it as it is. */
export function noted(notebook: Notebook, input: Input): Notebook {
	switch (input.kind) {
		case 'pin': {
			const { kind: _, ...pin } = input;
			return { ...notebook, pins: put(notebook.pins, pin) };
		}
		case 'unpin':
			return {
				...notebook,
				pins: without(notebook.pins, input.id),
				hypotheses: notebook.hypotheses.map((hypothesis) =>
					hypothesis.pins.includes(input.id) ? { ...hypothesis, pins: hypothesis.pins.filter((pin) => pin !== input.id) } : hypothesis,
				),
			};
		case 'hypothesis': {
			const { kind: _, ...hypothesis } = input;
			return { ...notebook, hypotheses: put(notebook.hypotheses, hypothesis) };
		}
		case 'drop-hypothesis':
			return { ...notebook, hypotheses: without(notebook.hypotheses, input.id) };
		case 'conclude':
			return { ...notebook, conclusion: input };
		default:
			return notebook;
	}
}

/** Replaces the item with this id in its place, or adds it at the end. */
function put<Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] {
	const isKnown = items.some(({ id }) => id === item.id);
	return isKnown ? items.map((old) => (old.id === item.id ? item : old)) : [...items, item];
}

const without = <Item extends { readonly id: string }>(items: readonly Item[], id: string): readonly Item[] =>
	items.filter((item) => item.id !== id);
