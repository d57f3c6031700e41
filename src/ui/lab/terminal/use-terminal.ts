import { useEffect, useRef, useState } from 'react';
import type { LabState } from '../../../session/client/index.ts';
import type { LabStore } from '../../../stores/index.ts';
import { TerminalController } from './terminal-controller.ts';
import type { TerminalView } from './terminal-view.ts';

interface UseTerminal {
	readonly store: LabStore | null;
	readonly lab: LabState | null;
	readonly isRunning: boolean;
	onLeave(): void;
}

export interface TerminalHandle {
	readonly view: TerminalView | null;
	readonly hasSelection: boolean;
	/** Set when the screen could not be loaded. */
	readonly fault: string | null;
	readonly host: React.RefObject<HTMLDivElement | null>;
}

/** A scroll or a new size is told when it has come to rest. */
const REST_MS = 400;

/** Loads the screen after the first paint, feeds it from the store, and sends what is typed. */
export function useTerminal({ store, lab, isRunning, onLeave }: UseTerminal): TerminalHandle {
	const host = useRef<HTMLDivElement>(null);
	const leave = useRef(onLeave);
	leave.current = onLeave;
	const [view, setView] = useState<TerminalView | null>(null);
	const [fault, setFault] = useState<string | null>(null);
	const [hasSelection, setHasSelection] = useState(false);
	const controller = useRef<TerminalController | null>(null);

	useEffect(() => {
		if (!store || !host.current) return;
		const element = host.current;
		const tell = teller(store);
		let isGone = false;
		let made: TerminalView | null = null;
		let stopPrints = () => {};
		void import('./terminal-view.ts')
			.then(({ createTerminalView }) =>
				createTerminalView(element, {
					onData: (data) => controller.current?.type(data),
					onSize: (columns, rows) => {
						controller.current?.resized();
						tell.size(columns, rows);
					},
					onScroll: tell.scroll,
					onSelection: setHasSelection,
					onLeave: () => leave.current(),
				}),
			)
			.then((created) => {
				if (isGone) {
					created.dispose();
					return;
				}
				made = created;
				const next = new TerminalController(created, { send: store.send, complete: store.complete });
				controller.current = next;
				stopPrints = store.prints.subscribe((text) => next.print(text));
				setView(created);
			})
			.catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
		return () => {
			isGone = true;
			stopPrints();
			tell.stop();
			controller.current = null;
			made?.dispose();
			setView(null);
		};
	}, [store]);

	const { prompt = '', isBusy = false, history = [] } = lab?.terminal ?? {};
	useEffect(() => {
		if (view) controller.current?.update({ prompt, isBusy, history, isRunning });
	}, [view, prompt, isBusy, history, isRunning]);

	// Somebody who has not gone anywhere yet can type at once.
	useEffect(() => {
		if (view && isRunning && document.activeElement === document.body && matchMedia('(pointer: fine)').matches) view.focus();
	}, [view, isRunning]);

	return { view, hasSelection, fault, host };
}

/** Tells the session the size of the screen and what of it is in view, but only changes, and only once they have come to rest. */
function teller(store: LabStore) {
	let size: { columns: number; rows: number } | null = null;
	let told = '';
	let up = 0;
	let toldUp = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tell = () => {
		const { phase, lab } = store.getState();
		if (phase !== 'running' || !lab || lab.isFinished) return;
		const now = size ? `${lab.attempt} ${size.columns}x${size.rows}` : '';
		if (size && now !== (told || remembered())) void store.send({ kind: 'resize', ...size }).catch(() => {});
		if (size) remember(now);
		told = now;
		if (up !== toldUp) void store.send({ kind: 'scroll', up }).catch(() => {});
		toldUp = up;
	};
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(tell, REST_MS);
	};
	const stopListening = store.subscribe(({ phase }, before) => {
		if (phase === 'running' && before.phase !== 'running') tell();
	});
	return {
		size(columns: number, rows: number) {
			size = { columns: Math.min(500, Math.max(20, columns)), rows: Math.min(200, Math.max(5, rows)) };
			later();
		},
		scroll(rows: number) {
			up = Math.min(10_000, Math.max(0, rows));
			later();
		},
		stop() {
			clearTimeout(timer);
			stopListening();
		},
	};
}

const SIZE_KEY = 'dryrun.size';

/** The last size that was told, so that a reload does not tell it again. */
function remembered(): string {
	try {
		return sessionStorage.getItem(SIZE_KEY) ?? '';
	} catch {
		return '';
	}
}

function remember(size: string): void {
	try {
		sessionStorage.setItem(SIZE_KEY, size);
	} catch {
		// Without storage a reload tells the size once more.
	}
}
