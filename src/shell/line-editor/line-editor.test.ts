import { describe, expect, it } from 'vitest';
import { colouredPrompt, completed, draw, type EditorAction, type EditorState, emptyLine, feed, leave } from './index.ts';

const HISTORY = ['kubectl get pods', 'echo one two', 'kubectl logs x -f'];
const ESC = '\u001b';
const CTRL = Object.fromEntries(
	[...'abcdefghijklmnopqrstuvwxyz'].map((letter, index) => [letter, String.fromCharCode(index + 1)]),
) as Record<string, string>;

/** Types `data` on an empty line; `|` in the result marks the cursor. */
function typed(...data: readonly string[]): { shown: string; state: EditorState; actions: readonly EditorAction[] } {
	let state = emptyLine(HISTORY);
	const actions: EditorAction[] = [];
	for (const part of data) {
		const edited = feed(state, part);
		state = edited.state;
		actions.push(...edited.actions);
	}
	return { shown: `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`, state, actions };
}

describe('editing', () => {
	it.each([
		['typing', ['abc'], 'abc|'],
		['cursor keys', ['abc', `${ESC}[D`, `${ESC}[D`, 'X'], 'aX|bc'],
		['Home and End', ['abc', `${ESC}[H`, 'X', `${ESC}[F`, 'Y'], 'XabcY|'],
		['Ctrl-A and Ctrl-E', ['abc', CTRL.a, 'X', CTRL.e, 'Y'], 'XabcY|'],
		['Backspace and Delete', ['abcd', '\u007f', CTRL.a, `${ESC}[3~`], '|bc'],
		['Ctrl-U and Ctrl-Y', ['one two', CTRL.u, 'x', CTRL.y], 'xone two|'],
		['Ctrl-K', ['one two', CTRL.a, `${ESC}f`, CTRL.k], 'one|'],
		['Ctrl-W', ['kubectl get po/x-1  ', CTRL.w], 'kubectl get |'],
		['Alt-Backspace', ['kubectl get po/x-1', `${ESC}\u007f`], 'kubectl get po/x-|'],
		['Alt-B and Alt-F', ['one two three', `${ESC}b`, `${ESC}b`, 'X', `${ESC}f`, 'Y'], 'one XtwoY| three'],
		['Alt-D', ['one two', CTRL.a, `${ESC}d`], '| two'],
		['Ctrl-arrows', ['one two', `${ESC}[1;5D`, 'X', `${ESC}[1;5C`], 'one Xtwo|'],
		['Ctrl-T', ['ab', CTRL.t], 'ba|'],
		['Ctrl-D inside a line', ['ab', CTRL.a, CTRL.d], '|b'],
		['Alt-dot', ['x ', `${ESC}.`], 'x -f|'],
		['wide characters', ['a漢😀', '\u007f', '\u007f', 'b'], 'ab|'],
		['a sequence in pieces', ['ab', `${ESC}[`, 'D', 'X'], 'aX|b'],
		['an unknown sequence', ['ab', `${ESC}[15~`, 'c'], 'abc|'],
	] as [string, string[], string][])('knows %s', (_, data, shown) => {
		expect(typed(...data).shown).toBe(shown);
	});

	it('submits each line of a paste', () => {
		const { actions, shown } = typed(`${ESC}[200~echo a\r\necho b\recho c${ESC}[201~`);
		expect(actions).toEqual([
			{ type: 'submit', line: 'echo a' },
			{ type: 'submit', line: 'echo b' },
		]);
		expect(shown).toBe('echo c|');
	});

	it('reports Ctrl-C, Ctrl-D on an empty line and Ctrl-L', () => {
		expect(typed('abc', CTRL.c as string).actions).toEqual([{ type: 'interrupt' }]);
		expect(typed(CTRL.d as string).actions).toEqual([{ type: 'end-of-file' }]);
		expect(typed('ab', CTRL.l as string)).toMatchObject({ shown: 'ab|', actions: [{ type: 'clear' }] });
	});
});

describe('history', () => {
	const up = `${ESC}[A`;
	const down = `${ESC}[B`;

	it('goes up and down and keeps what was typed and edited', () => {
		expect(typed('new', up).shown).toBe('kubectl logs x -f|');
		expect(typed('new', up, up, up, up).shown).toBe('kubectl get pods|');
		expect(typed('new', up, down).shown).toBe('new|');
		expect(typed('new', up, '!', up, down).shown).toBe('kubectl logs x -f!|');
	});

	it('is searched backwards with Ctrl-R', () => {
		const r = CTRL.r as string;
		expect(typed(r, 'kub').state).toMatchObject({ text: 'kubectl logs x -f', search: { query: 'kub', hasFailed: false } });
		expect(typed(r, 'kub', r).state.text).toBe('kubectl get pods');
		expect(typed(r, 'kub', r, r).state.search?.hasFailed).toBe(true);
		expect(typed(r, 'one', '\r').actions).toEqual([{ type: 'submit', line: 'echo one two' }]);
		expect(typed(r, 'one', CTRL.a as string, 'X').shown).toBe('X|echo one two');
		expect(typed(r, 'one', CTRL.g as string).shown).toBe('|');
	});
});

describe('completion', () => {
	const answered = (line: string, from: number, words: readonly string[], tabs = 1) => {
		let { state } = feed(emptyLine([]), line);
		const actions: EditorAction[] = [];
		for (let tab = 0; tab < tabs; tab++) {
			const asked = feed(state, '\t');
			const done = completed(asked.state, asked.actions[0] as Extract<EditorAction, { type: 'complete' }>, { from, words }, 40);
			if (!done) throw new Error('stale');
			state = done.state;
			actions.push(...done.actions);
		}
		return { shown: `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`, actions };
	};

	it('puts a single candidate in, with a blank behind it unless more can follow', () => {
		expect(answered('kube', 0, ['kubectl']).shown).toBe('kubectl |');
		expect(answered('cat sh', 4, ['shop/']).shown).toBe('cat shop/|');
		expect(answered('cat "my f', 5, ['my file']).shown).toBe('cat "my file" |');
	});

	it('puts the common start in, then lists at the second Tab', () => {
		expect(answered('kubectl get pod/c', 12, ['pod/checkout-1', 'pod/checkout-2'])).toEqual({
			shown: 'kubectl get pod/checkout-|',
			actions: [{ type: 'bell' }],
		});
		expect(answered('kubectl get pod/checkout-', 12, ['pod/checkout-1', 'pod/checkout-2'], 2).actions).toEqual([
			{ type: 'bell' },
			{ type: 'print', text: 'checkout-1  checkout-2\n' },
		]);
	});

	it('ignores an answer to a line that has changed', () => {
		const asked = feed(feed(emptyLine([]), 'ku').state, '\t');
		const later = feed(asked.state, 'b');
		expect(
			completed(later.state, asked.actions[0] as Extract<EditorAction, { type: 'complete' }>, { from: 0, words: ['kubectl'] }, 40),
		).toBeNull();
	});
});

describe('drawing', () => {
	const PROMPT = 'heron@ops:~ (staging/shop) $ ';
	const at = (text: string, cursor = text.length): EditorState => ({ ...emptyLine([]), text, cursor });

	it('sets a production context in the warning colour and no other', () => {
		expect(colouredPrompt('heron@ops:~/shop (prod/shop) $ ')).toContain(`${ESC}[33m(prod/shop)`);
		expect(colouredPrompt('heron@ops:~/shop (staging/shop) $ ')).not.toContain(`${ESC}[33m`);
		expect(colouredPrompt('> ')).toBe('> ');
	});

	it('draws over what was there and places the cursor', () => {
		const first = draw(null, at('echo hi', 4), PROMPT, 80);
		expect(first.text).toBe(`\r${ESC}[J${colouredPrompt(PROMPT)}echo hi\r${ESC}[33C`);
		expect(first.drawn).toEqual({ cursorRow: 0 });
	});

	it('counts wrapped rows, also when the line ends at the right edge', () => {
		const line = 'x'.repeat(20 - (PROMPT.length % 20));
		const wrapped = draw(null, at(line), PROMPT, 20);
		expect(wrapped.drawn).toEqual({ cursorRow: 2 });
		expect(wrapped.text.endsWith(`${line} \r\r`)).toBe(true);
		expect(draw(wrapped.drawn, at('a'), PROMPT, 20).text.startsWith(`\r${ESC}[2A${ESC}[J`)).toBe(true);
		const inside = draw(null, at('y'.repeat(60), 0), PROMPT, 20);
		expect(inside.drawn.cursorRow).toBe(1);
		expect(leave(inside.drawn, at('y'.repeat(60), 0), PROMPT, 20)).toBe(`${ESC}[3B\r\n`);
	});

	it('wraps a wide character that does not fit as a whole', () => {
		expect(draw(null, at('漢漢漢漢'), '> ', 5).drawn).toEqual({ cursorRow: 2 });
	});
});
