/**
 * Which lines of the terminal a person can have seen. A terminal of `rows` rows shows the last rows of what was printed, the row of the
 * prompt among them; more only when the person scrolls up. What counts as seen is asked for with `takeVisible` whenever the shell has
 * settled, so of one long output only the last screenful is seen.
 */
import { cellsOf } from './width.ts';

interface Row {
	text: string;
	width: number;
	/** The row before goes on here: one line, wrapped. */
	readonly isContinued: boolean;
	isSeen: boolean;
}

/** Rows kept above the screen, as the page's terminal keeps them. */
const KEPT = 5000;
/** What stands behind ESC: a control sequence. */
const SEQUENCE = /^\[([0-9;?]*)([@-~])/;

const emptyRow = (isContinued: boolean): Row => ({ text: '', width: 0, isContinued, isSeen: false });

export class Screen {
	#columns: number;
	#height: number;
	#rows: Row[] = [emptyRow(false)];
	/** First row that a `clear` has left on the screen. */
	#cleared = 0;
	/** First row in view while the person has scrolled up; null = the newest screenful. */
	#top: number | null = null;
	/** A carriage return was printed: the next text starts its line anew. */
	#isReturning = false;
	/** Start of an escape sequence whose end has not been printed yet. */
	#unread = '';

	constructor(columns: number, rows: number) {
		this.#columns = columns;
		this.#height = rows;
	}

	/** Takes printed text: line ends, tabs, carriage returns, colours (dropped) and `clear`. */
	write(printed: string): void {
		const text = this.#unread + printed;
		this.#unread = '';
		for (let index = 0; index < text.length; ) {
			const code = text.codePointAt(index) as number;
			const character = String.fromCodePoint(code);
			if (character === '\u001b') {
				const behind = text.slice(index + 1, index + 32);
				const sequence = SEQUENCE.exec(behind);
				if (!sequence && behind.length < 31 && /^(\[[0-9;?]*)?$/.test(behind)) {
					this.#unread = text.slice(index);
					break;
				}
				if (sequence?.[2] === 'J') this.#clear(sequence[1] ?? '');
				index += 1 + (sequence?.[0].length ?? 1);
				continue;
			}
			index += character.length;
			if (character === '\n') this.#newRow(false);
			else if (character === '\r') this.#isReturning = true;
			else if (character === '\t') this.#put(' '.repeat(8 - ((this.#rows.at(-1) as Row).width % 8)));
			else if (code >= 0x20) this.#put(character);
		}
		this.#trim();
	}

	#newRow(isContinued: boolean): void {
		this.#isReturning = false;
		this.#rows.push(emptyRow(isContinued));
	}

	#put(text: string): void {
		if (this.#isReturning) {
			// A line that is written over: what stood there is gone.
			while ((this.#rows.at(-1) as Row).isContinued) this.#rows.pop();
			this.#rows[this.#rows.length - 1] = emptyRow(false);
			this.#isReturning = false;
		}
		for (const character of text) {
			const cells = cellsOf(character.codePointAt(0) as number);
			if ((this.#rows.at(-1) as Row).width + cells > this.#columns) this.#newRow(true);
			const row = this.#rows.at(-1) as Row;
			row.text += character;
			row.width += cells;
			row.isSeen = false;
		}
	}

	#clear(what: string): void {
		if (what === '3') {
			// The rows above are gone too.
			this.#rows = this.#rows.slice(this.#cleared);
			this.#cleared = 0;
			this.#top = null;
		} else if (what === '2' || what === '') {
			if ((this.#rows.at(-1) as Row).text !== '') this.#newRow(false);
			this.#cleared = this.#rows.length - 1;
		}
	}

	#trim(): void {
		const extra = this.#rows.length - KEPT;
		if (extra <= 0) return;
		this.#rows.splice(0, extra);
		this.#cleared = Math.max(0, this.#cleared - extra);
		if (this.#top !== null) this.#top = Math.max(0, this.#top - extra);
	}

	/** The terminal has another size now. What was printed before keeps its wrapping. */
	resize(columns: number, rows: number): void {
		this.#columns = columns;
		this.#height = rows;
	}

	/** The person looks `up` rows above the newest screenful; 0 = at the newest. Later output does not move a view that is scrolled up. */
	scroll(up: number): void {
		this.#top = up <= 0 ? null : Math.max(0, this.#rows.length - this.#height - up);
	}

	/** First row in view, and the row after the last one. */
	#view(): readonly [number, number] {
		const newest = Math.max(this.#cleared, this.#rows.length - this.#height);
		const top = this.#top === null ? newest : Math.min(this.#top, newest);
		return [top, Math.min(this.#rows.length, top + this.#height)];
	}

	/** Lines in view now, wrapped rows joined. */
	visible(): string {
		const [top, end] = this.#view();
		return lines(this.#rows.slice(top, end));
	}

	/** Lines that have come into view since the last call. A wrapped line that is new in part is given as far as it is in view. */
	takeVisible(): string {
		const [top, end] = this.#view();
		const taken: Row[] = [];
		for (let start = top; start < end; ) {
			let next = start + 1;
			while (next < end && (this.#rows[next] as Row).isContinued) next += 1;
			const line = this.#rows.slice(start, next);
			if (line.some((row) => !row.isSeen && row.text !== '')) taken.push(...line);
			for (const row of line) row.isSeen = true;
			start = next;
		}
		return lines(taken);
	}
}

function lines(rows: readonly Row[]): string {
	let text = '';
	for (const [index, row] of rows.entries()) text += (index > 0 && !row.isContinued ? '\n' : '') + row.text;
	return text.replace(/\n+$/, '');
}
