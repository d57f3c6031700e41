import { describe, expect, it } from 'vitest';
import type { RegistryRequest } from '../door.ts';
import { imageOf, Lab, planOf } from '../test-lab.ts';
import { handle } from '../world.ts';
import { parseReference } from './index.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('an image reference (I1)', () => {
	it.each([
		['nginx', 'docker.io/library/nginx:latest'],
		['nginx:1.27', 'docker.io/library/nginx:1.27'],
		['bitnami/nginx', 'docker.io/bitnami/nginx:latest'],
		['registry.example.com/shop/checkout:4.11.3', 'registry.example.com/shop/checkout:4.11.3'],
		['localhost:5000/app', 'localhost:5000/app:latest'],
		[`registry.example.com/app@${DIGEST}`, `registry.example.com/app@${DIGEST}`],
		[`registry.example.com/app:1@${DIGEST}`, `registry.example.com/app:1@${DIGEST}`],
	])('%s means %s', (image, full) => {
		expect(parseReference(image)?.full).toBe(full);
	});

	it.each(['', 'Nginx', 'registry.example.com/Shop/app', 'app:', 'app:ta g', 'app@sha256:12', 'a//b', '-a'])('"%s" is none', (image) => {
		expect(parseReference(image)).toBeUndefined();
	});
});

describe('the registry', () => {
	const images = [imageOf('1.0', { pushedAt: -5_000 }), imageOf('1.1', { pushedAt: -4_000 }), imageOf('2.0', { pushedAt: 10_000 })];
	const moved = imageOf('1.1', { digest: DIGEST, pushedAt: 5_000 });
	const lab = () => new Lab(planOf([], { registry: { hosts: ['registry.example.com'], images: [...images, moved] } }));
	const ask = (world: Lab, path: string, change: Partial<RegistryRequest> = {}) =>
		handle(world.world, { to: 'registry', as: 'heron', method: 'GET', host: 'registry.example.com', path, ...change }).response;

	it('lists repositories and tags that are there now (I2)', () => {
		expect(ask(lab(), '/v2/_catalog').body).toEqual({ repositories: ['shop/checkout'] });
		expect(ask(lab(), '/v2/shop/checkout/tags/list').body).toEqual({ name: 'shop/checkout', tags: ['1.0', '1.1'] });
		expect(ask(lab().wait(20_000), '/v2/shop/checkout/tags/list').body).toEqual({ name: 'shop/checkout', tags: ['1.0', '1.1', '2.0'] });
		expect(ask(lab(), '/v2/').status).toBe(200);
	});

	it('gives a manifest whose layers add up (I4)', () => {
		const { status, body } = ask(lab(), '/v2/shop/checkout/manifests/1.0');
		const { manifest, ...headers } = body as unknown as { manifest: { layers: { size: number; digest: string }[] } };
		expect([status, headers]).toEqual([200, { 'Docker-Content-Digest': images[0]?.digest, 'Content-Length': expect.any(Number) }]);
		expect(manifest.layers.reduce((sum, { size }) => sum + size, 0)).toBe(images[0]?.sizeBytes);
		expect(ask(lab(), '/v2/shop/checkout/manifests/1.0')).toEqual({ status, body });
		expect(ask(lab(), '/v2/shop/checkout/manifests/1.0', { method: 'HEAD' }).body).toEqual(headers);
	});

	it('follows a tag that moves, and still knows the old digest (I2)', () => {
		const world = lab().wait(6_000);
		const digest = (path: string) => (ask(world, path).body as Record<string, unknown>)['Docker-Content-Digest'];
		expect(digest('/v2/shop/checkout/manifests/1.1')).toBe(DIGEST);
		expect(digest(`/v2/shop/checkout/manifests/${images[1]?.digest}`)).toBe(images[1]?.digest);
	});

	it('says what it does not have, in the words of the specification (I3)', () => {
		expect(ask(lab(), '/v2/shop/checkout/manifests/9.9')).toEqual({
			status: 404,
			body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown', detail: { Tag: '9.9' } }] },
		});
		expect(ask(lab(), '/v2/shop/nothing/tags/list')).toEqual({
			status: 404,
			body: { errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry', detail: { name: 'shop/nothing' } }] },
		});
		expect(ask(lab(), '/v2/', { host: 'nowhere.example.com' }).status).toBe(0);
	});
});
