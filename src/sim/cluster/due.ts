/** The cluster's due events: which part works on which kind, and how work is put on the queue. */
import type { Ms } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { drawInt } from '../kernel/index.ts';
import type { KubeObject } from './object.ts';

/** `namespace/name`: the key of work about an object. */
export function keyOf(object: KubeObject): string {
	return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

export function splitKey(key: string): readonly [namespace: string, name: string] {
	const slash = key.indexOf('/');
	return [key.slice(0, slash), key.slice(slash + 1)];
}

/** Delays of the components in ms: how long each takes to see a change and act on it. Drawn by key and time, so that nothing happens at one instant. */
const LATENCY: Readonly<Record<string, readonly [from: Ms, to: Ms]>> = {
	// Longer than a replica set's: a deployment that counts before its sets have would take away pods that are already going.
	deployment: [26, 55],
	replicaset: [5, 25],
	schedule: [8, 40],
	'kubelet.add': [15, 60],
	'kubelet.sync': [15, 60],
	'kubelet.terminate': [10, 50],
	// Upstream's path from a pod to the proxies that know of it takes some tenths of a second.
	endpoints: [80, 350],
	namespace: [20, 60],
};

/** Puts work on the queue after its component's delay, unless it waits there already: many changes make one reconciliation. */
export function enqueue(draft: WorldDraft, kind: string, key: string): void {
	if (draft.isScheduled('cluster', kind, key)) return;
	const [from, to] = LATENCY[kind] ?? [5, 25];
	const delay = drawInt(draft.seed, `latency/${kind}`, key, draft.now, from, to);
	draft.schedule(draft.now + delay, { room: 'cluster', kind, key });
}

/** As `enqueue`, but what waits there for later comes now. */
export function hurry(draft: WorldDraft, kind: string, key: string): void {
	draft.unschedule('cluster', kind, key);
	enqueue(draft, kind, key);
}

/** The only work of this kind and key happens then. */
export function reschedule(draft: WorldDraft, kind: string, key: string, at: Ms): void {
	draft.unschedule('cluster', kind, key);
	draft.schedule(Math.max(at, draft.now), { room: 'cluster', kind, key });
}

/** Epoch time now. */
export function epochNow(draft: Pick<WorldDraft, 'epochMs' | 'now'>): Ms {
	return draft.epochMs + draft.now;
}

/** A delay that doubles with every try and grows no further than `most`. */
export function doubled(first: Ms, times: number, most: Ms): Ms {
	let delay = first;
	for (let left = times; left > 0 && delay < most; left--) delay *= 2;
	return Math.min(delay, most);
}
