/** The page's clock: turns passing wall time into `advance` calls, some eight times a second, never two at once. */

export type Speed = '1x' | '4x' | '16x' | 'until';
export const SPEEDS = ['1x', '4x', '16x', 'until'] as const satisfies readonly Speed[];

const FACTOR: Readonly<Record<Speed, number>> = { '1x': 1, '4x': 4, '16x': 16, until: 240 };
const TICK_MS = 125;
/** After a stall (a sleeping laptop, a busy engine) at most this much wall time is made up for. */
const MOST_MS = 1000;

export interface PacerHost {
	/** Wall clock, ms. */
	now(): number;
	every(ms: number, run: () => void): () => void;
	isHidden(): boolean;
	/** Null while time stands still. */
	speed(): Speed | null;
	/** Lets simulated time pass. */
	advance(ms: number, untilEvent: boolean): Promise<void>;
}

/** Starts the clock; returns how to stop it. A hidden tab stands still. */
export function startPacer(host: PacerHost): () => void {
	let last = host.now();
	let isBusy = false;
	return host.every(TICK_MS, () => {
		const now = host.now();
		const speed = host.speed();
		if (speed === null || host.isHidden()) {
			last = now;
			return;
		}
		if (isBusy) return;
		const elapsed = Math.min(MOST_MS, now - last);
		const ms = Math.round(elapsed * FACTOR[speed]);
		last = now;
		if (ms <= 0) return;
		isBusy = true;
		void host.advance(ms, speed === 'until').finally(() => {
			isBusy = false;
		});
	});
}
