/** Places labels along a time axis so that none covers another: what would meet joins. */

export interface Label {
	/** 0..1 of the axis. */
	readonly at: number;
	readonly words: string;
	readonly tone: 'plain' | 'bad' | 'good';
}

export interface PlacedLabel {
	readonly at: number;
	/** What is written; several that joined say how many there are. */
	readonly words: string;
	readonly tone: Label['tone'];
	/** All that stand here, for a tooltip. */
	readonly all: readonly string[];
}

/** Places along the axis, 0..1 and in order, moved to the right just enough that marks of this width do not cover one another. */
export function spread(places: readonly number[], width: number): readonly number[] {
	const free: number[] = [];
	for (const place of places) free.push(Math.max(place, (free.at(-1) ?? Number.NEGATIVE_INFINITY) + width));
	return free;
}

/** Width of a character as a share of the axis, for 12 px type on an axis of about 1,000 px. */
const CHARACTER = 0.0062;
/** Icon, rule and space around the words. */
const EXTRA = 0.032;

const width = (words: string): number => words.length * CHARACTER + EXTRA;
const TONES: readonly Label['tone'][] = ['plain', 'good', 'bad'];

/** `labels` in order of time. `joined` says what stands for several. */
export function placeLabels(labels: readonly Label[], joined: (count: number) => string): readonly PlacedLabel[] {
	const placed: PlacedLabel[] = [];
	for (const label of labels) {
		const before = placed.at(-1);
		if (before && before.at + width(before.words) > label.at) {
			const all = [...before.all, label.words];
			const tone = TONES[Math.max(TONES.indexOf(before.tone), TONES.indexOf(label.tone))]!;
			placed[placed.length - 1] = {
				at: before.at,
				words: all.every((words) => words === all[0]) ? `${all[0]} (${all.length})` : joined(all.length),
				tone,
				all,
			};
		} else placed.push({ ...label, all: [label.words] });
	}
	return placed;
}
