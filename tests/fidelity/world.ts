/** A simulated world as the server and our kubectl share it: it stands still unless it is told to go on. */
import type { ServedWorld } from '../../src/serve/index.ts';
import { advance, handle, type World } from '../../src/sim/index.ts';

export class StandingWorld implements ServedWorld {
	readonly epochMs: number;
	/** Requests so far, for `--requests`. */
	readonly requests: string[] = [];
	#world: World;

	constructor(world: World) {
		this.#world = world;
		this.epochMs = world.epochMs;
	}

	get state(): World {
		return this.#world;
	}

	now(): number {
		return this.#world.now;
	}

	request: ServedWorld['request'] = (request) => {
		if (request.to === 'kubernetes') {
			const query = new URLSearchParams(request.query).toString();
			const body = request.body === undefined ? '' : ` ${request.contentType ?? ''} ${JSON.stringify(request.body)}`;
			this.requests.push(`${request.method} ${request.path}${query ? `?${query}` : ''} (${request.accept ?? 'json'})${body}`);
		}
		const { world, response } = handle(this.#world, request);
		this.#world = world;
		return response;
	};

	advance(ms: number): void {
		this.#world = advance(this.#world, ms).world;
	}
}
