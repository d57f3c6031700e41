/** What rules ask the world. They read through its one door, like everybody else, and leave no mark. */
import type { WorldQueries } from '../scenario/index.ts';
import { handle, type JsonObject, RESOURCES, type World } from '../sim/index.ts';

/** A component may read everything, whatever a scenario's policies say. */
const READER = 'system:rules';

export function worldQueries(world: World): WorldQueries {
	return { now: world.now, object: (resource, namespace, name) => objectOf(world, resource, namespace, name) };
}

function objectOf(world: World, resource: string, namespace: string, name: string): JsonObject | undefined {
	const info = RESOURCES.find(({ plural }) => plural === resource);
	if (info === undefined) return undefined;
	const root = info.group === '' ? `/api/${info.version}` : `/apis/${info.group}/${info.version}`;
	const path = `${root}${info.namespaced ? `/namespaces/${namespace}` : ''}/${info.plural}/${name}`;
	const { response } = handle(world, { to: 'kubernetes', as: READER, method: 'GET', path });
	return response.status === 200 ? (response.body as JsonObject) : undefined;
}
