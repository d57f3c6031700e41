/**
 * Between a terminal's screen and the session: prints output, draws the prompt when the shell waits for a line, edits that line, and sends
 * what was typed. Knows neither xterm nor React.
 */
import type { Input } from '../../../session/index.ts';
import {
	completed,
	type Drawn,
	draw,
	type EditorAction,
	type EditorState,
	emptyLine,
	feed,
	leave,
	colouredPrompt as shellsPrompt,
} from '../../../shell/line-editor/index.ts';
import { colouredEcho, colouredPrompt } from './prompt-colours.ts';

export interface Screen {
	readonly columns: number;
	/** Lines end in `\n`; the screen makes of it what it needs. */
	write(text: string): void;
	/** Takes everything above the present row away. */
	clear(): void;
	bell(): void;
}

export interface TerminalHost {
	send(input: Input): Promise<void>;
	complete(line: string, cursor: number): Promise<{ readonly from: number; readonly words: readonly string[] }>;
}

/** What the engine says about the shell. */
export interface ShellFacts {
	readonly prompt: string;
	readonly isBusy: boolean;
	readonly history: readonly string[];
	/** False before the attempt is open and after it is finished. */
	readonly isRunning: boolean;
}

const INTERRUPT = '\x03';
const CSI = '\x1b[';

export class TerminalController {
	readonly #screen: Screen;
	readonly #host: TerminalHost;
	#facts: ShellFacts = { prompt: '', isBusy: false, history: [], isRunning: false };
	#line: EditorState = emptyLine([]);
	/** Where the prompt is drawn; null while it is not. */
	#drawn: Drawn | null = null;
	/** Lines and keys on their way to the session. */
	#underway = 0;
	#isAtLineStart = true;

	constructor(screen: Screen, host: TerminalHost) {
		this.#screen = screen;
		this.#host = host;
	}

	/** New facts about the shell: the prompt comes when nothing runs and nothing is on its way. */
	update(facts: ShellFacts): void {
		const before = this.#facts;
		this.#facts = facts;
		if (this.#drawn !== null && facts.prompt !== before.prompt && this.#isIdle) this.#redraw();
		this.#settle();
	}

	/** Output of the shell. It comes above a prompt that is being edited. */
	print(text: string): void {
		if (text === '') return;
		if (this.#drawn === null) this.#put(colouredEcho(text));
		else {
			this.#erase();
			this.#put(colouredEcho(text));
			this.#settle();
		}
	}

	/** What the keyboard or a paste sent. */
	type(data: string): void {
		if (!this.#facts.isRunning) return;
		if (this.#drawn === null) this.#typeAhead(data);
		else {
			const { state, actions } = feed(this.#line, data);
			this.#line = state;
			for (const action of actions) this.#act(action);
			if (this.#drawn !== null) this.#redraw();
			else this.#settle();
		}
	}

	/** The screen has another width. */
	resized(): void {
		if (this.#drawn !== null) this.#redraw();
	}

	get #isIdle(): boolean {
		return this.#facts.isRunning && !this.#facts.isBusy && this.#underway === 0;
	}

	#settle(): void {
		if (this.#drawn !== null || !this.#isIdle) return;
		// A prompt that followed on a half line would be drawn over it.
		if (!this.#isAtLineStart) this.#put('\n');
		const { text, cursor } = this.#line;
		this.#line = { ...emptyLine(this.#facts.history), text, cursor };
		this.#redraw();
	}

	#redraw(): void {
		const { text, drawn } = draw(this.#drawn, this.#line, this.#facts.prompt, this.#screen.columns);
		this.#drawn = drawn;
		this.#screen.write(text.replace(shellsPrompt(this.#facts.prompt), colouredPrompt(this.#facts.prompt)));
	}

	/** Takes prompt and line off the screen; the cursor stands where the prompt began. */
	#erase(): void {
		const up = this.#drawn && this.#drawn.cursorRow > 0 ? `${CSI}${this.#drawn.cursorRow}A` : '';
		this.#screen.write(`\r${up}${CSI}J`);
		this.#drawn = null;
		this.#isAtLineStart = true;
	}

	/** Takes the cursor behind the line and to the next row: output follows. */
	#leave(state: EditorState): void {
		if (this.#drawn !== null) this.#screen.write(leave(this.#drawn, state, this.#facts.prompt, this.#screen.columns));
		this.#drawn = null;
		this.#isAtLineStart = true;
	}

	#put(text: string): void {
		this.#screen.write(text);
		this.#isAtLineStart = text.endsWith('\n');
	}

	#act(action: EditorAction): void {
		switch (action.type) {
			case 'submit':
				this.#submit(action.line);
				return;
			case 'interrupt':
				this.#screen.write('^C');
				this.#leave(this.#line);
				// A line that goes on over several rows is dropped by the shell too.
				if (this.#facts.prompt === '> ') this.#send({ kind: 'key', key: 'ctrl-c' });
				return;
			case 'end-of-file':
				this.#submit('exit');
				return;
			case 'complete':
				void this.#complete(action);
				return;
			case 'print': {
				const line = this.#line;
				this.#leave(line);
				this.#put(action.text.endsWith('\n') ? action.text : `${action.text}\n`);
				this.#line = line;
				this.#redraw();
				return;
			}
			case 'clear':
				this.#erase();
				this.#screen.clear();
				this.#redraw();
				return;
			case 'bell':
				this.#screen.bell();
		}
	}

	#submit(line: string): void {
		// Drawn once more as it was sent: a paste of several lines submits lines that were never shown.
		const sent = { ...emptyLine([]), text: line, cursor: line.length };
		if (this.#drawn !== null) {
			const rest = this.#line;
			this.#line = sent;
			this.#redraw();
			this.#leave(sent);
			this.#line = rest;
		} else this.#put(`${line}\n`);
		this.#send({ kind: 'line', text: line });
	}

	async #complete(asked: Extract<EditorAction, { type: 'complete' }>): Promise<void> {
		const answer = await this.#host.complete(asked.line, asked.cursor).catch(() => null);
		if (answer === null || this.#drawn === null) return;
		const edited = completed(this.#line, asked, answer, this.#screen.columns);
		if (edited === null) return;
		this.#line = edited.state;
		for (const action of edited.actions) this.#act(action);
		if (this.#drawn !== null) this.#redraw();
	}

	/** Keys while something runs: echoed as a terminal does, kept for the next prompt; Enter sends the line ahead, Ctrl-C ends what runs. */
	#typeAhead(data: string): void {
		if (data.includes(INTERRUPT)) {
			this.#line = emptyLine(this.#facts.history);
			this.#send({ kind: 'key', key: 'ctrl-c' });
			return;
		}
		const before = this.#line.text;
		const { state, actions } = feed(this.#line, data);
		this.#line = { ...state, search: null };
		for (const action of actions) if (action.type === 'submit') this.#submitAhead(action.line, before);
		if (actions.some(({ type }) => type === 'submit')) return;
		if (state.text.startsWith(before)) this.#put(state.text.slice(before.length));
		else if (before.startsWith(state.text)) this.#put('\b \b'.repeat(before.length - state.text.length));
	}

	#submitAhead(line: string, echoed: string): void {
		this.#put(`${line.startsWith(echoed) ? line.slice(echoed.length) : ''}\n`);
		this.#send({ kind: 'line', text: line });
	}

	#send(input: Input): void {
		this.#underway++;
		void this.#host
			.send(input)
			.catch(() => {
				// The page says what went wrong; the terminal only goes on.
			})
			.finally(() => {
				this.#underway--;
				this.#settle();
			});
	}
}
