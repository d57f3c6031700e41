/** Resource quantities such as `500m`, `128Mi` or `2`: added, compared, and written as the API machinery writes them. */

export interface Quantity {
	/** In thousandths, so that `100m` is 100. */
	readonly milli: number;
	readonly isBinary: boolean;
}

export const ZERO: Quantity = { milli: 0, isBinary: false };

/** Thousandths in one of each unit. */
const BINARY: Readonly<Record<string, number>> = {
	Ki: 2 ** 10 * 1000,
	Mi: 2 ** 20 * 1000,
	Gi: 2 ** 30 * 1000,
	Ti: 2 ** 40 * 1000,
	Pi: 2 ** 50 * 1000,
	Ei: 2 ** 60 * 1000,
};
const DECIMAL: Readonly<Record<string, number>> = { n: 1e-6, u: 1e-3, m: 1, '': 1e3, k: 1e6, M: 1e9, G: 1e12, T: 1e15, P: 1e18, E: 1e21 };

export function parseQuantity(text: string | number | undefined): Quantity {
	const match = /^([+-]?[\d.]+)(?:e([+-]?\d+)|([A-Za-z]*))$/.exec(String(text ?? '0'));
	if (!match) return ZERO;
	const suffix = match[3] ?? '';
	const isBinary = suffix in BINARY;
	const scale = match[2] === undefined ? ((isBinary ? BINARY : DECIMAL)[suffix] ?? 1e3) : Number(`1e${match[2]}`) * 1e3;
	const milli = Number(match[1]) * scale;
	const nearest = Math.round(milli);
	// Fractions of a thousandth count as a whole one; what only the binary arithmetic adds does not.
	return { milli: Math.abs(milli - nearest) < 1e-6 ? nearest : Math.ceil(milli), isBinary };
}

export function addQuantities(a: Quantity, b: Quantity): Quantity {
	return { milli: a.milli + b.milli, isBinary: a.milli === 0 ? b.isBinary : a.isBinary };
}

/** The shortest form without loss: `1400m`, `2`, `1152Mi`. */
export function quantityText({ milli, isBinary }: Quantity): string {
	if (milli === 0) return '0';
	if (milli % 1000 !== 0) return `${milli}m`;
	let value = milli / 1000;
	const [step, suffixes] = isBinary ? [1024, ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi']] : [1000, ['', 'k', 'M', 'G', 'T', 'P']];
	let index = 0;
	while (value % step === 0 && index < suffixes.length - 1) {
		value /= step;
		index++;
	}
	return `${value}${suffixes[index]}`;
}
