import { afterEach, describe, expect, it } from 'vitest';
import { EngineError } from './engine-error.ts';
import { connectPort, type Methods, servePort } from './rpc.ts';

const opened: MessageChannel[] = [];
afterEach(() => {
	for (const { port1, port2 } of opened.splice(0)) {
		port1.close();
		port2.close();
	}
});

function joined(methods: Methods) {
	const channel = new MessageChannel();
	opened.push(channel);
	const send = servePort<string>(channel.port1, methods);
	const connection = connectPort<string>(channel.port2);
	channel.port1.start();
	channel.port2.start();
	return { send, connection };
}

describe('calls over a port', () => {
	it('answer each caller with its own value', async () => {
		const { connection } = joined({ double: async (x: number) => x * 2 });
		expect(await Promise.all([1, 2, 3].map((x) => connection.call('double', x)))).toEqual([2, 4, 6]);
	});

	it('carry an error with its code and what to do', async () => {
		const fault = { code: 'busy', message: 'open elsewhere', todo: 'close the other tab' } as const;
		const { connection } = joined({
			start: async () => {
				throw new EngineError(fault);
			},
		});
		await expect(connection.call('start')).rejects.toMatchObject({ name: 'EngineError', ...fault });
	});

	it('call an unknown error our bug', async () => {
		const { connection } = joined({
			start: async () => {
				throw new RangeError('out');
			},
		});
		await expect(connection.call('start')).rejects.toMatchObject({ code: 'bug', message: 'RangeError: out' });
	});

	it('reach no method that was not offered', async () => {
		const { connection } = joined({});
		await expect(connection.call('toString')).rejects.toMatchObject({ message: 'no method toString' });
	});

	it('fail at once when the other end is gone', async () => {
		const { connection } = joined({ wait: () => new Promise(() => {}) });
		const pending = connection.call('wait');
		connection.fail({ code: 'bug', message: 'gone', todo: 'reload' });
		await expect(pending).rejects.toThrow('gone');
		await expect(connection.call('wait')).rejects.toThrow('gone');
	});

	it('keep events and answers in the order in which they were sent', async () => {
		const seen: string[] = [];
		const { send, connection } = joined({
			act: async () => {
				send('first');
				send('second');
			},
		});
		connection.subscribe((event) => seen.push(event));
		await connection.call('act').then(() => seen.push('answer'));
		expect(seen).toEqual(['first', 'second', 'answer']);
	});
});
