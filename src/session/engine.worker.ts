/** The engine in its worker: gives it the browser's storage, clock and chance, and answers the page's calls. */
import { loadBuiltPack } from './built/index.ts';
import { createEngine } from './engine.ts';
import type { Engine, EngineEvent } from './engine-door.ts';
import { plainError } from './engine-error.ts';
import { ENGINE_HASH, RUBRIC_VERSION } from './engine-version.ts';
import { objectivesOf } from './objectives.ts';
import { type Port, servePort } from './rpc.ts';
import { type AttemptStore, memoryStore } from './store.ts';
import { indexedDbStore } from './store-indexeddb.ts';

async function engineHere(): Promise<Engine> {
	const engine = createEngine({
		store: await storeHere(),
		loadPack: loadBuiltPack,
		engineHash: ENGINE_HASH,
		rubric: RUBRIC_VERSION,
		mode: 'lab',
		objectivesOf,
		wallNow: () => Date.now(),
		freshSeed: () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
	});
	engine.subscribe(tell);
	return engine;
}

/** Where the browser keeps nothing the lab still works, and says what is at stake. */
async function storeHere(): Promise<AttemptStore> {
	try {
		return await indexedDbStore();
	} catch (error) {
		tell({
			type: 'trouble',
			what: plainError(error).message,
			todo: 'The attempt lasts as long as this page: save it as a file before you leave.',
		});
		return memoryStore();
	}
}

// The first call may come before storage is open, so the port is served at once.
let engine: Promise<Engine> | undefined;
const opened = (): Promise<Engine> => {
	engine ??= engineHere();
	return engine;
};
const tell = servePort<EngineEvent>(globalThis as unknown as Port, {
	start: async (attempt) => (await opened()).start(attempt),
	resume: async (attempt) => (await opened()).resume(attempt),
	input: async (input) => (await opened()).input(input),
	advance: async (ms, untilEvent) => (await opened()).advance(ms, untilEvent),
	complete: async (line, cursor) => (await opened()).complete(line, cursor),
	exportFile: async () => (await opened()).exportFile(),
});
