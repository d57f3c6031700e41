/**
 * exp, log and sin from + - * / and exact operations only, so that every engine gives the same bits: those of `Math` may differ between
 * machines in the last place. Methods after FreeBSD's fdlibm (e_exp.c, e_log.c, k_sin.c, k_cos.c); error below 1 ulp on the range in use.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2^n for integer n, exact. */
function powerOfTwo(n: number): number {
	let result = 1;
	let base = n < 0 ? 0.5 : 2;
	for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) result *= base;
		base *= base;
	}
	return result;
}

/** e^x. */
export function exp(x: number): number {
	if (Number.isNaN(x)) return x;
	if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
	if (x < -745.1332191019411) return 0;
	const k = x === 0 ? 0 : Math.floor(x * Math.LOG2E + 0.5);
	const high = x - k * LN2_HIGH;
	const low = k * LN2_LOW;
	const r = high - low;
	const t = r * r;
	const c =
		r -
		t *
			(0.16666666666666602 +
				t * (-0.0027777777777015593 + t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
	const y = 1 - (low - (r * c) / (2 - c) - high);
	// In two steps, so that neither factor over- or underflows before the product does.
	const half = Math.trunc(k / 2);
	return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Natural logarithm. */
export function log(x: number): number {
	if (Number.isNaN(x) || x < 0) return Number.NaN;
	if (x === 0) return Number.NEGATIVE_INFINITY;
	if (x === Number.POSITIVE_INFINITY) return x;
	let k = 0;
	let m = x;
	while (m >= Math.SQRT2) {
		const step = m > 2 ** 40 ? 32 : 1;
		m *= powerOfTwo(-step);
		k += step;
	}
	while (m < Math.SQRT1_2) {
		const step = m < 2 ** -40 ? 32 : 1;
		m *= powerOfTwo(step);
		k -= step;
	}
	const f = m - 1;
	if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
	const s = f / (2 + f);
	const z = s * s;
	const w = z * z;
	const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
	const t2 = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
	const half = 0.5 * f * f;
	return k * LN2_HIGH - (half - (s * (half + t1 + t2) + k * LN2_LOW) - f);
}

const HALF_PI = 1.5707963267948966;
/** pi/2 in three parts of 33 bits each; the quotient times a part is exact while it stays below 2^20. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;

/** Sine, for |x| up to about a million: a day's phase, not an arbitrary angle. */
export function sin(x: number): number {
	const quotient = Math.floor(x / HALF_PI + 0.5);
	const y = x - quotient * HALF_PI_1 - quotient * HALF_PI_2 - quotient * HALF_PI_3;
	switch (((quotient % 4) + 4) % 4) {
		case 0:
			return kernelSin(y);
		case 1:
			return kernelCos(y);
		case 2:
			return -kernelSin(y);
		default:
			return -kernelCos(y);
	}
}

function kernelSin(x: number): number {
	const z = x * x;
	const r =
		0.00833333333332249 +
		z * (-0.0001984126982985795 + z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
	return x + z * x * (-0.16666666666666632 + z * r);
}

function kernelCos(x: number): number {
	const z = x * x;
	const r =
		z *
		(0.0416666666666666 +
			z *
				(-0.001388888888887411 +
					z * (0.00002480158728947673 + z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
	const half = 0.5 * z;
	const w = 1 - half;
	return w + (1 - w - half + z * r);
}

/** Inverse of the standard normal distribution for p in (0, 1); relative error below 1.2e-9 (after Peter J. Acklam's rational approximation). */
export function normalQuantile(p: number): number {
	if (p <= 0) return Number.NEGATIVE_INFINITY;
	if (p >= 1) return Number.POSITIVE_INFINITY;
	if (p < 0.02425) return tail(Math.sqrt(-2 * log(p)));
	if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * log(1 - p)));
	const q = p - 0.5;
	const r = q * q;
	const top =
		((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r +
		2.506628277459239;
	const bottom =
		((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1;
	return (top * q) / bottom;
}

function tail(q: number): number {
	const top =
		((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
		2.938163982698783;
	const bottom = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
	return top / bottom;
}
