/** Resource quantities such as `250m` or `64Mi`, for comparing. Source: k8s.io/apimachinery/pkg/api/resource/quantity.go. */

const UNITS: Readonly<Record<string, number>> = {
	'': 1000,
	n: 1e-6,
	u: 1e-3,
	m: 1,
	k: 1e6,
	M: 1e9,
	G: 1e12,
	T: 1e15,
	P: 1e18,
	E: 1e21,
	Ki: 1000 * 1024,
	Mi: 1000 * 1024 * 1024,
	Gi: 1000 * 1024 * 1024 * 1024,
	Ti: 1000 * 1024 * 1024 * 1024 * 1024,
};

const FORM = /^([+-]?[0-9]+(?:\.[0-9]*)?|[+-]?\.[0-9]+)([numkMGTPE]|[KMGT]i)?$/;

export function isQuantity(value: unknown): boolean {
	return FORM.test(String(value));
}

/** In thousandths of the unit, so that `500m` is 500 and `1` is 1000; 0 for what is missing or no quantity. */
export function quantity(value: unknown): number {
	const parts = FORM.exec(String(value ?? ''));
	return parts ? Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? 0) : 0;
}
