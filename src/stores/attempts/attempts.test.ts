import { describe, expect, it } from 'vitest';
import type { AttemptStore, AttemptSummary } from '../../session/client/index.ts';
import type { Input } from '../../session/index.ts';
import { begunAttempts } from './index.ts';

function store(attempts: Readonly<Record<string, { readonly inputs: readonly Input[]; readonly isFinished?: boolean }>>) {
	return {
		list: async () =>
			Object.entries(attempts).map(([id, { inputs, isFinished = false }]) => ({ id, inputs: inputs.length, isFinished }) as AttemptSummary),
		read: async (id: string) =>
			({ journal: { entries: attempts[id]!.inputs.map((input) => ({ input })) } }) as unknown as Awaited<ReturnType<AttemptStore['read']>>,
	};
}

const size: Input = { kind: 'resize', columns: 103, rows: 40 };

describe('the attempts of a browser', () => {
	it('leave out those in which only the page did something', async () => {
		const found = await begunAttempts(
			store({
				untouched: { inputs: [] },
				looked: { inputs: [size, { kind: 'open', view: 'cluster' }, { kind: 'pace', speed: '4x' }] },
				worked: { inputs: [size, { kind: 'line', text: 'ls' }] },
			}),
		);
		expect(found.map(({ id }) => id)).toEqual(['worked']);
	});

	it('keep every finished one', async () => {
		const found = await begunAttempts(store({ done: { inputs: [{ kind: 'finish' }], isFinished: true } }));
		expect(found.map(({ id }) => id)).toEqual(['done']);
	});
});
