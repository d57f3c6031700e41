/** What is served: a world that stands or runs. The server knows no more of it than this. */
import { advance, handle, type Ms, type Request, type Response, type World } from '../sim/index.ts';

export interface ServedWorld {
	/** Unix ms of simulated time 0. */
	readonly epochMs: number;
	now(): Ms;
	request(request: Request): Response;
	advance(ms: Ms): void;
}

/** A world that changes by requests and by time, as a served one does. */
export class LiveWorld implements ServedWorld {
	readonly epochMs: number;
	#state: World;

	constructor(state: World) {
		this.#state = state;
		this.epochMs = state.epochMs;
	}

	get state(): World {
		return this.#state;
	}

	now(): Ms {
		return this.#state.now;
	}

	request(request: Request): Response {
		const { world, response } = handle(this.#state, request);
		this.#state = world;
		return response;
	}

	advance(ms: Ms): void {
		this.#state = advance(this.#state, ms).world;
	}
}

/** Drives a world by the wall clock. Speed 0 stands still. */
export class Clock {
	readonly #world: ServedWorld;
	readonly #speed: number;
	#last = Date.now();
	/** Parts of a simulated ms that are still owed. */
	#owed = 0;

	constructor(world: ServedWorld, speed: number) {
		this.#world = world;
		this.#speed = speed;
	}

	/** Brings the world up to the present. */
	catchUp(): void {
		const now = Date.now();
		this.#owed += (now - this.#last) * this.#speed;
		this.#last = now;
		const whole = Math.floor(this.#owed);
		if (whole > 0) this.#world.advance(whole);
		this.#owed -= whole;
	}
}
