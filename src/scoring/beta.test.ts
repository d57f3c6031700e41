import { describe, expect, it } from 'vitest';
import { betaQuantile, betaTail, incompleteBeta, logGamma } from './beta.ts';

describe('the Beta distribution', () => {
	it.each([
		[1, 0],
		[0.5, 0.5723649429247001],
		[5, 3.1780538303479458],
		[10.5, 13.940625219403763],
	])('has ln gamma(%d) = %d', (x, expected) => {
		expect(logGamma(x)).toBeCloseTo(expected, 12);
	});

	it.each([
		[4, 0.83193],
		[5, 0.88235],
		[6, 0.91765],
		[2, 0.657],
	])('after %d of %d shown, with independent observations, lies above .7 with the probability 1 - .7^(n + 1)', (n, expected) => {
		expect(betaTail(0.7, 1 + n, 1)).toBeCloseTo(expected, 5);
	});

	it.each([
		// Closed form: I_x(2, 2) = 3x^2 - 2x^3; the median of a symmetric distribution is one half.
		[0.3, 2, 2, 0.216],
		[0.5, 3.7, 3.7, 0.5],
		[0.7, 1, 1, 0.7],
		[0.7, 1, 4, 1 - 0.0081],
	])('has I_%d(%d, %d) = %d', (x, a, b, expected) => {
		expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12);
	});

	it('mirrors: I_x(a, b) + I_1-x(b, a) is one', () => {
		for (const [x, a, b] of [
			[0.7, 4.2, 2.9],
			[0.13, 11.5, 1.25],
			[0.98, 1.5, 30.5],
		] as const) {
			expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 12);
		}
	});

	it('has quantiles that invert its tail', () => {
		const quantile = betaQuantile(0.1, 5.3, 1.7);
		expect(incompleteBeta(quantile, 5.3, 1.7)).toBeCloseTo(0.1, 10);
	});
});
