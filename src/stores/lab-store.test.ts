import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEngine, memoryStore, objectivesOf, packFromFiles } from '../session/index.ts';
import { createLabStore, unreadInAll } from './index.ts';

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));

function textsBelow(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = `${folder}/${entry.name}`;
			return entry.isDirectory() ? Object.entries(textsBelow(path)) : [[path, readFileSync(join(root, path), 'utf8')]];
		}),
	);
}

const pack = packFromFiles(textsBelow('stuck-image'));

function lab() {
	const engine = createEngine({
		store: memoryStore(),
		loadPack: async (slug) => (slug === 'stuck-image' ? pack : null),
		engineHash: 'test',
		rubric: '1',
		mode: 'lab',
		objectivesOf,
		wallNow: () => 0,
		freshSeed: () => 'test',
	});
	return createLabStore(engine);
}

describe('the state of a lab', () => {
	it('runs once the attempt is open, at 1x', async () => {
		const store = lab();
		expect(store.pace()).toBeNull();
		expect(await store.start({ slug: 'stuck-image', codeName: 'heron' })).toMatch(/^stuck-image-/);
		expect(store.pace()).toBe('1x');
		expect(store.getState().lab?.terminal.prompt).toContain('heron@');
	});

	it('says what is wrong when there is no such lab, and what to do', async () => {
		const store = lab();
		expect(await store.start({ slug: 'nowhere', codeName: 'heron' })).toBeNull();
		expect(store.getState()).toMatchObject({ phase: 'stopped', trouble: { code: 'missing', todo: 'Choose one from the catalogue.' } });
	});

	it('goes back to 1x when somebody writes, and says why', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		store.setSpeed('16x');
		await store.advance(61_000, false);
		expect(store.getState()).toMatchObject({ speed: '1x', notice: 'Back to 1x: Inês Carvalho wrote in #checkout-dev.' });
		expect(store.getState().said.polite).toContain('Inês Carvalho in #checkout-dev:');
		expect(store.getState().said.assertive).toBe('');
	});

	it('goes on until something happens and no further', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		store.setSpeed('until');
		for (let turn = 0; turn < 10 && store.getState().speed === 'until'; turn++) await store.advance(30_000, true);
		expect(store.getState().lab?.now).toBe(60_000);
	});

	it('counts a message as unread until its channel was read', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		const unread = () => unreadInAll(store.getState().lab!.conversation.channels, store.getState().readUpTo);
		expect(unread()).toBe(0);
		await store.advance(61_000, false);
		expect(unread()).toBe(1);
		store.markRead('checkout-dev');
		expect(unread()).toBe(0);
	});

	it('lets no time pass while paused, nor after the finish', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		store.togglePause();
		expect(store.pace()).toBeNull();
		store.togglePause();
		expect(store.pace()).toBe('1x');
		await store.send({ kind: 'finish' });
		expect(store.pace()).toBeNull();
	});

	it('keeps what was printed until the screen is there', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		await store.send({ kind: 'line', text: 'echo early' });
		const shown: string[] = [];
		store.prints.subscribe((text) => shown.push(text));
		await store.send({ kind: 'line', text: 'echo late' });
		expect(shown.join('')).toBe('early\nlate\n');
	});

	it('shows an input that was refused as trouble and goes on', async () => {
		const store = lab();
		await store.start({ slug: 'stuck-image', codeName: 'heron' });
		await expect(store.send({ kind: 'message', channel: 'Not A Channel', text: 'hello' })).rejects.toThrow();
		expect(store.getState().trouble).toMatchObject({ code: 'refused', todo: 'Nothing was changed.' });
		expect(store.pace()).toBe('1x');
	});
});
