/** From the text that a terminal sends to the keys that were pressed. */

export type Key =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'key'; readonly name: KeyName }
	/** A sequence that means nothing here. */
	| { readonly kind: 'unknown' };

export type KeyName =
	| 'enter'
	| 'tab'
	| 'backspace'
	| 'delete'
	| 'left'
	| 'right'
	| 'up'
	| 'down'
	| 'home'
	| 'end'
	| 'word-left'
	| 'word-right'
	| 'kill-word-right'
	| 'kill-word-left'
	| 'kill-blank-word-left'
	| 'kill-left'
	| 'kill-right'
	| 'yank'
	| 'transpose'
	| 'last-argument'
	| 'clear'
	| 'interrupt'
	| 'end-of-file'
	| 'search'
	| 'abort'
	| 'escape';

const CONTROL: Readonly<Record<string, KeyName>> = {
	'\u0001': 'home',
	'\u0002': 'left',
	'\u0003': 'interrupt',
	'\u0004': 'end-of-file',
	'\u0005': 'end',
	'\u0006': 'right',
	'\u0007': 'abort',
	'\u0008': 'backspace',
	'\t': 'tab',
	'\n': 'enter',
	'\u000b': 'kill-right',
	'\u000c': 'clear',
	'\r': 'enter',
	'\u000e': 'down',
	'\u0010': 'up',
	'\u0012': 'search',
	'\u0014': 'transpose',
	'\u0015': 'kill-left',
	'\u0017': 'kill-blank-word-left',
	'\u0019': 'yank',
	'\u007f': 'backspace',
};

/** After ESC: `[` or `O` sequences without their first character, or one character typed with Alt. */
const SEQUENCES: Readonly<Record<string, KeyName>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	H: 'home',
	F: 'end',
	'1~': 'home',
	'7~': 'home',
	'4~': 'end',
	'8~': 'end',
	'3~': 'delete',
	'1;5C': 'word-right',
	'1;5D': 'word-left',
	'1;3C': 'word-right',
	'1;3D': 'word-left',
	'3;5~': 'kill-word-right',
};
const ALT: Readonly<Record<string, KeyName>> = {
	b: 'word-left',
	f: 'word-right',
	d: 'kill-word-right',
	'.': 'last-argument',
	_: 'last-argument',
	'\u007f': 'kill-word-left',
	'\u0008': 'kill-word-left',
};

const ESCAPE = '\u001b';

/** One escape sequence at the start of `data`: its key and length; null when more is to come. */
function sequence(data: string): { readonly key: Key; readonly length: number } | null {
	const second = data[1];
	if (second === undefined) return null;
	if (second !== '[' && second !== 'O') {
		const name = ALT[second];
		return { key: name ? { kind: 'key', name } : { kind: 'unknown' }, length: 2 };
	}
	const end = data.slice(2).search(/[@-~]/);
	if (end === -1) return null;
	const name = SEQUENCES[data.slice(2, end + 3)];
	return { key: name ? { kind: 'key', name } : { kind: 'unknown' }, length: end + 3 };
}

/**
 * Keys in `data`, and the start of a sequence whose end has not come. A lone ESC at the end of the data is the Escape key. Marks of a
 * bracketed paste are dropped: a pasted line end counts as Enter, as on a terminal without brackets.
 */
export function keysOf(data: string): { readonly keys: readonly Key[]; readonly rest: string } {
	const keys: Key[] = [];
	let index = 0;
	while (index < data.length) {
		const character = data[index] as string;
		if (character === ESCAPE) {
			if (index === data.length - 1) {
				keys.push({ kind: 'key', name: 'escape' });
				break;
			}
			const found = sequence(data.slice(index));
			if (!found) return { keys, rest: data.slice(index) };
			keys.push(found.key);
			index += found.length;
			continue;
		}
		const name = CONTROL[character];
		if (name) {
			keys.push({ kind: 'key', name });
			// CR LF of a pasted text is one Enter.
			index += character === '\r' && data[index + 1] === '\n' ? 2 : 1;
			continue;
		}
		let end = index;
		while (end < data.length && (data[end] as string) >= ' ' && data[end] !== '\u007f') end++;
		if (end > index) keys.push({ kind: 'text', text: data.slice(index, end) });
		index = Math.max(end, index + 1);
	}
	return { keys, rest: '' };
}
