/** Prints the server's `Table` answers in columns. */
import type { Json } from '../../../../sim/index.ts';
import { TabWriter } from '../../go/index.ts';
import { formatLabels, type KubernetesObject } from '../objects.ts';

export interface ColumnDefinition {
	readonly name: string;
	readonly type: string;
	readonly format?: string;
	readonly priority?: number;
}

export interface TableRow {
	readonly cells: readonly Json[];
	readonly object?: KubernetesObject;
}

export interface Table {
	readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
	readonly columnDefinitions?: readonly ColumnDefinition[];
	readonly rows?: readonly TableRow[];
}

export interface TableOptions {
	readonly isWide: boolean;
	readonly hasNoHeaders: boolean;
	readonly showsNamespace: boolean;
	/** Before each name, such as `pod`; empty = bare names. */
	readonly kind: string;
	readonly labelColumns: readonly string[];
	readonly showsLabels: boolean;
	/** Adds the `EVENT` column of `--output-watch-events`. */
	readonly showsEvents?: boolean;
}

/** Writes tables of one resource one after another, the header once. */
export class TablePrinter {
	readonly #options: TableOptions;
	readonly #writer: TabWriter;
	#columns: readonly ColumnDefinition[] = [];
	#hasHeader = false;

	constructor(writer: TabWriter, options: TableOptions) {
		this.#writer = writer;
		this.#options = options;
	}

	print(table: Table, event = ''): void {
		const rows = table.rows ?? [];
		const given = table.columnDefinitions ?? [];
		if (given.length > 0 && JSON.stringify(given) !== JSON.stringify(this.#columns)) {
			this.#columns = given;
			this.#hasHeader = false;
		}
		if (rows.length === 0) return;
		const columns = this.#layout(this.#columns, event);
		if (!this.#hasHeader && !this.#options.hasNoHeaders) this.#writer.write(`${columns.map((column) => column.header).join('\t')}\n`);
		this.#hasHeader = true;
		for (const row of rows) this.#writer.write(`${columns.map((column) => column.cell(row)).join('\t')}\n`);
	}

	#layout(definitions: readonly ColumnDefinition[], event: string): readonly { readonly header: string; cell(row: TableRow): string }[] {
		const { isWide, kind, showsNamespace, labelColumns, showsLabels, showsEvents } = this.#options;
		const isName = (definition: ColumnDefinition): boolean => definition.format === 'name' && definition.type === 'string';
		const shown = definitions.flatMap((definition, index) => {
			if (!isWide && (definition.priority ?? 0) !== 0) return [];
			const prefix = kind !== '' && isName(definition) ? `${kind}/` : '';
			return [{ header: definition.name.toUpperCase(), cell: (row: TableRow) => prefix + cellText(row.cells[index] ?? null) }];
		});
		const labelsOf = (row: TableRow): Readonly<Record<string, string>> => row.object?.metadata.labels ?? {};
		return [
			...(showsEvents ? [{ header: 'EVENT', cell: () => event }] : []),
			...(showsNamespace ? [{ header: 'NAMESPACE', cell: (row: TableRow) => row.object?.metadata.namespace ?? '' }] : []),
			...shown,
			...labelColumns.map((label) => ({
				header: (label.split('/').at(-1) as string).toUpperCase(),
				cell: (row: TableRow) => labelsOf(row)[label] ?? '',
			})),
			...(showsLabels ? [{ header: 'LABELS', cell: (row: TableRow) => formatLabels(row.object?.metadata.labels) }] : []),
		];
	}
}

/** One line of a cell: what follows a line break is left out and said to be so. */
export function cellText(value: Json): string {
	if (value === null) return '';
	if (typeof value !== 'string') return String(value);
	const end = value.search(/[\f\n\r]/);
	return escaped(end < 0 ? value : `${value.slice(0, end)}...`);
}

/** Signs that would steer a terminal, shown instead of sent. */
export function escaped(text: string): string {
	return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}

/** The writer that all of kubectl's tables share. */
export function tableWriter(): TabWriter {
	return new TabWriter({ minWidth: 6, padding: 3, remembersWidths: true });
}
