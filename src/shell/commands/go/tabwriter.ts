/**
 * Elastic tab stops as Go's `text/tabwriter` (and its fork that remembers column widths) sets them, for padding by spaces.
 *
 * A cell ends with a tab; the text after a line's last tab belongs to no column. A column is a block of neighbouring lines that have a
 * cell at that place, and is as wide as its widest cell plus padding, at least `minWidth`.
 */
export interface TabWriterOptions {
	readonly minWidth: number;
	readonly padding: number;
	/** Keep the widths of the first flush for later ones, so that a watch stays in line with its header. */
	readonly remembersWidths?: boolean;
}

export class TabWriter {
	readonly #options: TabWriterOptions;
	#pending = '';
	#done = '';
	#remembered: number[] = [];

	constructor(options: TabWriterOptions) {
		this.#options = options;
	}

	write(text: string): void {
		this.#pending += text;
	}

	/** Ends every column: what is written from here lines up anew. */
	flush(): void {
		this.#done += this.#format(this.#pending);
		this.#pending = '';
	}

	/** Flushes, and gives (once) everything that was written. */
	take(): string {
		this.flush();
		const text = this.#done;
		this.#done = '';
		return text;
	}

	#format(text: string): string {
		if (text === '') return '';
		const lines = text.split('\n').map((line) => line.split('\t'));
		const widths: number[] = [];
		let out = '';

		const writeLines = (from: number, to: number): void => {
			for (let index = from; index < to; index++) {
				const cells = lines[index] as string[];
				for (const [column, cell] of cells.entries()) {
					out += cell;
					if (column < cells.length - 1 && column < widths.length)
						out += ' '.repeat(Math.max(0, (widths[column] as number) - lengthOf(cell)));
				}
				if (index + 1 < lines.length) out += '\n';
			}
		};

		const formatColumn = (from: number, to: number): void => {
			const column = widths.length;
			let start = from;
			for (let index = from; index < to; index++) {
				if (column >= (lines[index] as string[]).length - 1) continue;
				// Lines before this block do not belong to the column.
				writeLines(start, index);
				start = index;
				let width = this.#options.minWidth;
				for (; index < to; index++) {
					const cells = lines[index] as string[];
					if (column >= cells.length - 1) break;
					width = Math.max(width, lengthOf(cells[column] as string) + this.#options.padding);
				}
				if (this.#options.remembersWidths) {
					width = Math.max(width, this.#remembered[column] ?? 0);
					this.#remembered[column] = width;
				}
				widths.push(width);
				formatColumn(start, index);
				widths.pop();
				start = index;
				index--;
			}
			writeLines(start, to);
		};

		formatColumn(0, lines.length);
		return out;
	}
}

/** Width in code points, as the original counts runes. */
function lengthOf(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}
