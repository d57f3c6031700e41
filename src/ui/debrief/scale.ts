/** Scales of the debrief's chart: time along, causes left down on a log axis. */

/** Whole steps of minutes that give four to eight ticks. */
const STEPS_MS = [1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * 60_000);

export interface TimeAxis {
	/** Simulated ms at the right end. */
	readonly end: number;
	readonly ticks: readonly { readonly at: number; readonly words: string }[];
	/** Share of the axis, 0..1. */
	place(ms: number): number;
}

/** An axis that holds all of these times, with room for the label of the last. */
export function timeAxis(times: readonly number[]): TimeAxis {
	const last = Math.max(60_000, ...times);
	const step = STEPS_MS.find((candidate) => last / candidate <= 8) ?? Math.ceil(last / 8 / 3_600_000) * 3_600_000;
	const end = last * 1.12;
	const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => ({
		at: index * step,
		words: `${(index * step) / 60_000} min`,
	}));
	return { end, ticks, place: (ms) => Math.min(1, Math.max(0, ms / end)) };
}

/** Lines of the grid for a number of causes: the whole, then halves, down to one. */
export function causeGrid(causes: number): readonly number[] {
	const lines: number[] = [];
	for (let left = causes; left > 1.5; left = Math.round(left / 2)) lines.push(left);
	return [...lines, 1];
}

/** How far down, 0..1: all causes at the top, one at the bottom, each halving the same step. */
export function causeDepth(left: number, causes: number): number {
	if (causes <= 1) return 1;
	return 1 - Math.log2(Math.max(1, left)) / Math.log2(causes);
}

/** The stepped line as an SVG path on a field of `width` by `height`. */
export function stepPath(
	points: readonly { readonly at: number; readonly left: number }[],
	until: number,
	axis: TimeAxis,
	causes: number,
	{ width, top, bottom }: { readonly width: number; readonly top: number; readonly bottom: number },
): string {
	const x = (ms: number) => (axis.place(ms) * width).toFixed(1);
	const y = (left: number) => (top + causeDepth(left, causes) * (bottom - top)).toFixed(1);
	const [first, ...rest] = points;
	if (!first) return '';
	return `M${x(first.at)} ${y(first.left)}${rest.map(({ at, left }) => `H${x(at)}V${y(left)}`).join('')}H${x(until)}`;
}
