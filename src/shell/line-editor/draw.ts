/** How the edited line is drawn on a terminal of a given width: the prompt's colours, wrapped lines, the cursor. */
import { cellsOf } from '../width.ts';
import type { EditorState } from './editor.ts';

/** Where the drawing left the terminal's cursor, counted from the row of the prompt. */
export interface Drawn {
	readonly cursorRow: number;
}

interface Place {
	readonly row: number;
	readonly column: number;
}

const CSI = '\u001b[';
const WARNING = `${CSI}33m`;
const DIM = `${CSI}90m`;
const NAME = `${CSI}1;34m`;
const PLAIN = `${CSI}0m`;

/** Contexts whose name is set in the warning colour. */
const isProduction = (context: string): boolean => /^(prod|production|live)([-_.].*)?$|[-_.](prod|production|live)$/.test(context);

/** The prompt with its colours, in the terminal's own palette: the context in the warning colour where it is production. */
export function colouredPrompt(prompt: string): string {
	const parts = /^([^\s:]+):(\S*)( \((.*?)\/.*?\))? \$ $/.exec(prompt);
	if (!parts) return prompt;
	const [, who, folder, place = '', context = ''] = parts;
	const shown = isProduction(context) ? ` ${WARNING}${place.slice(1)}${PLAIN}` : place;
	return `${NAME}${who}${PLAIN}${DIM}:${PLAIN}${folder}${shown}${DIM} $${PLAIN} `;
}

/** The place after `text`, which starts at `from`. A wide character that does not fit goes to the next row. */
function after(text: string, from: Place, columns: number): Place {
	let { row, column } = from;
	for (const character of text) {
		const cells = cellsOf(character.codePointAt(0) as number);
		if (column + cells > columns) {
			row += 1;
			column = 0;
		}
		column += cells;
	}
	return column >= columns ? { row: row + 1, column: 0 } : { row, column };
}

/** Control characters, which a terminal would act on, as bash shows them: `^G`. */
function visible(text: string): string {
	let shown = '';
	for (const character of text) shown += character < ' ' ? `^${String.fromCharCode(character.charCodeAt(0) + 64)}` : character;
	return shown;
}

/**
 * Text that draws prompt and line over what was drawn before; null = nothing yet, the cursor stands at the start of an empty row.
 * After a resize give `drawn` as it was: terminals reflow, and a leftover row is cleared with the next line.
 */
export function draw(
	drawn: Drawn | null,
	state: EditorState,
	prompt: string,
	columns: number,
): { readonly text: string; readonly drawn: Drawn } {
	const { search } = state;
	const head = search ? `(${search.hasFailed ? 'failed ' : ''}reverse-i-search)\`${search.query}': ` : prompt;
	const shownHead = search ? head : colouredPrompt(head);
	const line = visible(state.text);
	const start = after(head, { row: 0, column: 0 }, columns);
	const end = after(line, start, columns);
	const cursor = after(visible(state.text.slice(0, state.cursor)), start, columns);
	const up = drawn && drawn.cursorRow > 0 ? `${CSI}${drawn.cursorRow}A` : '';
	let text = `\r${up}${CSI}J${shownHead}${line}`;
	// A terminal waits at the right edge until the next character; this takes it to the next row now.
	if (end.column === 0 && end.row > 0) text += ' \r';
	if (end.row > cursor.row) text += `${CSI}${end.row - cursor.row}A`;
	text += `\r${cursor.column > 0 ? `${CSI}${cursor.column}C` : ''}`;
	return { text, drawn: { cursorRow: cursor.row } };
}

/** Takes the cursor behind the line's end, where the output of the line goes: before a submit, a `^C` or a list of candidates. */
export function leave(drawn: Drawn, state: EditorState, prompt: string, columns: number): string {
	const head = state.search ? '' : prompt;
	const end = after(visible(state.text), after(head, { row: 0, column: 0 }, columns), columns);
	const down = end.row - drawn.cursorRow;
	return `${down > 0 ? `${CSI}${down}B` : ''}\r\n`;
}
