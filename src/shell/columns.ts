/** Names in columns, filled downwards, as `ls` and bash's completion list print them. */
import { widthOf } from './width.ts';

/** Widths of the columns when `count` columns are used; null when they do not fit into `width` cells. */
function widthsOf(widths: readonly number[], count: number, width: number): readonly number[] | null {
	const rows = Math.ceil(widths.length / count);
	const columns: number[] = [];
	for (let index = 0; index < widths.length; index += rows) columns.push(Math.max(...widths.slice(index, index + rows)));
	const total = columns.reduce((sum, column) => sum + column, 0) + 2 * (columns.length - 1);
	return total < width || columns.length === 1 ? columns : null;
}

export function columnsOf(names: readonly string[], width: number): string {
	if (names.length === 0) return '';
	const widths = names.map(widthOf);
	for (let count = Math.min(names.length, Math.max(1, Math.floor(width / 3))); count >= 1; count--) {
		const columns = widthsOf(widths, count, width);
		if (!columns) continue;
		const rows = Math.ceil(names.length / count);
		let text = '';
		for (let row = 0; row < rows; row++) {
			let line = '';
			for (let column = 0; column * rows + row < names.length; column++) {
				const index = column * rows + row;
				const isLast = (column + 1) * rows + row >= names.length;
				line += names[index] + (isLast ? '' : ' '.repeat((columns[column] as number) + 2 - (widths[index] as number)));
			}
			text += `${line}\n`;
		}
		return text;
	}
	return '';
}
