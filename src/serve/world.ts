/** What is served: a world that stands or runs. The server knows no more of it than this. */
import type { Ms, Request, Response } from '../sim/index.ts';

export interface ServedWorld {
	/** Unix ms of simulated time 0. */
	readonly epochMs: number;
	now(): Ms;
	request(request: Request): Response;
	advance(ms: Ms): void;
}

/** Drives a world by the wall clock. Speed 0 stands still. */
export class Clock {
	private readonly world: ServedWorld;
	private readonly speed: number;
	private last = Date.now();
	/** Parts of a simulated ms that are still owed. */
	private owed = 0;

	constructor(world: ServedWorld, speed: number) {
		this.world = world;
		this.speed = speed;
	}

	/** Brings the world up to the present. */
	catchUp(): void {
		const now = Date.now();
		this.owed += (now - this.last) * this.speed;
		this.last = now;
		const whole = Math.floor(this.owed);
		if (whole > 0) this.world.advance(whole);
		this.owed -= whole;
	}
}
