/**
 * The Beta distribution, as far as readings need it: its upper tail and its quantiles. Exponential and logarithm come from the
 * kernel, so that the same evidence gives the same bytes on every machine.
 */
import { exp, log } from '../sim/kernel/index.ts';

/** Lanczos approximation, g = 7, nine terms; relative error below 1e-13 for positive arguments. */
const lanczos = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
	-0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for `x` >= 0.5. */
export function logGamma(x: number): number {
	const shifted = x - 1;
	let sum = lanczos[0]!;
	for (let index = 1; index < lanczos.length; index++) sum += lanczos[index]! / (shifted + index);
	const top = shifted + 7.5;
	return 0.9189385332046727 + (shifted + 0.5) * log(top) - top + log(sum);
}

/** Continued fraction of the incomplete beta function, by Lentz's method. Converges fast for x < (a + 1) / (a + b + 2). */
function continuedFraction(a: number, b: number, x: number): number {
	const tiny = 1e-300;
	const away = (value: number) => (value > -tiny && value < tiny ? tiny : value);
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m <= 500; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		fraction *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const step = d * c;
		fraction *= step;
		if (step - 1 < 1e-15 && step - 1 > -1e-15) return fraction;
	}
	throw new Error(`The incomplete beta function did not converge at a=${a}, b=${b}, x=${x}`);
}

/** Regularised incomplete beta function I_x(a, b), for a, b >= 0.5 and x in 0..1. */
export function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
	return x < (a + 1) / (a + b + 2) ? (front * continuedFraction(a, b, x)) / a : 1 - (front * continuedFraction(b, a, 1 - x)) / b;
}

/** P(theta >= cut) for theta ~ Beta(a, b). */
export function betaTail(cut: number, a: number, b: number): number {
	return 1 - incompleteBeta(cut, a, b);
}

/** The value below which `share` of Beta(a, b) lies, by bisection to 2^-40. */
export function betaQuantile(share: number, a: number, b: number): number {
	let low = 0;
	let high = 1;
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (incompleteBeta(middle, a, b) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
