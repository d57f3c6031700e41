/** `dryrun serve`: a scenario's world behind a loopback port, for the genuine kubectl. What is done over it is practice, never scored. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { durationMs } from '../scenario/index.ts';
import { kubeconfig, LiveWorld, type ServeOptions, serve } from '../serve/index.ts';
import { variantFromSeed } from '../session/index.ts';
import { advance, createWorld } from '../sim/index.ts';
import { readPack } from './attempt-source.ts';
import { EXIT, note, UsageError } from './exit.ts';
import { OWN_SCENARIOS } from './scenario-folder.ts';

export const usage = `usage: dryrun serve SCENARIO [--variant V] [--seed S] [--at 10m] [--speed 1|4|16] [--port P] [--scenarios DIR]

Serves the scenario's cluster on 127.0.0.1 and prints the line that points kubectl at it. --at alone freezes the world at that simulated
time; --speed lets it run from there, or from its start, as many times faster than the clock on the wall. Without either it runs at 1.
Ages are right at every speed. Ctrl-C ends it. Nothing that is done here is scored.`;

const SPEEDS = ['1', '4', '16'];

export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: {
			variant: { type: 'string' },
			seed: { type: 'string' },
			at: { type: 'string' },
			speed: { type: 'string' },
			port: { type: 'string', default: '0' },
			scenarios: { type: 'string', default: OWN_SCENARIOS },
		},
		allowPositionals: true,
	});
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0) throw new UsageError('it takes one scenario');
	const at = values.at === undefined ? 0 : durationMs(values.at);
	if (at === null || at < 0) throw new UsageError(`--at ${values.at} is no duration such as 10m or 1h30m`);
	const speed = speedOf(values.speed, values.at !== undefined);
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port ${values.port} is no port`);

	const scenario = await readPack(name, values.scenarios);
	const seed = values.seed ?? randomBytes(8).toString('hex');
	const variant = values.variant ?? variantFromSeed(seed, scenario);
	if (!scenario.variants.includes(variant))
		throw new UsageError(`${name} has no variant ${variant}; it has ${scenario.variants.join(', ')}`);
	const { world: plan } = scenario.variant(variant);
	const world = new LiveWorld(advance(createWorld(plan, seed), at).world);
	note(`${name}, variant ${variant}, seed ${seed}: ${speed === 0 ? 'frozen' : `running at ${speed}x from`} ${at / 1000} s after its start`);
	await serveUntilSignal(world, { user: plan.player.user, speed, port }, (url) => kubeconfig(plan, url));
	return EXIT.fine;
}

function speedOf(speed: string | undefined, isFrozenElse: boolean): ServeOptions['speed'] {
	if (speed === undefined) return isFrozenElse ? 0 : 1;
	if (!SPEEDS.includes(speed)) throw new UsageError(`--speed ${speed} is none of ${SPEEDS.join(', ')}`);
	return Number(speed) as 1 | 4 | 16;
}

/** Serves, tells how to reach it, waits for SIGINT or SIGTERM, and leaves nothing behind. */
async function serveUntilSignal(world: LiveWorld, options: ServeOptions, configFor: (url: string) => string): Promise<void> {
	const signal = new Promise<void>((resolve) => {
		for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
	});
	const serving = await serve(world, options).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
		throw new UsageError(`port ${options.port} cannot be used: ${error.code === 'EACCES' ? 'not allowed' : 'it is taken'}`);
	});
	const directory = await mkdtemp(join(tmpdir(), 'dryrun-serve-'));
	try {
		const path = join(directory, 'kubeconfig');
		await writeFile(path, configFor(serving.url), { mode: 0o600 });
		process.stdout.write(`export KUBECONFIG=${path}\n`);
		note(`serving ${serving.url}; Ctrl-C ends it`);
		await signal;
	} finally {
		await serving.close();
		await rm(directory, { recursive: true, force: true });
	}
}
