/** Resource quantities such as `250m` or `64Mi`. Source: k8s.io/apimachinery/pkg/api/resource/quantity.go. */

const NANO = 1_000_000_000n;
const DECIMAL: readonly (readonly [string, bigint])[] = [
	['n', 1n],
	['u', 1_000n],
	['m', 1_000_000n],
	['', NANO],
	['k', NANO * 1000n],
	['M', NANO * 1000n ** 2n],
	['G', NANO * 1000n ** 3n],
	['T', NANO * 1000n ** 4n],
	['P', NANO * 1000n ** 5n],
	['E', NANO * 1000n ** 6n],
];
const BINARY: readonly (readonly [string, bigint])[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index) => [
	suffix,
	NANO * 1024n ** BigInt(index + 1),
]);
const UNITS = new Map([...DECIMAL, ...BINARY]);

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/;

export const QUANTITY_RULE = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

interface Parsed {
	/** In billionths of the unit. */
	readonly nano: bigint;
	readonly isBinary: boolean;
}

function parse(value: unknown): Parsed | undefined {
	const parts = FORM.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '-');
	if (!parts) return undefined;
	const [, sign, whole = '', fraction = '', suffix = '', exponent] = parts;
	if (whole === '' && fraction === '') return undefined;
	const unit = UNITS.get(suffix) ?? NANO;
	const digits = BigInt(`${whole}${fraction}`) * unit * 10n ** BigInt(Math.max(0, Number(exponent ?? 0)));
	const divisor = 10n ** BigInt(fraction.length + Math.max(0, -Number(exponent ?? 0)));
	// Upstream rounds what is finer than a billionth away from zero.
	const nano = (digits + divisor - 1n) / divisor;
	return { nano: sign === '-' ? -nano : nano, isBinary: suffix.endsWith('i') };
}

export function isQuantity(value: unknown): boolean {
	return parse(value) !== undefined;
}

/** In thousandths of the unit, so that `500m` is 500 and `1` is 1000; 0 for what is missing or no quantity. */
export function quantity(value: unknown): number {
	return Number((parse(value)?.nano ?? 0n) / 1_000_000n);
}

/** As the server writes it back: no fraction and the largest suffix that leaves none (`0.5` is `500m`, `1024Mi` is `1Gi`). */
export function canonicalQuantity(value: unknown): string {
	const parsed = parse(value);
	if (!parsed) return String(value);
	const { nano, isBinary } = parsed;
	if (nano === 0n) return '0';
	const size = nano < 0n ? -nano : nano;
	const isSmall = size < 1024n * NANO;
	const units = isBinary && !isSmall ? [['', NANO] as const, ...BINARY] : DECIMAL;
	const [suffix, unit] = units.findLast(([, candidate]) => nano % candidate === 0n) ?? (['n', 1n] as const);
	return `${nano / unit}${suffix}`;
}
