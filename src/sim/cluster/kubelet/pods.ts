/** Access to what a kubelet remembers of its pods. */
import type { Ms } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import type { ContainerMemory, PodMemory } from '../memory.ts';
import type { Container, Pod } from '../types.ts';

/** A pod together with its kubelet's memory, as of now. */
export interface Known {
	readonly uid: string;
	readonly pod: Pod;
	readonly memory: PodMemory;
}

export function known(draft: WorldDraft, uid: string): Known | undefined {
	const memory = draft.cluster.pods.get(uid);
	const pod = memory && (draft.objects.get('pods', memory.namespace, memory.name) as Pod | undefined);
	return pod && pod.metadata.uid === uid ? { uid, pod, memory } : undefined;
}

export function remember(draft: WorldDraft, uid: string, memory: PodMemory): void {
	draft.cluster.pods = draft.cluster.pods.set(uid, memory);
}

export function containerOf(memory: PodMemory, name: string): ContainerMemory {
	const found = memory.containers[name];
	if (!found) throw new Error(`The kubelet knows no container ${name} in pod ${memory.namespace}/${memory.name}`);
	return found;
}

/** Changes what is remembered of one container. A key set to undefined is forgotten. */
export function update(
	draft: WorldDraft,
	uid: string,
	name: string,
	change: { readonly [key in keyof ContainerMemory]?: ContainerMemory[key] | undefined },
): void {
	const memory = draft.cluster.pods.get(uid) as PodMemory;
	const merged: Record<string, unknown> = { ...containerOf(memory, name), ...change };
	for (const key of Object.keys(merged)) if (merged[key] === undefined) delete merged[key];
	remember(draft, uid, { ...memory, containers: { ...memory.containers, [name]: merged as unknown as ContainerMemory } });
}

/** Init containers, then containers: the order in which they start. */
export function startOrder({ spec }: Pod): readonly Container[] {
	return [...(spec.initContainers ?? []), ...spec.containers];
}

export function isInit({ spec }: Pod, name: string): boolean {
	return (spec.initContainers ?? []).some((container) => container.name === name);
}

/** Key of work about one container. */
export const containerKey = (uid: string, name: string): string => `${uid}/${name}`;

export function splitContainerKey(key: string): readonly [uid: string, name: string] {
	const slash = key.indexOf('/');
	return [key.slice(0, slash), key.slice(slash + 1)];
}

const WORK = ['kubelet.pulled', 'kubelet.started', 'kubelet.exit', 'kubelet.stopped'];
const PROBES = ['startup', 'readiness', 'liveness'];

export function unscheduleProbes(draft: WorldDraft, uid: string, name: string): void {
	for (const probe of PROBES) draft.unschedule('cluster', 'kubelet.probe', `${containerKey(uid, name)}/${probe}`);
}

/** Takes back everything that is due for a pod's containers. */
export function unscheduleContainers(draft: WorldDraft, { uid, memory }: Pick<Known, 'uid' | 'memory'>): void {
	for (const name of Object.keys(memory.containers)) {
		for (const kind of WORK) draft.unschedule('cluster', kind, containerKey(uid, name));
		unscheduleProbes(draft, uid, name);
	}
}

/** `checkout-7d4b9c5f68-2mhzr_shop(uid)`: format.Pod of the kubelet. */
export function longName({ metadata }: Pod): string {
	return `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
}

export function fieldPath(pod: Pod, name: string): string {
	return `spec.${isInit(pod, name) ? 'initContainers' : 'containers'}{${name}}`;
}

/** Go's time.Duration in whole ms: `308ms`, `2.114s`, `1m2.5s`. */
export function goDuration(ms: Ms): string {
	if (ms === 0) return '0s';
	if (ms < 1000) return `${ms}ms`;
	const minutes = Math.floor(ms / 60_000);
	const seconds = (ms - minutes * 60_000) / 1000;
	return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
}
