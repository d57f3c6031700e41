/**
 * The line that is being typed, as readline edits it. Pure: (state, what the terminal sent) -> new state and what the page has to do.
 * Positions are indexes of UTF-16 units and never stand inside a surrogate pair.
 */
import { columnsOf } from '../columns.ts';
import { type Key, type KeyName, keysOf } from './keys.ts';

export interface EditorState {
	readonly text: string;
	readonly cursor: number;
	/** Lines typed before, oldest first. */
	readonly history: readonly string[];
	/** Which line of history is shown; `history.length` is the new one. */
	readonly at: number;
	/** Lines of history, and the new line, as they were left edited. */
	readonly drafts: Readonly<Record<number, string>>;
	/** What the last kill took; Ctrl-Y puts it back. */
	readonly killed: string;
	/** Backwards search; `found` is an index of history, -1 before the first hit. */
	readonly search: { readonly query: string; readonly found: number; readonly hasFailed: boolean } | null;
	/** The key before was a Tab that could not complete further: the next one lists. */
	readonly isTabPending: boolean;
	/** Start of a key sequence whose end has not come. */
	readonly unread: string;
}

export type EditorAction =
	/** Enter: the line is finished. The page writes the line's end, sends the line and starts a new state. */
	| { readonly type: 'submit'; readonly line: string }
	/** Ctrl-C at the prompt: write `^C`, a line end and a new prompt; with something running it is a key for the session. */
	| { readonly type: 'interrupt' }
	/** Ctrl-D on an empty line: as `exit` typed. */
	| { readonly type: 'end-of-file' }
	/** Ask for candidates and give them to `completed`. `lists`: the person pressed Tab twice. */
	| { readonly type: 'complete'; readonly line: string; readonly cursor: number; readonly lists: boolean }
	/** Print this above the line (candidates in columns), then draw the line again. */
	| { readonly type: 'print'; readonly text: string }
	/** Ctrl-L: clear the screen and draw the line at its top. */
	| { readonly type: 'clear' }
	| { readonly type: 'bell' };

export interface Edited {
	readonly state: EditorState;
	readonly actions: readonly EditorAction[];
}

export function emptyLine(history: readonly string[]): EditorState {
	return { text: '', cursor: 0, history, at: history.length, drafts: {}, killed: '', search: null, isTabPending: false, unread: '' };
}

/** Takes what the terminal sent: one key or a paste of many lines. */
export function feed(before: EditorState, data: string): Edited {
	const { keys, rest } = keysOf(before.unread + data);
	let state: EditorState = { ...before, unread: '' };
	const actions: EditorAction[] = [];
	for (const key of keys) {
		const edited = press(state, key);
		state = edited.state;
		actions.push(...edited.actions);
	}
	return { state: { ...state, unread: rest }, actions };
}

const only = (state: EditorState, ...actions: readonly EditorAction[]): Edited => ({ state, actions });
const placed = (state: EditorState, text: string, cursor: number): EditorState => ({ ...state, text, cursor, isTabPending: false });

function press(state: EditorState, key: Key): Edited {
	if (state.search) return searching(state, key);
	if (key.kind === 'unknown') return only(state);
	if (key.kind === 'text')
		return only(
			placed(state, state.text.slice(0, state.cursor) + key.text + state.text.slice(state.cursor), state.cursor + key.text.length),
		);
	return pressed(state, key.name);
}

/** Index one character to the left or right of `index`. */
function left(text: string, index: number): number {
	const step = /[\udc00-\udfff]/.test(text[index - 1] ?? '') && /[\ud800-\udbff]/.test(text[index - 2] ?? '') ? 2 : 1;
	return Math.max(0, index - step);
}
function right(text: string, index: number): number {
	return Math.min(text.length, index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1));
}
/** Start of the word before, and end of the word after, as Alt-B and Alt-F see words: letters and digits. */
function wordLeft(text: string, index: number): number {
	return text.slice(0, index).search(/[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u) === -1
		? 0
		: text.slice(0, index).search(/[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u);
}
function wordRight(text: string, index: number): number {
	return index + (/^[^\p{L}\p{N}]*[\p{L}\p{N}]*/u.exec(text.slice(index))?.[0].length ?? 0);
}

/** Takes `from..to` out of the line and keeps it for Ctrl-Y. */
function kill(state: EditorState, from: number, to: number): Edited {
	if (from === to) return only({ ...state, isTabPending: false }, { type: 'bell' });
	const { text } = state;
	return only({ ...placed(state, text.slice(0, from) + text.slice(to), from), killed: text.slice(from, to) });
}

function remove(state: EditorState, from: number, to: number): Edited {
	if (from === to) return only({ ...state, isTabPending: false }, { type: 'bell' });
	return only(placed(state, state.text.slice(0, from) + state.text.slice(to), from));
}

function pressed(state: EditorState, name: KeyName): Edited {
	const { text, cursor } = state;
	const move = (to: number): Edited => only(placed(state, text, to));
	switch (name) {
		case 'enter':
			return only(emptyLine(state.history), { type: 'submit', line: text });
		case 'interrupt':
			return only(emptyLine(state.history), { type: 'interrupt' });
		case 'end-of-file':
			return text === '' ? only(state, { type: 'end-of-file' }) : remove(state, cursor, right(text, cursor));
		case 'tab':
			return only({ ...state, isTabPending: true }, { type: 'complete', line: text, cursor, lists: state.isTabPending });
		case 'backspace':
			return remove(state, left(text, cursor), cursor);
		case 'delete':
			return remove(state, cursor, right(text, cursor));
		case 'left':
			return move(left(text, cursor));
		case 'right':
			return move(right(text, cursor));
		case 'home':
			return move(0);
		case 'end':
			return move(text.length);
		case 'word-left':
			return move(wordLeft(text, cursor));
		case 'word-right':
			return move(wordRight(text, cursor));
		case 'kill-left':
			return kill(state, 0, cursor);
		case 'kill-right':
			return kill(state, cursor, text.length);
		case 'kill-word-left':
			return kill(state, wordLeft(text, cursor), cursor);
		case 'kill-word-right':
			return kill(state, cursor, wordRight(text, cursor));
		case 'kill-blank-word-left':
			return kill(state, Math.max(0, text.slice(0, cursor).search(/\S+\s*$/)), cursor);
		case 'yank':
			return only(placed(state, text.slice(0, cursor) + state.killed + text.slice(cursor), cursor + state.killed.length));
		case 'transpose':
			return transposed(state);
		case 'last-argument': {
			const word = state.history.at(-1)?.trim().split(/\s+/).at(-1) ?? '';
			return only(placed(state, text.slice(0, cursor) + word + text.slice(cursor), cursor + word.length));
		}
		case 'up':
			return shown(state, state.at - 1);
		case 'down':
			return shown(state, state.at + 1);
		case 'clear':
			return only(state, { type: 'clear' });
		case 'search':
			return only({ ...state, search: { query: '', found: -1, hasFailed: false }, isTabPending: false });
		case 'abort':
			return only({ ...state, isTabPending: false }, { type: 'bell' });
		case 'escape':
			return only(state);
	}
}

function transposed(state: EditorState): Edited {
	const { text, cursor } = state;
	const end = cursor === text.length ? cursor : right(text, cursor);
	const middle = left(text, end);
	const start = left(text, middle);
	if (start === middle) return only(state, { type: 'bell' });
	return only(placed(state, text.slice(0, start) + text.slice(middle, end) + text.slice(start, middle) + text.slice(end), end));
}

/** Shows line `to` of the history; the line that is left is kept as it was edited. */
function shown(state: EditorState, to: number): Edited {
	if (to < 0 || to > state.history.length) return only({ ...state, isTabPending: false }, { type: 'bell' });
	const drafts = { ...state.drafts, [state.at]: state.text };
	const text = drafts[to] ?? state.history[to] ?? '';
	return only({ ...placed(state, text, text.length), at: to, drafts });
}

/** The next hit for `query` in lines older than `before`. */
function sought(state: EditorState, query: string, before: number): EditorState {
	for (let index = Math.min(before, state.history.length) - 1; index >= 0 && query !== ''; index--) {
		const line = state.history[index] as string;
		const at = line.indexOf(query);
		if (at !== -1) return { ...state, text: line, cursor: at, search: { query, found: index, hasFailed: false } };
	}
	return { ...state, search: { query, found: state.search?.found ?? -1, hasFailed: query !== '' } };
}

function searching(state: EditorState, key: Key): Edited {
	const search = state.search as NonNullable<EditorState['search']>;
	if (key.kind === 'unknown') return only({ ...state, search: null });
	if (key.kind === 'text') {
		const next = sought(state, search.query + key.text, search.found === -1 ? state.history.length : search.found + 1);
		return next.search?.hasFailed ? only(next, { type: 'bell' }) : only(next);
	}
	switch (key.name) {
		case 'search': {
			const next = sought(state, search.query, search.found === -1 ? state.history.length : search.found);
			return next.search?.hasFailed ? only(next, { type: 'bell' }) : only(next);
		}
		case 'backspace':
			return only(sought(state, search.query.slice(0, left(search.query, search.query.length)), state.history.length));
		case 'abort':
			return only({ ...emptyLine(state.history), text: state.drafts[state.history.length] ?? '' });
		case 'escape':
			return only({ ...state, search: null });
		default:
			return pressed({ ...state, search: null, at: search.found === -1 ? state.at : search.found }, key.name);
	}
}

function commonStart(words: readonly string[]): string {
	let start = words[0] ?? '';
	for (const word of words) while (!word.startsWith(start)) start = start.slice(0, left(start, start.length));
	return start;
}

/**
 * Puts the answer to a `complete` action into the line; null when the line has changed meanwhile and the answer is stale.
 * `columns`: width of the terminal, for the list.
 */
export function completed(
	state: EditorState,
	asked: Extract<EditorAction, { type: 'complete' }>,
	answer: { readonly from: number; readonly words: readonly string[] },
	columns: number,
): Edited | null {
	if (state.text !== asked.line || state.cursor !== asked.cursor) return null;
	const { from, words } = answer;
	const { text, cursor } = state;
	const typed = text.slice(from, cursor);
	const [first] = words;
	if (first === undefined) return only({ ...state, isTabPending: false }, { type: 'bell' });
	const put = (word: string): EditorState => placed(state, text.slice(0, from) + word + text.slice(cursor), from + word.length);
	if (words.length === 1) {
		const isOpen = /[/=:]$/.test(first) || text[cursor] === ' ';
		const quote = /["']/.test(text[from - 1] ?? '') ? (text[from - 1] as string) : '';
		return only(put(isOpen ? first : `${first}${quote} `));
	}
	const start = commonStart(words);
	if (start.length > typed.length) return only({ ...put(start), isTabPending: true }, { type: 'bell' });
	if (!asked.lists) return only({ ...state, isTabPending: true }, { type: 'bell' });
	// As bash lists files: only what stands behind the last folder.
	const folder = start.lastIndexOf('/', start.length) + 1;
	const names = words.map((word) => word.slice(folder));
	return only({ ...state, isTabPending: true }, { type: 'print', text: columnsOf(names, columns) });
}
