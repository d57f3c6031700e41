/** Works on every object that the arguments mean, one after the other; what goes wrong with one keeps no other from its turn. */
import type { Client, Query } from './client.ts';
import { KubectlError, PlainError, StatusError, throwCollected } from './errors.ts';
import type { KubernetesObject } from './objects.ts';
import type { Target } from './selection.ts';

export interface Found {
	readonly target: Target;
	readonly object: KubernetesObject;
}

/** The objects of one target: the named one, or all that the query finds. Throws when the named one is not there. */
export function objectsOf(client: Client, { resource, namespace, name }: Target, query: Query): readonly KubernetesObject[] {
	return name === null ? client.list(resource, namespace, query) : [client.object(resource, namespace, name)];
}

/** Labels and fields to select by, as the API takes them; empty ones are left out. */
export function selectorQuery(labelSelector: string, fieldSelector = ''): Query {
	return { ...(labelSelector === '' ? {} : { labelSelector }), ...(fieldSelector === '' ? {} : { fieldSelector }) };
}

/** Visits in order. Gives how many objects there were; throws what went wrong, all of it, at the end. */
export async function visitEach(
	client: Client,
	targets: readonly Target[],
	query: Query,
	act: (found: Found) => void | Promise<void>,
): Promise<number> {
	const errors: Error[] = [];
	let count = 0;
	const collect = (error: unknown): void => {
		if (!(error instanceof StatusError || error instanceof KubectlError || error instanceof PlainError)) throw error;
		errors.push(error);
	};
	for (const target of targets) {
		let objects: readonly KubernetesObject[] = [];
		try {
			objects = objectsOf(client, target, query);
		} catch (error) {
			collect(error);
		}
		for (const object of objects) {
			count++;
			try {
				await act({ target, object });
			} catch (error) {
				collect(error);
			}
		}
	}
	throwCollected(errors);
	return count;
}
