import { describe, expect, it } from 'vitest';
import { createLayoutStore, LIMITS, panesWith } from './layout-store.ts';

function kept(): Pick<Storage, 'getItem' | 'setItem'> & { readonly values: Map<string, string> } {
	const values = new Map<string, string>();
	return { values, getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

describe('the panes of the centre', () => {
	it('take a second surface beside the first, in the order of the tabs', () => {
		expect(panesWith(['cluster'], ['cluster'], 'terminal')).toEqual(['terminal', 'cluster']);
	});

	it('let a third surface take the place of the one beside the terminal', () => {
		expect(panesWith(['terminal', 'cluster'], ['cluster', 'terminal'], 'chat')).toEqual(['terminal', 'chat']);
	});

	it('give up what was used least lately when the terminal is not among them', () => {
		expect(panesWith(['cluster', 'chat'], ['chat', 'cluster'], 'terminal')).toEqual(['terminal', 'chat']);
	});

	it('keep the last surface', () => {
		const layout = createLayoutStore(null);
		layout.getState().hide('terminal');
		expect(layout.getState().panes).toEqual(['terminal']);
	});
});

describe('the columns', () => {
	it('stay inside their limits', () => {
		const layout = createLayoutStore(null);
		layout.getState().moveRail(-500);
		layout.getState().moveSide(-500);
		expect(layout.getState().rail).toBe(LIMITS.rail.min);
		expect(layout.getState().side).toBe(LIMITS.side.max);
	});

	it('are remembered for the next visit', () => {
		const storage = kept();
		const first = createLayoutStore(storage);
		first.recall();
		first.getState().moveRail(40);
		first.getState().show('chat');
		const second = createLayoutStore(storage);
		second.recall();
		expect(second.getState()).toMatchObject({ rail: LIMITS.rail.start + 40, panes: ['terminal', 'chat'] });
	});

	it('fall back to their start when the memory is damaged', () => {
		const storage = kept();
		storage.values.set('dryrun.layout', '{"rail":"wide","panes":["printer"]');
		const layout = createLayoutStore(storage);
		layout.recall();
		expect(layout.getState()).toMatchObject({ rail: LIMITS.rail.start, panes: ['terminal'] });
	});
});
