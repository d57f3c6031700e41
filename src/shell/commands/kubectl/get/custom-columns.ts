/** `-o custom-columns=NAME:.metadata.name,...` */
import type { Json } from '../../../../sim/index.ts';
import { goValue, TabWriter } from '../../go/index.ts';
import { KubectlError } from '../errors.ts';
import { JsonPathError, JsonPathTemplate } from '../jsonpath/index.ts';
import type { KubernetesObject } from '../objects.ts';
import { type Printer, relaxedJsonPath } from '../printers.ts';

interface Column {
	readonly header: string;
	readonly template: JsonPathTemplate;
}

/** The printer for a spec, or for the two lines of a spec file. */
export function customColumns(spec: string, isFile: boolean, hasNoHeaders: boolean, out: (text: string) => void): Printer {
	if (spec === '') throw new KubectlError('custom-columns format specified but no custom columns given');
	const columns = isFile ? fromFile(spec) : spec.split(',').map(fromSpec);
	const writer = new TabWriter({ minWidth: 6, padding: 3, remembersWidths: true });
	let isBegun = false;
	return {
		print(object) {
			if (!isBegun && !hasNoHeaders) writer.write(`${columns.map((column) => column.header).join('\t')}\n`);
			isBegun = true;
			const items = Array.isArray(object.items) ? (object.items as KubernetesObject[]) : [object];
			for (const item of items) writer.write(`${columns.map((column) => cell(column, item)).join('\t')}\n`);
			out(writer.take());
		},
	};
}

function fromSpec(part: string): Column {
	const colon = part.indexOf(':');
	if (colon < 0) throw new KubectlError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
	return column(part.slice(0, colon), part.slice(colon + 1));
}

function fromFile(text: string): readonly Column[] {
	const [headers = '', paths = ''] = text.split('\n').map((line) => line.trim());
	const names = headers.split(/\s+/);
	const specs = paths.split(/\s+/);
	if (names.length !== specs.length)
		throw new KubectlError(`number of headers (${names.length}) and field specifications (${specs.length}) don't match`);
	return names.map((name, index) => column(name, specs[index] as string));
}

function column(header: string, path: string): Column {
	try {
		return { header, template: new JsonPathTemplate(relaxedJsonPath(path), true) };
	} catch (error) {
		if (error instanceof JsonPathError) throw new KubectlError(error.message);
		throw error;
	}
}

function cell({ template }: Column, object: KubernetesObject): string {
	try {
		const values = template.results(object as unknown as Json).flat();
		return values.length === 0 ? '<none>' : values.map((value) => (value === null ? '<none>' : goValue(value))).join(',');
	} catch (error) {
		if (error instanceof JsonPathError) throw new KubectlError(error.message);
		throw error;
	}
}
