/** Resource quantities such as `500m`, `128Mi` or `2`: added, compared, and written as the API machinery writes them. */

export interface Quantity {
	/** In thousandths, so that `100m` is 100. */
	readonly milli: number;
	readonly isBinary: boolean;
}

export const ZERO: Quantity = { milli: 0, isBinary: false };

const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const DECIMAL: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

export function parseQuantity(text: string | number | undefined): Quantity {
	const match = /^([+-]?[\d.]+)(?:e([+-]?\d+)|([A-Za-z]*))$/.exec(String(text ?? '0'));
	if (!match) return ZERO;
	const suffix = match[3] ?? '';
	const isBinary = suffix in BINARY;
	const scale = match[2] === undefined ? (isBinary ? BINARY[suffix] : DECIMAL[suffix]) : Number(`1e${match[2]}`);
	return { milli: Math.ceil(Number(match[1]) * (scale ?? 1) * 1000), isBinary };
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
