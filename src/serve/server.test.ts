import { afterEach, expect, it } from 'vitest';
import type { KubernetesRequest, Request, Response } from '../sim/index.ts';
import { type Serving, serve } from './server.ts';
import type { ServedWorld } from './world.ts';

const open: Serving[] = [];
afterEach(async () => {
	for (const serving of open.splice(0)) await serving.close();
});

const EPOCH = Date.parse('2026-11-13T14:05:00Z');

async function start(answer: (request: KubernetesRequest) => Response, speed: 0 | 16 = 0) {
	const requests: KubernetesRequest[] = [];
	let now = 0;
	const world: ServedWorld = {
		epochMs: EPOCH,
		now: () => now,
		request: (request: Request) => {
			requests.push(request as KubernetesRequest);
			return answer(request as KubernetesRequest);
		},
		advance: (ms) => {
			now += ms;
		},
	};
	const serving = await serve(world, { user: 'heron', speed });
	open.push(serving);
	return { url: serving.url, requests, now: () => now };
}

it('asks the world as the player and answers with the calendar of the wall clock', async () => {
	const { url, requests } = await start(() => ({ status: 200, body: { at: '2026-11-13T14:05:00Z' }, warnings: ['old'] }));
	const before = Math.floor(Date.now() / 1000);
	const response = await fetch(`${url}/api/v1/pods?limit=5`, {
		headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' },
	});
	const { at } = (await response.json()) as { at: string };
	expect(Date.parse(at) / 1000).toBeGreaterThanOrEqual(before);
	expect(Date.parse(at) / 1000).toBeLessThanOrEqual(Date.now() / 1000);
	expect(response.headers.get('warning')).toBe('299 - "old"');
	expect(requests).toEqual([
		{ to: 'kubernetes', as: 'heron', method: 'GET', path: '/api/v1/pods', query: { limit: '5' }, accept: 'table' },
	]);
});

it('moves what a client writes back to the simulated calendar', async () => {
	const { url, requests } = await start(() => ({ status: 200, body: {} }));
	const at = `${new Date().toISOString().slice(0, 19)}Z`;
	await fetch(`${url}/x`, { method: 'PATCH', headers: { 'content-type': 'application/merge-patch+json' }, body: JSON.stringify({ at }) });
	const [request] = requests;
	const written = Date.parse(String((request?.body as { at: string } | undefined)?.at));
	expect(Math.abs(written - EPOCH)).toBeLessThanOrEqual(1000);
	expect(request).toMatchObject({ method: 'PATCH', contentType: 'application/merge-patch+json' });
});

it('streams a watch line by line', async () => {
	const event = { type: 'ADDED', object: { metadata: { resourceVersion: '7' } } };
	const { url } = await start((request) => ({ status: 200, body: request.query?.resourceVersion === '5' ? [event] : [] }));
	const response = await fetch(`${url}/api/v1/pods?watch=true&resourceVersion=5`);
	const reader = response.body?.getReader();
	const first = await reader?.read();
	expect(JSON.parse(new TextDecoder().decode(first?.value))).toEqual(event);
	await reader?.cancel();
});

it('follows a log without saying a line twice, until the container ends', async () => {
	let clock = (): number => 0;
	const served = await start((request) => {
		if (request.path.endsWith('/log')) {
			const from = Date.parse(request.query?.sinceTime ?? '2026-11-13T14:04:58Z') - EPOCH;
			const seconds = Array.from({ length: 100 }, (_, index) => index - 2).filter((at) => at * 1000 >= from && at * 1000 <= clock());
			return { status: 200, body: seconds.map((at) => `line ${at}\n`).join('') };
		}
		const state = clock() < 8000 ? { running: {} } : { terminated: {} };
		return { status: 200, body: { status: { containerStatuses: [{ name: 'a', containerID: 'containerd://1', state }] } } };
	}, 16);
	clock = served.now;
	const text = await (await fetch(`${served.url}/api/v1/namespaces/shop/pods/p/log?follow=true&container=a`)).text();
	const numbers = [...text.matchAll(/line (-?\d+)/g)].map(([, number]) => Number(number));
	expect(numbers.length).toBeGreaterThan(8);
	expect(numbers).toEqual(numbers.map((_, index) => index - 2));
});

it('refuses what is no JSON, and methods that the API does not have', async () => {
	const { url } = await start(() => ({ status: 200, body: {} }));
	const json = { 'content-type': 'application/json' };
	expect((await fetch(`${url}/x`, { method: 'POST', headers: json, body: '{' })).status).toBe(400);
	expect((await fetch(`${url}/x`, { method: 'POST', body: 'a: b' })).status).toBe(415);
	expect((await fetch(`${url}/x`, { method: 'OPTIONS' })).status).toBe(405);
});

it('lets simulated time run at its speed', async () => {
	const { url, now } = await start(() => ({ status: 200, body: {} }), 16);
	await new Promise((resolve) => setTimeout(resolve, 50));
	await fetch(`${url}/x`);
	expect(now()).toBeGreaterThanOrEqual(16 * 50 - 16);
});
