/** One long session, as a person would see it, in Node and in Chromium: the same text. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../tests/chromium.ts';
import { Terminal } from './testing.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const transcript = readFileSync(at('./testdata/transcript.txt'), 'utf8');

it('replays to the same text, twice', async () => {
	expect(await (await Terminal.open()).replay(transcript)).toBe(transcript);
	expect(await (await Terminal.open()).replay(transcript)).toBe(transcript);
});

it('replays to the same text in a worker of Chromium', async () => {
	const { outputFiles } = await build({
		stdin: {
			contents: `import { Terminal } from './testing.ts';
				self.onmessage = async ({ data }) => self.postMessage(await (await Terminal.open()).replay(data).catch((error) => String(error.stack)));`,
			resolveDir: at('.'),
			loader: 'ts',
		},
		bundle: true,
		splitting: true,
		format: 'esm',
		outdir: '/',
		entryNames: 'worker',
		write: false,
		logLevel: 'error',
		// Commands of the platform are loaded on demand and not part of this test.
		external: ['./kubectl/*', './crane/*'],
	});
	const files = new Map(outputFiles.map((file) => [`/${basename(file.path)}`, file.text]));
	const server = createServer(({ url = '/' }, response) => {
		const text = files.get(url);
		response.writeHead(url === '/' || text !== undefined ? 200 : 404, { 'content-type': url === '/' ? 'text/html' : 'text/javascript' });
		response.end(text ?? '<!doctype html><title>shell</title>');
	}).listen(0);
	const browser = await chromium.launch({ executablePath: findChromium().path, args: [...CHROMIUM_ARGS] });
	try {
		// Neither the zone nor the language of the machine may show.
		const page = await browser.newPage({ timezoneId: 'Pacific/Auckland', locale: 'de-DE' });
		await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
		const replayed = await page.evaluate(
			(text) =>
				new Promise<string>((resolve) => {
					const worker = new Worker('/worker.js', { type: 'module' });
					worker.onmessage = ({ data }) => resolve(data as string);
					worker.onerror = ({ message }) => resolve(message);
					worker.postMessage(text);
				}),
			transcript,
		);
		expect(replayed).toBe(transcript);
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
});
