/** Calls and events over a message port: plain data, in order, with errors that keep their code. */
import { EngineError, type PlainError, plainError } from './engine-error.ts';

/** What a Worker, a worker's own scope and a MessagePort have in common. */
export interface Port {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

type Call = { readonly id: number; readonly method: string; readonly args: readonly unknown[] };
type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: PlainError };
type Event<Told> = { readonly event: Told };

/** Any set of asynchronous methods. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are checked at both ends by the caller's own interface
export type Methods = Readonly<Record<string, (...args: any[]) => Promise<unknown>>>;

/** Answers calls with these methods. Returns the way to send events. */
export function servePort<Told>(port: Port, methods: Methods): (event: Told) => void {
	port.addEventListener('message', ({ data }) => {
		const { id, method, args } = data as Call;
		void Promise.resolve()
			.then(() => {
				const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
				if (run === undefined) throw new EngineError({ code: 'bug', message: `no method ${method}`, todo: 'Reload the page.' });
				return run(...args);
			})
			.then(
				(value) => port.postMessage({ id, value } satisfies Answer),
				(error: unknown) => port.postMessage({ id, error: plainError(error) } satisfies Answer),
			);
	});
	return (event) => port.postMessage({ event } satisfies Event<Told>);
}

export interface Connection<Told> {
	call(method: string, ...args: readonly unknown[]): Promise<unknown>;
	subscribe(listener: (event: Told) => void): () => void;
	/** Tells every listener, as if the other end had. */
	tell(event: Told): void;
	/** The other end is gone: every open and every later call fails with this. */
	fail(error: PlainError): void;
}

/** The calling end. */
export function connectPort<Told>(port: Port): Connection<Told> {
	const open = new Map<number, { resolve(value: unknown): void; reject(error: EngineError): void }>();
	const listeners = new Set<(event: Told) => void>();
	let last = 0;
	let gone: PlainError | null = null;
	const tell = (event: Told): void => {
		for (const listener of listeners) listener(event);
	};

	port.addEventListener('message', ({ data }) => {
		const message = data as Answer | Event<Told>;
		if ('event' in message) {
			tell(message.event);
			return;
		}
		const waiting = open.get(message.id);
		open.delete(message.id);
		if ('error' in message) waiting?.reject(new EngineError(message.error));
		else waiting?.resolve(message.value);
	});

	return {
		call(method, ...args) {
			if (gone !== null) return Promise.reject(new EngineError(gone));
			const id = ++last;
			return new Promise((resolve, reject) => {
				open.set(id, { resolve, reject });
				port.postMessage({ id, method, args } satisfies Call);
			});
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		tell,
		fail(error) {
			gone = error;
			for (const { reject } of open.values()) reject(new EngineError(error));
			open.clear();
		},
	};
}
