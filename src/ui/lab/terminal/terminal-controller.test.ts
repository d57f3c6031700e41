import { describe, expect, it } from 'vitest';
import type { Input } from '../../../session/index.ts';
import { type ShellFacts, TerminalController } from './terminal-controller.ts';

const PROMPT = 'heron@ops:~ (prod/shop) $ ';

/** A screen that keeps rows of text and understands what the controller sends. */
function paper() {
	const rows: string[] = [''];
	let row = 0;
	let column = 0;
	const put = (character: string) => {
		const line = (rows[row] ?? '').padEnd(column);
		rows[row] = line.slice(0, column) + character + line.slice(column + 1);
		column++;
	};
	return {
		columns: 80,
		bells: 0,
		write(text: string) {
			// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
			for (const [piece, , amount, command] of text.matchAll(/(\x1b\[(\d*(?:;\d+)*)([A-Za-z]))|[\s\S]/g)) {
				if (command === 'A') row -= Number(amount || 1);
				else if (command === 'B') row += Number(amount || 1);
				else if (command === 'C') column += Number(amount || 1);
				else if (command === 'J') {
					rows[row] = (rows[row] ?? '').slice(0, column);
					rows.length = row + 1;
				} else if (command) continue;
				else if (piece === '\r') column = 0;
				else if (piece === '\b') column--;
				else if (piece === '\n') {
					row++;
					column = 0;
					rows[row] ??= '';
				} else put(piece);
			}
		},
		clear() {
			rows.splice(0, row);
			row = 0;
		},
		bell() {
			this.bells++;
		},
		text: () => rows.join('\n'),
	};
}

function open(facts: Partial<ShellFacts> = {}) {
	const screen = paper();
	const sent: Input[] = [];
	const answers: (() => void)[] = [];
	const terminal = new TerminalController(screen, {
		send: (input) => {
			sent.push(input);
			return new Promise((resolve) => answers.push(resolve));
		},
		complete: async () => ({ from: 0, words: ['kubectl'] }),
	});
	const now: ShellFacts = { prompt: PROMPT, isBusy: false, history: [], isRunning: true, ...facts };
	const settle = () => new Promise((resolve) => setImmediate(resolve));
	terminal.update(now);
	return {
		screen,
		sent,
		terminal,
		update: (next: Partial<ShellFacts>) => terminal.update({ ...now, ...next }),
		answer: async () => {
			answers.shift()?.();
			await settle();
		},
		settle,
	};
}

describe('the terminal', () => {
	it('shows the prompt once the attempt is open', () => {
		const { screen, update } = open({ isRunning: false });
		expect(screen.text()).toBe('');
		update({ isRunning: true });
		expect(screen.text()).toBe(PROMPT);
	});

	it('sends a line on Enter, prints what comes, and prompts again', async () => {
		const { screen, sent, terminal, answer } = open();
		terminal.type('echo hi\r');
		expect(sent).toEqual([{ kind: 'line', text: 'echo hi' }]);
		terminal.print('hi\n');
		await answer();
		expect(screen.text()).toBe(`${PROMPT}echo hi\nhi\n${PROMPT}`);
	});

	it('waits with the prompt while a command runs, and ends it with Ctrl-C', async () => {
		const { screen, sent, terminal, update, answer } = open();
		terminal.type('kubectl rollout status deploy/checkout\r');
		terminal.print('Waiting...\n');
		update({ isBusy: true });
		await answer();
		expect(screen.text().endsWith('Waiting...\n')).toBe(true);
		terminal.type('\x03');
		expect(sent.at(-1)).toEqual({ kind: 'key', key: 'ctrl-c' });
		terminal.print('^C\n');
		update({ isBusy: false });
		await answer();
		expect(screen.text().endsWith(`^C\n${PROMPT}`)).toBe(true);
	});

	it('keeps what is typed ahead and shows it again at the prompt', async () => {
		const { screen, sent, terminal, update, answer } = open();
		terminal.type('sleep 5\r');
		update({ isBusy: true });
		await answer();
		terminal.type('ls');
		expect(screen.text().endsWith('sleep 5\nls')).toBe(true);
		update({ isBusy: false });
		expect(screen.text().endsWith(`ls\n${PROMPT}ls`)).toBe(true);
		terminal.type('\r');
		expect(sent.at(-1)).toEqual({ kind: 'line', text: 'ls' });
	});

	it('prints above a line that is being edited', () => {
		const { screen, terminal } = open();
		terminal.type('kubectl get');
		terminal.print('[1]+  Done   sleep 5\n');
		expect(screen.text()).toBe(`[1]+  Done   sleep 5\n${PROMPT}kubectl get`);
	});

	it('does not draw the prompt over a last line without an end', async () => {
		const { screen, terminal, answer } = open();
		terminal.type('printf hi\r');
		terminal.print('hi');
		await answer();
		expect(screen.text()).toBe(`${PROMPT}printf hi\nhi\n${PROMPT}`);
	});

	it('drops the line on Ctrl-C at the prompt without telling anybody', () => {
		const { screen, sent, terminal } = open();
		terminal.type('kubectl delete');
		terminal.type('\x03');
		expect(screen.text()).toBe(`${PROMPT}kubectl delete^C\n${PROMPT}`);
		expect(sent).toEqual([]);
	});

	it('completes on Tab', async () => {
		const { screen, terminal, settle } = open();
		terminal.type('kub\t');
		await settle();
		expect(screen.text()).toBe(`${PROMPT}kubectl `);
	});

	it('sends each line of a paste', async () => {
		const { screen, sent, terminal, answer } = open();
		terminal.type('cd shop\rls\r');
		expect(sent).toEqual([
			{ kind: 'line', text: 'cd shop' },
			{ kind: 'line', text: 'ls' },
		]);
		await answer();
		await answer();
		expect(screen.text()).toBe(`${PROMPT}cd shop\nls\n${PROMPT}`);
	});

	it('types nothing when the attempt is over', () => {
		const { screen, sent, terminal } = open({ isRunning: false });
		terminal.type('ls\r');
		expect(screen.text()).toBe('');
		expect(sent).toEqual([]);
	});
});
