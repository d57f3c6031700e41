/**
 * Random draws that are keyed and not sequential: the same (seed, stream, object, tick) always gives the same number, and a new draw
 * somewhere shifts no other.
 */
import { exp, normalQuantile } from './maths.ts';

/** 64 bits of a key as two unsigned 32-bit halves. Two murmur3-style lanes over the code units, then full avalanche. */
function mix(seed: string, stream: string, object: string, tick: number): readonly [number, number] {
	let low = 0x9e3779b9;
	let high = 0x85ebca6b;
	const eat = (unit: number): void => {
		low = Math.imul(low ^ unit, 0xcc9e2d51);
		low = (low << 15) | (low >>> 17);
		high = Math.imul(high ^ unit ^ low, 0x1b873593);
		high = (high << 13) | (high >>> 19);
	};
	for (const part of [seed, stream, object]) {
		for (let index = 0; index < part.length; index++) eat(part.charCodeAt(index));
		// A mark that no code unit equals keeps ('ab', 'c') and ('a', 'bc') apart.
		eat(0x10000 + part.length);
	}
	eat(tick | 0);
	eat(Math.floor(tick / 4_294_967_296) | 0);
	return [finish(low ^ (high >>> 7)), finish(high + Math.imul(low, 0x2545f491))];
}

function finish(value: number): number {
	let hash = value ^ (value >>> 16);
	hash = Math.imul(hash, 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) with 53 bits. `tick` is an integer. */
export function draw(seed: string, stream: string, object: string, tick: number): number {
	const [low, high] = mix(seed, stream, object, tick);
	return ((high >>> 5) * 67_108_864 + (low >>> 6)) / 9_007_199_254_740_992;
}

/** An integer in [from, to], both included. */
export function drawInt(seed: string, stream: string, object: string, tick: number, from: number, to: number): number {
	return from + Math.floor(draw(seed, stream, object, tick) * (to - from + 1));
}

/** One of the choices. */
export function pick<Choice>(seed: string, stream: string, object: string, tick: number, choices: readonly Choice[]): Choice {
	if (choices.length === 0) throw new RangeError('pick from no choices');
	return choices[Math.floor(draw(seed, stream, object, tick) * choices.length)] as Choice;
}

/** Standard normal deviate. */
export function drawNormal(seed: string, stream: string, object: string, tick: number): number {
	// The half step keeps the argument off 0.
	return normalQuantile(draw(seed, stream, object, tick) + 2 ** -54);
}

/** Lognormal around `median`; `spread` is the standard deviation of the logarithm. */
export function drawLognormal(seed: string, stream: string, object: string, tick: number, median: number, spread: number): number {
	return spread === 0 ? median : median * exp(spread * drawNormal(seed, stream, object, tick));
}

/** apimachinery `util/rand`: no vowels, no look-alikes. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** A name suffix as `generateName` makes it. */
export function drawSuffix(seed: string, stream: string, object: string, tick: number, length = 5): string {
	let suffix = '';
	for (let index = 0; index < length; index++) suffix += SAFE[drawInt(seed, `${stream}/${index}`, object, tick, 0, SAFE.length - 1)];
	return suffix;
}

/** apimachinery `rand.SafeEncodeString`: every character becomes one of the safe alphabet. */
export function safeEncode(text: string): string {
	let encoded = '';
	for (let index = 0; index < text.length; index++) encoded += SAFE[text.charCodeAt(index) % SAFE.length];
	return encoded;
}

/** `length` lower-case hex digits. */
export function drawHex(seed: string, stream: string, object: string, tick: number, length: number): string {
	let hex = '';
	for (let block = 0; hex.length < length; block++) {
		const [low, high] = mix(seed, `${stream}#${block}`, object, tick);
		hex += high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
	}
	return hex.slice(0, length);
}

/** A version 4 UUID. */
export function drawUuid(seed: string, stream: string, object: string, tick: number): string {
	const hex = drawHex(seed, stream, object, tick, 32);
	const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
