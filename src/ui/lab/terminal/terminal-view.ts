/** The screen itself: xterm, its size, its theme. Loaded when the brief can be read. */
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { onThemeChange } from '../../kit/index.ts';
import { terminalTheme } from './terminal-theme.ts';

export interface TerminalView {
	readonly columns: number;
	readonly rows: number;
	write(text: string): void;
	clear(): void;
	bell(): void;
	focus(): void;
	/** What is marked; empty when nothing is. */
	selection(): string;
	/** The newest rows that are not empty, oldest first. */
	lastRows(amount: number): readonly string[];
	dispose(): void;
}

export interface TerminalEvents {
	onData(data: string): void;
	onSize(columns: number, rows: number): void;
	/** Rows above the newest screenful that are in view. */
	onScroll(up: number): void;
	onSelection(hasSelection: boolean): void;
	/** Escape was pressed twice: the keyboard leaves the terminal. */
	onLeave(): void;
}

/** Height of a row against the size of its type: 19 px for 13 px. The cell of Source Code Pro is about 1.257 of its size. */
const LINE_HEIGHT = 19 / 13 / 1.257;
const SCROLLBACK = 5000;
const ESCAPES_WITHIN_MS = 1000;

/** Waits for the fonts: a terminal measures its cells once. */
async function fontsReady(): Promise<void> {
	await Promise.all(['450', '600'].map((weight) => document.fonts.load(`${weight} 13px "Source Code Pro Variable"`))).catch(() => []);
}

export async function createTerminalView(host: HTMLElement, events: TerminalEvents): Promise<TerminalView> {
	await fontsReady();
	const terminal = new Terminal({
		fontFamily: '"Source Code Pro Variable", ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
		// The reader's own text size counts here too.
		fontSize: Number.parseFloat(getComputedStyle(host).fontSize),
		fontWeight: 450,
		fontWeightBold: 600,
		lineHeight: LINE_HEIGHT,
		scrollback: SCROLLBACK,
		convertEol: true,
		screenReaderMode: true,
		cursorBlink: false,
		cursorInactiveStyle: 'outline',
		overviewRuler: { width: 8 },
		theme: terminalTheme(host),
	});
	const fit = new FitAddon();
	terminal.loadAddon(fit);
	terminal.open(host);
	describeForScreenReaders(host, terminal);

	let lastEscape = 0;
	terminal.attachCustomKeyEventHandler((event) => {
		if (event.type !== 'keydown') return true;
		if (event.key === 'F1' || event.key === 'F6') return false;
		if (event.key !== 'Escape') {
			lastEscape = 0;
			// The browser pastes and copies; the terminal would swallow the keys.
			return !((event.ctrlKey || event.metaKey) && event.shiftKey && /^[cv]$/i.test(event.key));
		}
		if (event.timeStamp - lastEscape < ESCAPES_WITHIN_MS) {
			lastEscape = 0;
			events.onLeave();
			return false;
		}
		lastEscape = event.timeStamp;
		return true;
	});
	terminal.onData(events.onData);
	terminal.onResize(({ cols, rows }) => events.onSize(cols, rows));
	terminal.onSelectionChange(() => events.onSelection(terminal.hasSelection()));
	terminal.onScroll(() => events.onScroll(terminal.buffer.active.baseY - terminal.buffer.active.viewportY));

	const refit = () => {
		if (host.clientWidth > 0 && host.clientHeight > 0) fit.fit();
	};
	const observer = new ResizeObserver(refit);
	observer.observe(host);
	refit();
	events.onSize(terminal.cols, terminal.rows);
	const stopTheme = onThemeChange(() => {
		terminal.options.theme = terminalTheme(host);
	});

	return {
		get columns() {
			return terminal.cols;
		},
		get rows() {
			return terminal.rows;
		},
		write: (text) => terminal.write(text),
		clear: () => terminal.clear(),
		bell: () => flash(host),
		focus: () => terminal.focus(),
		selection: () => terminal.getSelection().trimEnd(),
		lastRows: (amount) => lastRows(terminal, amount),
		dispose() {
			observer.disconnect();
			stopTheme();
			terminal.dispose();
		},
	};
}

function lastRows(terminal: Terminal, amount: number): readonly string[] {
	const buffer = terminal.buffer.active;
	const end = buffer.baseY + buffer.cursorY;
	const rows: string[] = [];
	// Wrapped rows belong to the one before them, so there are more rows than lines to look at.
	for (let index = Math.max(0, end - amount * 4); index <= end; index++) {
		const line = buffer.getLine(index);
		const text = line?.translateToString(false) ?? '';
		if (line?.isWrapped && rows.length > 0) rows.push(`${rows.pop()}${text}`);
		else rows.push(text);
	}
	return rows
		.map((text) => text.trimEnd())
		.filter((text) => text !== '')
		.slice(-amount);
}

/** xterm announces output assertively; the lab's rule is politely, and that the way out is told. */
function describeForScreenReaders(host: HTMLElement, terminal: Terminal): void {
	host.querySelector('.live-region')?.setAttribute('aria-live', 'polite');
	terminal.textarea?.setAttribute('aria-label', 'Terminal');
	terminal.textarea?.setAttribute('aria-description', 'Tab completes. Escape twice leaves the terminal, F6 goes to the next panel.');
}

/** A bell that is seen: the edge of the terminal answers for a moment. */
function flash(host: HTMLElement): void {
	host.classList.add('belled');
	setTimeout(() => host.classList.remove('belled'), 120);
}
