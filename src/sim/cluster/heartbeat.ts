/**
 * Heartbeats of nodes, made when somebody looks: a kubelet renews its lease every ten seconds and reports its conditions every five
 * minutes. Nothing depends on these times, so they are not played and are no writes.
 */
import type { Ms } from '../door.ts';
import { rfc3339, rfc3339Micro } from '../kernel/index.ts';
import { epochOf } from './conditions.ts';
import type { KubeObject } from './object.ts';
import type { Node } from './types.ts';

const EVERY_MS: Readonly<Record<string, Ms>> = { nodes: 300_000, leases: 10_000 };

const shown = new WeakMap<KubeObject, { readonly born: Ms; readonly beat: Ms; readonly object: KubeObject }>();

/** The object with its last heartbeat before `epochNow`; every other kind of object as it is. */
export function withHeartbeat(plural: string, object: KubeObject, epochNow: Ms): KubeObject {
	const every = EVERY_MS[plural];
	if (every === undefined) return object;
	const known = shown.get(object);
	const born = known?.born ?? epochOf(object.metadata.creationTimestamp);
	const beat = born + Math.floor((epochNow - born) / every) * every;
	if (known?.beat === beat) return known.object;
	const fresh = plural === 'nodes' ? beatingNode(object as Node, beat) : beatingLease(object, beat);
	shown.set(object, { born, beat, object: fresh });
	return fresh;
}

function beatingNode(node: Node, beat: Ms): KubeObject {
	const lastHeartbeatTime = rfc3339(beat);
	return {
		...node,
		status: { ...node.status, conditions: node.status.conditions.map((condition) => ({ ...condition, lastHeartbeatTime })) },
	};
}

function beatingLease(lease: KubeObject, beat: Ms): KubeObject {
	return { ...lease, spec: { ...(lease.spec as object), renewTime: rfc3339Micro(beat) } };
}
