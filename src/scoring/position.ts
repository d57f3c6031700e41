/** Positions in a trace, `input:fact`, and how time reads. */
import type { Position } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';

const parts = (position: Position): readonly [number, number] => {
	const [input = '0', entry = '0'] = position.split(':');
	return [Number(input), Number(entry)];
};

/** Number of the input that a position belongs to; 0 before the first. */
export const inputOf = (position: Position): number => parts(position)[0];

/** True when `one` stands before `other` in the trace. */
export function isBefore(one: Position, other: Position): boolean {
	const [input, entry] = parts(one);
	const [otherInput, otherEntry] = parts(other);
	return input < otherInput || (input === otherInput && entry < otherEntry);
}

/** Link to a moment of an attempt. It needs the attempt's file. */
export const momentLink = (head: string, position: Position): string => `#a=${head}&p=${position}`;

/** Time since the start, such as `6:40` or `1:02:05`. */
export function clock(at: Ms): string {
	const seconds = Math.max(0, Math.floor(at / 1000));
	const two = (value: number) => String(value).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
	return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A length of time in words, such as `6 min 10 s`. */
export function inWords(ms: Ms): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	const said = [
		...(hours > 0 ? [`${hours} h`] : []),
		...(minutes > 0 ? [`${minutes} min`] : []),
		...(hours === 0 && (seconds % 60 > 0 || minutes === 0) ? [`${seconds % 60} s`] : []),
	];
	return said.join(' ');
}
