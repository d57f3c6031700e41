/** The page's end of the engine. Loads no engine code: that comes with the worker. */
import type { Engine, EngineEvent } from './engine-door.ts';
import { connectPort, type Port } from './rpc.ts';

/** Starts a worker with an engine in it. One for each open attempt; it ends with the page. */
export function connectEngine(): Engine {
	const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'dryrun-engine' });
	const { engine, fail } = engineOver(worker);
	worker.addEventListener('error', (event) => {
		event.preventDefault();
		fail(event.message || 'The engine did not load.');
	});
	return engine;
}

/** The engine behind a port, and a way to say that the port is dead. */
export function engineOver(port: Port): { readonly engine: Engine; fail(what: string): void } {
	const { call, subscribe, tell, fail } = connectPort<EngineEvent>(port);
	const engine: Engine = {
		start: (attempt) => call('start', attempt) as ReturnType<Engine['start']>,
		resume: (attempt) => call('resume', attempt) as ReturnType<Engine['resume']>,
		input: (input) => call('input', input) as ReturnType<Engine['input']>,
		advance: (ms, untilEvent) => call('advance', ms, untilEvent) as ReturnType<Engine['advance']>,
		complete: (line, cursor) => call('complete', line, cursor) as ReturnType<Engine['complete']>,
		exportFile: () => call('exportFile') as ReturnType<Engine['exportFile']>,
		subscribe,
	};
	return {
		engine,
		fail(what) {
			const todo = 'Nothing that was acknowledged is lost: reload the page and the attempt goes on.';
			tell({ type: 'trouble', what, todo });
			fail({ code: 'bug', message: what, todo });
		},
	};
}
