import { describe, expect, it } from 'vitest';
import type { Input } from './input.ts';
import { emptyNotebook, noted } from './notebook.ts';

const pin = (id: string, text = id): Input => ({ kind: 'pin', id, evidence: { source: 'terminal', text, at: 0 } });
const hypothesis = (id: string, status: 'open' | 'excluded', pins: string[] = []): Input => ({
	kind: 'hypothesis',
	id,
	belief: { component: 'checkout', cause: 'image-missing' },
	status,
	pins,
});
const notebookAfter = (...inputs: Input[]) => inputs.reduce(noted, emptyNotebook);

describe('the notebook', () => {
	it('keeps pins in the order in which they were made', () => {
		expect(notebookAfter(pin('b'), pin('a')).pins.map(({ id }) => id)).toEqual(['b', 'a']);
	});

	it('changes a hypothesis in its place when it is written down again', () => {
		const { hypotheses } = notebookAfter(hypothesis('one', 'open'), hypothesis('two', 'open'), hypothesis('one', 'excluded'));
		expect(hypotheses.map(({ id, status }) => [id, status])).toEqual([
			['one', 'excluded'],
			['two', 'open'],
		]);
	});

	it('takes an unpinned piece of evidence away from the hypotheses that named it', () => {
		expect(
			notebookAfter(pin('a'), pin('b'), hypothesis('one', 'open', ['a', 'b']), { kind: 'unpin', id: 'a' }).hypotheses[0]?.pins,
		).toEqual(['b']);
	});

	it('holds the newest conclusion', () => {
		const conclude = (happened: string): Input => ({ kind: 'conclude', belief: null, happened, fix: '', prevention: '', told: '' });
		expect(notebookAfter(conclude('first'), conclude('second')).conclusion?.happened).toBe('second');
	});

	it('is left as it is by what happens elsewhere', () => {
		expect(noted(emptyNotebook, { kind: 'line', text: 'ls' })).toBe(emptyNotebook);
	});
});
