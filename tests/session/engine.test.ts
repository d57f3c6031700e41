import { describe, expect, it } from 'vitest';
import {
	type AttemptStore,
	createEngine,
	type Engine,
	type EngineEvent,
	type EngineParts,
	memoryStore,
	objectivesOf,
	readAttemptFile,
	StoreError,
} from '../../src/session/index.ts';
import { smallShop } from './small-shop.ts';

const line = (text: string) => ({ kind: 'line', text }) as const;
const STATUS = 'kubectl rollout status deployment/checkout';
const RELEASE = 'kubectl set image deployment/checkout checkout=registry.example.com/shop/checkout:1.1.0';

/** A page: an engine over a store, and everything that it was told. */
function page(store: AttemptStore, parts: Partial<EngineParts> = {}): Engine & { screen(): string; events: EngineEvent[] } {
	let wall = Date.UTC(2026, 10, 23, 10);
	const engine = createEngine({
		store,
		loadPack: async (slug) => (slug === smallShop.slug ? smallShop : null),
		engineHash: 'dev',
		rubric: '1',
		mode: 'lab',
		objectivesOf,
		wallNow: () => (wall += 250),
		freshSeed: () => 'fresh',
		...parts,
	});
	const events: EngineEvent[] = [];
	engine.subscribe((event) => events.push(event));
	return Object.assign(engine, { events, screen: () => events.map((event) => (event.type === 'print' ? event.text : '')).join('') });
}

const start = (engine: Engine) => engine.start({ slug: 'small-shop', codeName: 'heron' });

describe('the engine', () => {
	it('starts an attempt, runs what is typed and tells the page what to show', async () => {
		const engine = page(memoryStore());
		const state = await start(engine);
		expect(state).toMatchObject({ now: 0, inputs: 0, isFinished: false, end: null, terminal: { isBusy: false, history: [] } });
		expect(state.objectives).toEqual([{ id: 'rolled-out', title: 'Release 1.1.0', state: 'open', detail: 'nothing was rolled out' }]);
		await engine.input(line('cat notes.txt'));
		expect(engine.screen()).toBe('checkout 1.1.0 is due today\n');
		const last = engine.events.at(-1);
		expect(last).toMatchObject({ type: 'state', state: { inputs: 1, terminal: { history: ['cat notes.txt'] } } });
	});

	it('writes an input down before it is acknowledged', async () => {
		const store = memoryStore();
		const engine = page(store);
		const { attempt } = await start(engine);
		await engine.input(line('ls'));
		expect((await store.read(attempt))?.journal.entries.map(({ input }) => input)).toEqual([line('ls')]);
	});

	it('applies nothing that storage did not take, and says so', async () => {
		const store = memoryStore();
		const failing: AttemptStore = {
			...store,
			async create(journal) {
				const writer = await store.create(journal);
				return { ...writer, append: () => Promise.reject(new StoreError('storage', "The browser's storage for this site is full.")) };
			},
		};
		const engine = page(failing);
		await start(engine);
		await expect(engine.input(line('cat notes.txt'))).rejects.toMatchObject({ code: 'storage' });
		expect(engine.screen()).toBe('');
		expect(engine.events).toContainEqual({
			type: 'trouble',
			what: "The browser's storage for this site is full.",
			todo: 'Save the attempt as a file before you close this page.',
		});
	});

	it('resumes in the middle of a waiting command: same screen, same time, and the command goes on', async () => {
		const store = memoryStore();
		const before = page(store);
		const { attempt } = await start(before);
		await before.input(line(RELEASE));
		await before.advance(1500, false);
		await before.input(line(STATUS));
		await before.advance(2500, false);
		const shown = before.screen();
		const there = before.events.findLast((event) => event.type === 'state')?.state;
		expect(there?.terminal.isBusy).toBe(true);

		// The tab dies here: the lock goes with it, the store stays.
		const after = page(releasedCopy(store));
		const state = await after.resume(attempt);
		expect(state.terminal.isBusy).toBe(true);
		expect(state.now).toBe(4000);
		expect(state.cluster).toEqual(there?.cluster);
		expect(withoutEcho(after.screen(), [RELEASE, STATUS])).toBe(shown);
		await after.advance(300_000, false);
		await before.advance(300_000, false);
		expect(after.screen()).toContain('successfully rolled out');
		expect(withoutEcho(after.screen(), [RELEASE, STATUS])).toBe(before.screen());
	});

	it('loses at most two seconds of simulated time in a crash', async () => {
		const store = memoryStore();
		const engine = page(store);
		const { attempt } = await start(engine);
		for (let tick = 0; tick < 33; tick++) await engine.advance(250, false);
		expect((await store.read(attempt))?.clock).toBeGreaterThan(8250 - 2000);
	});

	it('opens an attempt in one tab at a time', async () => {
		const store = memoryStore();
		const { attempt } = await start(page(store));
		await expect(page(store).resume(attempt)).rejects.toMatchObject({
			code: 'busy',
			todo: 'Go on in that tab, or close it and reload this page.',
		});
	});

	it('stops at the next event when it is told to, and says what happened', async () => {
		const engine = page(memoryStore());
		await start(engine);
		expect(await engine.advance(600_000, true)).toBe(45_000);
		expect(engine.events.at(-1)).toEqual({ type: 'attention', at: 45_000, what: 'Mara Lind wrote in #releases.' });
		expect(await engine.advance(1000, true)).toBe(46_000);
	});

	it('names an irreversible end at once and keeps it', async () => {
		const engine = page(memoryStore());
		await start(engine);
		await engine.input(line('kubectl scale deployment/checkout --replicas=0'));
		await engine.input(line('kubectl scale deployment/checkout --replicas=3'));
		const state = engine.events.findLast((event) => event.type === 'state')?.state;
		expect(state?.end).toEqual({ id: 'down', title: 'The shop is down', says: 'Nothing served the users.', isIrreversible: true });
	});

	it('takes no input after the attempt was finished', async () => {
		const engine = page(memoryStore());
		await start(engine);
		await engine.input({ kind: 'finish' });
		await expect(engine.input(line('ls'))).rejects.toMatchObject({ code: 'refused', message: 'This attempt is finished.' });
		expect(engine.events.findLast((event) => event.type === 'state')?.state.end?.id).toBe('left');
		expect(await engine.advance(1000, false)).toBe(0);
	});

	it('takes calls one after the other, whatever the page does at once', async () => {
		const engine = page(memoryStore());
		await start(engine);
		await Promise.all([
			engine.input(line('echo one')),
			engine.advance(1000, false),
			engine.input(line('echo two')),
			engine.input(line('date +%S')),
		]);
		expect(engine.screen()).toBe('one\ntwo\n01\n');
	});

	it('lets time pass for a week at most', async () => {
		const engine = page(memoryStore());
		await start(engine);
		await engine.input(line('kubectl delete deployment checkout'));
		expect(await engine.advance(8 * 24 * 3_600_000, false)).toBe(7 * 24 * 3_600_000);
	});

	it('shows no objectives and names no end where assessment was left out', async () => {
		const engine = page(memoryStore(), { objectivesOf: null });
		const state = await start(engine);
		expect(state).toMatchObject({ objectives: [], end: null });
	});

	it.each<[what: string, act: (engine: Engine) => Promise<unknown>, code: string]>([
		['an input that no schema knows', (engine) => engine.input({ kind: 'solve' } as never), 'refused'],
		['a fraction of a millisecond', (engine) => engine.advance(0.5, false), 'refused'],
		['time that runs backwards', (engine) => engine.advance(-1, false), 'refused'],
		['a scenario that is not here', (engine) => engine.start({ slug: 'nothing', codeName: 'x' }), 'missing'],
		['a variant that the scenario has not', (engine) => engine.start({ slug: 'small-shop', variant: 'x', codeName: 'x' }), 'refused'],
		['a code name that no file could hold', (engine) => engine.start({ slug: 'small-shop', codeName: 'x'.repeat(121) }), 'refused'],
		['an attempt that is not here', (engine) => engine.resume('small-shop-000000000000'), 'missing'],
	])('refuses %s', async (_what, act, code) => {
		const engine = page(memoryStore());
		await start(engine);
		await expect(act(engine)).rejects.toMatchObject({ name: 'EngineError', code });
	});
});

describe('an attempt as a file', () => {
	it('goes on in another browser where it was left', async () => {
		const here = page(memoryStore());
		await start(here);
		await here.input(line(RELEASE));
		await here.input(line(STATUS));
		await here.advance(3000, false);
		const read = readAttemptFile(await here.exportFile());
		if (!read.ok) throw new Error('refused');

		const elsewhere = memoryStore();
		const { id, outcome } = await elsewhere.import(read.file);
		expect(outcome).toBe('added');
		const there = page(elsewhere);
		const state = await there.resume(id);
		expect(state).toMatchObject({ now: 3000, inputs: 2, terminal: { isBusy: true } });
		expect(await there.exportFile()).toBe(await here.exportFile());
	});

	it('does not go on in another engine, and is left as it is', async () => {
		const store = memoryStore();
		const { attempt } = await start(page(store));
		const kept = await store.read(attempt);
		const other = page(releasedCopy(store), { engineHash: 'f00' });
		await expect(other.resume(attempt)).rejects.toMatchObject({
			code: 'other-version',
			message: expect.stringContaining('engine dev; here is f00'),
		});
		expect(await store.read(attempt)).toEqual(kept);
	});
});

/** The same attempts without the locks that another tab holds. */
function releasedCopy(store: AttemptStore): AttemptStore {
	const copy = memoryStore();
	const filled = store.list().then(async (rows) => {
		for (const { id } of rows) {
			const file = await store.read(id);
			if (file) await copy.import(file);
		}
	});
	return {
		list: () => filled.then(() => copy.list()),
		read: (id) => filled.then(() => copy.read(id)),
		create: (journal) => filled.then(() => copy.create(journal)),
		open: (id) => filled.then(() => copy.open(id)),
		import: (file) => filled.then(() => copy.import(file)),
		keepResult: (id, result) => filled.then(() => copy.keepResult(id, result)),
	};
}

/** Typed lines come again with their prompts in a replay; the page has shown them itself the first time. */
const withoutEcho = (screen: string, typed: readonly string[]): string =>
	screen
		.split(/(?<=\n)/)
		.filter((row) => !typed.some((text) => row.endsWith(`${text}\n`)))
		.join('');
