import { createStore } from 'zustand/vanilla';

/** Surfaces that can be shown in the centre, in the order of their tabs. */
export const SURFACES = ['terminal', 'cluster', 'chat'] as const;
export type Surface = (typeof SURFACES)[number];

export const LIMITS = {
	rail: { min: 240, max: 360, start: 272 },
	side: { min: 288, max: 420, start: 328 },
	split: { min: 20, max: 80, start: 52 },
} as const;

export interface Layout {
	/** Width of the task rail, px. */
	readonly rail: number;
	/** Width of the notebook, px. */
	readonly side: number;
	/** Share of the first pane, 0..100. */
	readonly split: number;
	/** One or two surfaces, the first above or left. */
	readonly panes: readonly Surface[];
	/** Surfaces by when they last had the keyboard, newest first. */
	readonly recent: readonly Surface[];
	/** A column that lies over the centre because it does not fit beside it. */
	readonly drawer: 'rail' | 'side' | null;
}

export interface LayoutActions {
	moveRail(delta: number): void;
	moveSide(delta: number): void;
	/** Moves the divider between the panes; `size` is the room that both share, px. */
	moveSplit(delta: number, size: number): void;
	restore(what: 'rail' | 'side' | 'split'): void;
	/** Brings a surface into view: beside the one that is shown, or in place of the one that was used least lately. */
	show(surface: Surface): void;
	/** Takes a surface out of view. The last one stays. */
	hide(surface: Surface): void;
	focused(surface: Surface): void;
	toggleDrawer(drawer: 'rail' | 'side'): void;
	closeDrawer(): void;
}

export type LayoutStore = ReturnType<typeof createLayoutStore>;

const KEY = 'dryrun.layout';
const START: Layout = {
	rail: LIMITS.rail.start,
	side: LIMITS.side.start,
	split: LIMITS.split.start,
	panes: ['terminal'],
	recent: ['terminal'],
	drawer: null,
};

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }): number => Math.min(max, Math.max(min, value));

/** The panes after a surface was asked for. The terminal is the last to give way. */
export function panesWith(panes: readonly Surface[], recent: readonly Surface[], surface: Surface): readonly Surface[] {
	if (panes.includes(surface)) return panes;
	const inOrder = (list: readonly Surface[]) => SURFACES.filter((candidate) => list.includes(candidate));
	if (panes.length < 2) return inOrder([...panes, surface]);
	const oldest = [...panes].sort((a, b) => staleness(b, recent) - staleness(a, recent)).find((pane) => pane !== 'terminal');
	return inOrder([...panes.filter((pane) => pane !== oldest), surface]);
}

function staleness(surface: Surface, recent: readonly Surface[]): number {
	const place = recent.indexOf(surface);
	return place === -1 ? SURFACES.length : place;
}

/** Sizes and panes of the workspace, remembered in this browser. */
export function createLayoutStore(storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
	const store = createStore<Layout & LayoutActions>((set) => ({
		...START,
		moveRail: (delta) => set((layout) => ({ rail: clamp(layout.rail + delta, LIMITS.rail) })),
		moveSide: (delta) => set((layout) => ({ side: clamp(layout.side - delta, LIMITS.side) })),
		moveSplit: (delta, size) => set((layout) => ({ split: clamp(layout.split + (size > 0 ? (delta / size) * 100 : 0), LIMITS.split) })),
		restore: (what) => set({ [what]: LIMITS[what].start }),
		show: (surface) =>
			set(({ panes, recent }) => ({
				panes: panesWith(panes, recent, surface),
				recent: [surface, ...recent.filter((other) => other !== surface)],
			})),
		hide: (surface) => set(({ panes }) => (panes.length > 1 ? { panes: panes.filter((pane) => pane !== surface) } : {})),
		focused: (surface) =>
			set(({ recent }) => (recent[0] === surface ? {} : { recent: [surface, ...recent.filter((other) => other !== surface)] })),
		toggleDrawer: (drawer) => set((layout) => ({ drawer: layout.drawer === drawer ? null : drawer })),
		closeDrawer: () => set({ drawer: null }),
	}));
	return Object.assign(store, {
		/** Takes over what was remembered. Called after the first paint, so that the page's own HTML and the first render agree. */
		recall() {
			store.setState(remembered(storage));
			store.subscribe(({ rail, side, split, panes }) => {
				try {
					storage?.setItem(KEY, JSON.stringify({ rail, side, split, panes }));
				} catch {
					// A full or closed storage costs the memory of the layout, nothing else.
				}
			});
		},
	});
}

function remembered(storage: Pick<Storage, 'getItem'> | null): Partial<Layout> {
	try {
		const kept = JSON.parse(storage?.getItem(KEY) ?? '{}') as Record<string, unknown>;
		const size = (name: 'rail' | 'side' | 'split') => (typeof kept[name] === 'number' ? { [name]: clamp(kept[name], LIMITS[name]) } : {});
		const panes = Array.isArray(kept.panes) ? SURFACES.filter((surface) => (kept.panes as unknown[]).includes(surface)).slice(0, 2) : [];
		return { ...size('rail'), ...size('side'), ...size('split'), ...(panes.length > 0 ? { panes } : {}) };
	} catch {
		return {};
	}
}
