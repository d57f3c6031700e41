import { describe, expect, it } from 'vitest';
import { benchPlan } from '../../../../tests/bench/workload.ts';
import { createWorld, handle, type Request } from '../../../sim/index.ts';
import type { CommandIo } from '../../command.ts';
import { crane } from './index.ts';

const world = createWorld(benchPlan(10), 'crane');

async function run(line: string): Promise<{ out: string; err: string; code: number }> {
	let out = '';
	let err = '';
	const io = {
		env: new Map([['USER', 'heron']]),
		out: (text: string) => {
			out += text;
		},
		err: (text: string) => {
			err += text;
		},
		request: (request: Request) => handle(world, request).response,
		now: () => 0,
		epochMs: Date.UTC(2026, 10, 13, 14, 5),
	} as unknown as CommandIo;
	const code = await crane.run(line.split(' ').filter(Boolean), io);
	return { out, err, code };
}

describe('crane', () => {
	it('lists the tags of a repository', async () => {
		expect(await run('ls registry.example.com/bench/service-000')).toEqual({ out: '1.0.0\n1.1.0\n', err: '', code: 0 });
		expect((await run('ls --full-ref registry.example.com/bench/service-000')).out).toBe(
			'registry.example.com/bench/service-000:1.0.0\nregistry.example.com/bench/service-000:1.1.0\n',
		);
	});

	it('prints the digest that a tag stands for', async () => {
		expect((await run('digest registry.example.com/bench/service-000:1.1.0')).out).toBe(`sha256:${'1'.repeat(64)}\n`);
	});

	it('prints a manifest whose layers make up the size of the image', async () => {
		const { out } = await run('manifest registry.example.com/bench/service-000:1.0.0');
		const layers = (JSON.parse(out) as { layers: { size: number }[] }).layers;
		expect(layers.reduce((sum, { size }) => sum + size, 0)).toBe(80_000_000);
	});

	it.each([
		[
			'manifest registry.example.com/bench/service-000:1.2.0',
			'Error: fetching manifest registry.example.com/bench/service-000:1.2.0: GET https://registry.example.com/v2/bench/service-000/manifests/1.2.0: MANIFEST_UNKNOWN: manifest unknown; map[Tag:1.2.0]\n',
		],
		[
			'digest registry.example.com/bench/service-000:1.2.0',
			'2026/11/13 14:05:00 HEAD request failed, falling back on GET: HEAD https://registry.example.com/v2/bench/service-000/manifests/1.2.0: unexpected status code 404 Not Found (HEAD responses have no body, use GET for details)\n' +
				'Error: GET https://registry.example.com/v2/bench/service-000/manifests/1.2.0: MANIFEST_UNKNOWN: manifest unknown; map[Tag:1.2.0]\n',
		],
		[
			'ls registry.example.com/bench/nobody',
			'Error: reading tags for registry.example.com/bench/nobody: GET https://registry.example.com/v2/bench/nobody/tags/list?n=1000: NAME_UNKNOWN: repository name not known to registry; map[name:bench/nobody]\n',
		],
		[
			'ls registry.exmaple.com/bench',
			'Error: reading tags for registry.exmaple.com/bench: Get "https://registry.exmaple.com/v2/": dial tcp: lookup registry.exmaple.com: no such host\n',
		],
		['ls', 'Error: accepts 1 arg(s), received 0\n'],
		['ls --all registry.example.com/bench/service-000', 'Error: unknown flag: --all\n'],
		['lss x', 'Error: unknown command "lss" for "crane"\n\nDid you mean this?\n\tls\n\nRun \'crane --help\' for usage.\n'],
	])('refuses `%s` in the words of the original', async (line, err) => {
		expect(await run(line)).toEqual({ out: '', err, code: 1 });
	});
});
