/** The transcript: every input in words, with what the terminal printed until the next one. */
import type { Input, Journal } from '../../session/index.ts';
import type { TranscriptEntry } from './report.ts';

const SPEEDS = {
	paused: 'Paused the clock',
	'1x': 'Clock at 1x',
	'4x': 'Clock at 4x',
	'16x': 'Clock at 16x',
	until: 'Clock until something happens',
} as const;

/** One input as a line of the transcript. */
export function inputWords(input: Input, causeTitle: (cause: string) => string): string {
	switch (input.kind) {
		case 'line':
			return input.text;
		case 'key':
			return 'Ctrl+C';
		case 'resize':
			return `Terminal of ${input.columns} columns and ${input.rows} rows`;
		case 'scroll':
			return input.up === 0 ? 'Scrolled to the newest row' : `Scrolled back ${input.up} rows`;
		case 'open':
			return input.detail === undefined ? `Opened ${input.view}` : `Opened ${input.view}: ${input.detail}`;
		case 'message':
			return `#${input.channel}: ${input.text}`;
		case 'pin':
			return `Pinned from ${input.evidence.source}: ${input.evidence.text}`;
		case 'unpin':
			return 'Unpinned evidence';
		case 'hypothesis':
			return `Hypothesis ${input.status}: ${input.belief.component}, ${causeTitle(input.belief.cause)}`;
		case 'drop-hypothesis':
			return 'Dropped a hypothesis';
		case 'conclude':
			return `Conclusion: ${input.belief ? `${input.belief.component}, ${causeTitle(input.belief.cause)}. ` : 'no cause named. '}${[input.happened, input.fix, input.prevention, input.told].filter(Boolean).join(' ')}`;
		case 'hint':
			return `Read the hint ${input.hint}`;
		case 'pace':
			return SPEEDS[input.speed];
		case 'finish':
			return 'Finished';
	}
}

/** `outputs` maps the number of an input to the text that was printed after it and before the next one. */
export function transcriptOf(
	journal: Journal,
	outputs: ReadonlyMap<number, string>,
	causeTitle: (cause: string) => string,
): readonly TranscriptEntry[] {
	return journal.entries.map(({ n, at, input }) => ({
		input: n,
		at,
		kind: input.kind,
		words: inputWords(input, causeTitle),
		output: outputs.get(n) ?? '',
	}));
}
