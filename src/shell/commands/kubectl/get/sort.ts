/** `--sort-by`: orders objects, or the rows of a table, by a field. */
import type { Json } from '../../../../sim/index.ts';
import { sorted as goSorted } from '../../go/index.ts';
import { KubectlError } from '../errors.ts';
import { JsonPathError, JsonPathTemplate } from '../jsonpath/index.ts';
import type { KubernetesObject } from '../objects.ts';
import { relaxedJsonPath } from '../printers.ts';
import type { Table, TableRow } from './table.ts';

/** Objects in order of a field; those without it come first, as upstream. An empty field keeps the order. */
export function sortObjects(objects: readonly KubernetesObject[], field: string): readonly KubernetesObject[] {
	return field === '' ? objects : sorted(objects, field, (object) => object);
}

/** Tables of one collection as one table with its rows in order. */
export function sortedRows(tables: readonly Table[], field: string): readonly Table[] {
	const rows = tables.flatMap((table) => table.rows ?? []);
	try {
		return [{ ...tables[0], rows: sorted(rows, field, (row: TableRow) => row.object as KubernetesObject) }];
	} catch (error) {
		// Upstream's table printer loses the rows and the reason when no row has the field.
		if (error instanceof KubectlError) return [];
		throw error;
	}
}

function sorted<Item>(items: readonly Item[], field: string, objectOf: (item: Item) => KubernetesObject): readonly Item[] {
	let template: JsonPathTemplate;
	try {
		template = new JsonPathTemplate(relaxedJsonPath(field), true);
	} catch (error) {
		if (error instanceof JsonPathError) throw new KubectlError(error.message);
		throw error;
	}
	const keyed = items.map((item) => ({ item, value: template.results(objectOf(item) as unknown as Json).flat()[0] }));
	if (keyed.length > 0 && keyed.every(({ value }) => value === undefined)) {
		throw new KubectlError(`couldn't find any field with path "${relaxedJsonPath(field)}" in the list of objects`);
	}
	return goSorted(keyed, (a, b) => isLess(a.value, b.value)).map(({ item }) => item);
}

/** What is absent or null comes first. */
function isLess(a: Json | undefined, b: Json | undefined): boolean {
	if (a === undefined) return true;
	if (b === undefined) return false;
	if (a === null || b === null) return a === null && b !== null;
	if (typeof a === 'number' && typeof b === 'number') return a < b;
	return naturalCompare(String(a), String(b)) < 0;
}

/** Strings in natural order: runs of digits by their number. */
function naturalCompare(a: string, b: string): number {
	const parts = (text: string): readonly string[] => text.match(/\d+|\D/g) ?? [];
	const left = parts(a);
	const right = parts(b);
	for (let index = 0; index < left.length && index < right.length; index++) {
		const one = left[index] as string;
		const other = right[index] as string;
		if (one === other) continue;
		if (/^\d/.test(one) && /^\d/.test(other) && Number(one) !== Number(other)) return Number(one) - Number(other);
		return one < other ? -1 : 1;
	}
	return left.length - right.length;
}
