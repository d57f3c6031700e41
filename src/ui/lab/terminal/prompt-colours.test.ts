import { describe, expect, it } from 'vitest';
import { colouredEcho, colouredPrompt } from './prompt-colours.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const plain = (text: string) => text.replace(/\x1b\[[\d;]*m/g, '');

describe('the prompt', () => {
	it('reads the same in colour', () => {
		const text = 'heron@ops:~/shop (prod/shop) $ kubectl get pods';
		expect(plain(colouredPrompt(text))).toBe(text);
		expect(colouredPrompt(text)).not.toBe(text);
	});

	it('sets a production context apart, and no other', () => {
		expect(colouredPrompt('heron@ops:~ (prod/shop) $ ')).toContain('\x1b[33m(prod/shop)');
		expect(colouredPrompt('heron@ops:~ (staging/shop) $ ')).not.toContain('\x1b[33m');
	});

	it('leaves a continuation and ordinary output alone', () => {
		expect(colouredPrompt('> ')).toBe('> ');
		expect(colouredEcho('NAME   READY\ncheckout   3/4\n')).toBe('NAME   READY\ncheckout   3/4\n');
	});
});
