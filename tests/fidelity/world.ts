/** A simulated world as the server and our kubectl share it: it stands still unless it is told to go on, and keeps what was asked of it. */
import { LiveWorld } from '../../src/serve/index.ts';
import type { Request, Response } from '../../src/sim/index.ts';

export class StandingWorld extends LiveWorld {
	/** Requests so far, for `--requests`. */
	readonly requests: string[] = [];

	/** The same state, the same past; what is done to one does not reach the other. */
	copy(): StandingWorld {
		const other = new StandingWorld(this.state);
		other.requests.push(...this.requests);
		return other;
	}

	override request(request: Request): Response {
		if (request.to === 'kubernetes') {
			const query = new URLSearchParams(request.query).toString();
			const body = request.body === undefined ? '' : ` ${request.contentType ?? ''} ${JSON.stringify(request.body)}`;
			this.requests.push(`${request.method} ${request.path}${query ? `?${query}` : ''} (${request.accept ?? 'json'})${body}`);
		}
		return super.request(request);
	}
}
