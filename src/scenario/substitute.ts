/** Variant values: `${name}` in texts. `$${` stands for a plain `${`. */

export type VariantValues = Readonly<Record<string, string | number | boolean>>;

const reference = /\$(\$\{)|\$\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** A name in a text that the variant has no value for. */
export interface MissingValue {
	readonly path: readonly (string | number)[];
	readonly name: string;
}

/**
 * Fills in every text of a piece of data, keys included. A text that is nothing but one reference takes the value's own type, so that a number
 * stays a number.
 */
export function substituteData(
	data: unknown,
	values: VariantValues,
): { readonly data: unknown; readonly missing: readonly MissingValue[] } {
	const missing: MissingValue[] = [];
	const walk = (value: unknown, path: readonly (string | number)[]): unknown => {
		if (typeof value === 'string') return fill(value, (name) => noted(name, path));
		if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]));
	};
	const noted = (name: string, path: readonly (string | number)[]) => {
		if (!Object.hasOwn(values, name)) missing.push({ path, name });
		return values[name];
	};
	return { data: walk(data, []), missing };
}

function fill(text: string, lookUp: (name: string) => string | number | boolean | undefined): string | number | boolean {
	const whole = /^\$\{([A-Za-z][A-Za-z0-9]*)\}$/.exec(text);
	if (whole) return lookUp(whole[1]!) ?? text;
	return text.replace(reference, (all, plain: string | undefined, name: string) => plain ?? String(lookUp(name) ?? all));
}

/** Fills in a file's text. Names that the variant does not know stay: a script at home has variables of its own. */
export function substituteText(text: string, values: VariantValues): string {
	return text.replace(reference, (all, plain: string | undefined, name: string) =>
		plain !== undefined ? all : Object.hasOwn(values, name) ? String(values[name]) : all,
	);
}
