import { describe, expect, it } from 'vitest';
import { Screen } from './screen.ts';

const numbered = (from: number, to: number): string =>
	Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

describe('the screen', () => {
	it('shows the last rows of a long output, one of them for the prompt, until the person scrolls up', () => {
		const screen = new Screen(80, 5);
		screen.write(numbered(1, 10));
		expect(screen.takeVisible()).toBe('line 7\nline 8\nline 9\nline 10');
		screen.scroll(3);
		expect(screen.takeVisible()).toBe('line 4\nline 5\nline 6');
		screen.scroll(100);
		expect(screen.takeVisible()).toBe('line 1\nline 2\nline 3');
		expect(screen.takeVisible()).toBe('');
	});

	it('tells each line once, as it comes', () => {
		const screen = new Screen(80, 5);
		screen.write('a\n');
		expect(screen.takeVisible()).toBe('a');
		screen.write('b');
		expect(screen.takeVisible()).toBe('b');
		screen.write(' and more\n');
		expect(screen.takeVisible()).toBe('b and more');
	});

	it('keeps a scrolled view where it is while output goes on', () => {
		const screen = new Screen(80, 5);
		screen.write(numbered(1, 20));
		screen.takeVisible();
		screen.scroll(10);
		screen.takeVisible();
		screen.write(numbered(21, 30));
		expect(screen.takeVisible()).toBe('');
		expect(screen.visible()).toBe('line 7\nline 8\nline 9\nline 10\nline 11');
		screen.scroll(0);
		expect(screen.takeVisible()).toBe('line 27\nline 28\nline 29\nline 30');
	});

	it('joins wrapped rows, and gives of a long line what is in view', () => {
		const screen = new Screen(10, 3);
		screen.write(`${'x'.repeat(25)}\n`);
		expect(screen.takeVisible()).toBe('x'.repeat(15));
		screen.scroll(1);
		expect(screen.takeVisible()).toBe('x'.repeat(25));
		const wide = new Screen(5, 5);
		wide.write('a漢漢漢');
		expect(wide.visible()).toBe('a漢漢漢');
	});

	it('drops colours, follows carriage returns and forgets what was cleared', () => {
		const screen = new Screen(80, 5);
		screen.write('\u001b[1;33mwarn');
		screen.write('\u001b[');
		screen.write('0m\n10%\r20%\r30%\n\ttab\n');
		expect(screen.takeVisible()).toBe('warn\n30%\n        tab');
		screen.write('before\n\u001b[H\u001b[2J\u001b[3Jafter\n');
		expect(screen.visible()).toBe('after');
		screen.scroll(50);
		expect(screen.visible()).toBe('after');
	});
});
