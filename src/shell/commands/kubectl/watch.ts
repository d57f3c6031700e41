/** Watches: what happened to a selection since a revision, asked for again after each change of the world. */
import type { Client, Query } from './client.ts';
import type { Table } from './get/table.ts';
import type { KubernetesObject } from './objects.ts';

export interface WatchEvent<Shape> {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
	readonly object: Shape;
}

/** One open watch on a collection. */
export class Watch<Shape extends KubernetesObject | Table> {
	readonly #client: Client;
	readonly #path: string;
	readonly #query: Query;
	readonly #accept: 'json' | 'table';
	#revision: string;

	constructor(client: Client, path: string, query: Query, accept: 'json' | 'table', revision: string) {
		this.#client = client;
		this.#path = path;
		this.#query = query;
		this.#accept = accept;
		this.#revision = revision;
	}

	/** Events since the last call. */
	poll(): readonly WatchEvent<Shape>[] {
		const query = { ...this.#query, watch: 'true', resourceVersion: this.#revision };
		const events = this.#client.call('GET', this.#path, { query, accept: this.#accept }) as unknown as readonly WatchEvent<Shape>[];
		// No time passes between the two requests, so nothing is missed; the revision stays young however long nothing happens.
		this.#revision = revisionOf(this.#client, this.#path);
		return events.filter((event) => event.type !== 'BOOKMARK');
	}
}

/** The server's present revision. */
export function revisionOf(client: Client, path: string): string {
	const page = client.get(path, { limit: '1' }) as unknown as Table;
	return page.metadata?.resourceVersion ?? '0';
}
