/** Our kubectl over the same world, with the same calendar as the genuine one had. */
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ServedWorld } from '../../src/serve/index.ts';
import { isOutsideTime, moved, movedJson, offsetSeconds } from '../../src/serve/index.ts';
import type { CommandIo } from '../../src/shell/command.ts';
import { kubectl } from '../../src/shell/commands/kubectl/index.ts';
import type { Request, Response } from '../../src/sim/index.ts';
import type { Outcome } from './genuine.ts';

/** Thrown when a command waits for something that a standing world never brings. */
class WaitsForever extends Error {
	override readonly name = 'WaitsForever';
}

/** `wallMs`: when the genuine tool may have read its clock. Ours gets the same calendar, and the same part of the second. */
export async function runOurs(
	args: readonly string[],
	world: ServedWorld,
	kubeconfig: string,
	directory: string,
	wallMs: number,
): Promise<Outcome> {
	const offset = offsetSeconds(wallMs, world.epochMs + world.now());
	const now = wallMs - offset * 1000 - world.epochMs;
	let stdout = '';
	let stderr = '';
	let waited = 0;
	const inDirectory = (path: string): string => resolve(directory, path);
	const io: CommandIo = {
		stdin: '',
		cwd: directory,
		env: new Map([
			['KUBECONFIG', kubeconfig],
			['HOME', directory],
		]),
		files: {
			read: (path) => readFile(inDirectory(path), 'utf8'),
			write: (path, text) => writeFile(inDirectory(path), text),
			exists: (path) =>
				access(inDirectory(path)).then(
					() => true,
					() => false,
				),
			list: (path) => readdir(inDirectory(path)),
		},
		isTerminal: false,
		columns: 80,
		rows: 24,
		out: (text) => {
			stdout += text;
		},
		err: (text) => {
			stderr += text;
		},
		request: (request) => ask(world, request, offset),
		now: () => wallMs - offset * 1000 - world.epochMs + waited,
		epochMs: world.epochMs + offset * 1000,
		sleep: async (ms) => {
			waited += ms;
		},
		change: async (until) => {
			if (until === undefined) throw new WaitsForever(args.join(' '));
			waited = Math.max(waited, until - now);
		},
	};
	try {
		const code = await kubectl.run(args, io);
		return { stdout, stderr, code };
	} catch (error) {
		return { stdout, stderr: `${stderr}threw ${error instanceof Error ? error.stack : String(error)}\n`, code: -2 };
	}
}

function ask(world: ServedWorld, request: Request, offset: number): Response {
	const response = world.request(movedJson(request, -offset));
	if (request.to !== 'kubernetes' || isOutsideTime(request.path)) return response;
	return { ...response, body: typeof response.body === 'string' ? moved(response.body, offset) : movedJson(response.body, offset) };
}
