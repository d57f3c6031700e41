/** A world as text and back, and its hash. The plan is not part of either: whoever restores a world must have it. */

import { type ClusterMemory, labelsOf, memoryFrom, memoryJson, placementOf, storeFrom, storeJson } from './cluster/index.ts';
import type { Json } from './door.ts';
import { canonicalJson, DueQueue, parseRfc3339, sha256Hex } from './kernel/index.ts';
import type { World } from './open-draft.ts';
import type { WorldPlan } from './plan.ts';

const SCHEMA = 'dryrun.world/1';

/** Everything in fixed order: equal worlds give equal text. */
export function snapshot(world: World): string {
	const { seed, now, sequence, objects, queue, cluster, images, people, script, isScriptRunning } = world;
	return JSON.stringify({
		schema: SCHEMA,
		seed,
		now,
		sequence,
		objects: storeJson(objects),
		queue: queue.list(),
		cluster: memoryJson(cluster),
		images,
		people,
		script,
		isScriptRunning,
	});
}

/** The text is not a snapshot of a world that this engine wrote. */
export class SnapshotError extends Error {
	override readonly name = 'SnapshotError';
}

export function restore(plan: WorldPlan, text: string): World {
	const epochMs = parseRfc3339(plan.startsAt);
	const saved = parsed(text);
	if (epochMs === undefined) throw new SnapshotError(`startsAt is no RFC 3339 instant: ${plan.startsAt}`);
	const objects = storeFrom(saved.objects);
	const cluster: ClusterMemory = { ...memoryFrom(saved.cluster), ...placementOf(objects), labels: labelsOf(objects) };
	const { seed, now, sequence, images, people, script, isScriptRunning } = saved;
	return { plan, seed, now, epochMs, sequence, objects, queue: DueQueue.of(saved.queue), cluster, images, people, script, isScriptRunning };
}

type Saved = Pick<World, 'seed' | 'now' | 'sequence' | 'images' | 'people' | 'script' | 'isScriptRunning'> & {
	readonly objects: Parameters<typeof storeFrom>[0];
	readonly queue: Parameters<typeof DueQueue.of>[0];
	readonly cluster: Parameters<typeof memoryFrom>[0];
};

function parsed(text: string): Saved {
	let value: Json;
	try {
		value = JSON.parse(text) as Json;
	} catch {
		throw new SnapshotError('a snapshot is one JSON object');
	}
	if ((value as { schema?: string } | null)?.schema !== SCHEMA) throw new SnapshotError(`a snapshot has the schema ${SCHEMA}`);
	return value as unknown as Saved;
}

const hashes = new WeakMap<object, string>();

/** Hash of an immutable value, kept as long as the value lives. The engine builds and restores members in one order, so plain JSON will do. */
function hashOf(value: object): string {
	const known = hashes.get(value);
	if (known) return known;
	const hash = sha256Hex(JSON.stringify(value));
	hashes.set(value, hash);
	return hash;
}

/**
 * 64 hex digits that stand for the whole state. Objects that did not change since the last call are not hashed again, so the cost
 * grows with what changed.
 */
export function stateHash(world: World): string {
	const { seed, now, sequence, objects, queue, cluster, images, people, script } = world;
	const tables = [...objects.tables.keys()].sort();
	const parts = tables.flatMap((plural) => [plural, ...(objects.tables.get(plural)?.byName.values() ?? []).map(hashOf)]);
	const memory = [cluster.pods, cluster.nodes, cluster.recorders, cluster.unschedulable].flatMap((part) => [
		...part.keys(),
		...part.values().map(hashOf),
	]);
	const pulled = canonicalJson([cluster.images.keys(), cluster.images.values()]);
	const rest = canonicalJson({ seed, now, sequence, resourceVersion: objects.resourceVersion, queue: queue.list() });
	return sha256Hex([rest, ...parts, 'memory', ...memory, pulled, hashOf(images), hashOf(people), hashOf(script)].join('\n'));
}
