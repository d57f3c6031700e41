/**
 * What the cluster's components remember beside the objects: the kubelets' view of their containers, back-offs, node addresses, cached
 * images, and the event recorders' counts. Plain immutable data; a part of the world and of its snapshots.
 */
import type { Ms } from '../door.ts';
import { SortedMap } from '../kernel/index.ts';

/** One life of a container's process. */
export interface Run {
	/** 0 for the first start; equals restartCount. */
	readonly attempt: number;
	readonly startedAt: Ms;
	/** From the start until it listens. */
	readonly startupMs: Ms;
	/** Of this container, as the runtime names it. */
	readonly id: string;
	readonly image: string;
	/** `sha256:...` that the image stood for. */
	readonly digest: string;
	/** Index of the model's need that is missing; absent when it has all it needs. */
	readonly unmetNeed?: number;
	/** When SIGTERM reached it. */
	readonly termAt?: Ms;
	readonly endedAt?: Ms;
	readonly exitCode?: number;
	readonly reason?: string;
}

export interface Backoff {
	readonly ms: Ms;
	/** Last time it was raised. */
	readonly raisedAt: Ms;
}

/** Why a container waits, as its status tells it. */
export interface Waiting {
	readonly reason: string;
	readonly message?: string;
}

export interface ProbeMemory {
	/** Consecutive results of the last kind. */
	readonly successes: number;
	readonly failures: number;
}

export interface ContainerMemory {
	/** `idle`: no process, never started or ended. `starting`: created and about to run. `stopping`: it was told to end. */
	readonly step: 'idle' | 'pulling' | 'starting' | 'running' | 'stopping';
	/** What the status says while no process runs; absent after an exit means that the exit itself is shown. */
	readonly shown?: Waiting;
	/** What the last sync found, shown from the next one on: upstream's status lags its reason cache by one sync. */
	readonly cached?: Waiting;
	/** The present or last run. */
	readonly run?: Run;
	readonly previous?: Run;
	readonly crash?: Backoff;
	readonly pull?: Backoff & { readonly image: string; readonly error: string };
	readonly startup: ProbeMemory;
	readonly readiness: ProbeMemory;
	readonly liveness: ProbeMemory;
	/** The startup probe has succeeded, or there is none and the process runs. */
	readonly isStarted: boolean;
	readonly isReady: boolean;
}

/** A pod as the kubelet of its node knows it. */
export interface PodMemory {
	readonly namespace: string;
	readonly name: string;
	readonly node: string;
	/** When the kubelet first saw it: the phase of its probes. */
	readonly addedAt: Ms;
	readonly sandbox: 'none' | 'creating' | 'ready';
	/** Empty until the sandbox is ready. */
	readonly ip: string;
	/** Attempts to mount its volumes that failed. */
	readonly mountFailures: number;
	readonly isTerminating: boolean;
	readonly containers: Readonly<Record<string, ContainerMemory>>;
}

export interface NodeMemory {
	/** Pod addresses given out so far. */
	readonly ipsGiven: number;
	/** Images are pulled one after the other. */
	readonly pullsUntil: Ms;
	/** The image pulled last: whoever waits for the same one finds it there. */
	readonly lastImage: string;
}

/** One event recorder and one object: client-go's spam filter, aggregator and logger. */
export interface RecorderMemory {
	readonly tokens: number;
	readonly refilledAt: Ms;
	readonly usedAt: Ms;
	/** By type and reason: the distinct messages of the last ten minutes. */
	readonly groups: Readonly<Record<string, { readonly messages: readonly string[]; readonly at: Ms }>>;
	/** By what makes events the same: the stored event and how often it happened. */
	readonly seen: Readonly<Record<string, { readonly name: string; readonly count: number; readonly firstAt: Ms }>>;
}

export interface NodeUsage {
	/** Thousandths of a core, and of a byte: the unit of `quantity`. */
	readonly cpu: number;
	readonly memory: number;
	readonly pods: number;
}

export interface ClusterMemory {
	/** By pod uid. */
	readonly pods: SortedMap<PodMemory>;
	readonly nodes: SortedMap<NodeMemory>;
	/** `node image` to digest. */
	readonly images: SortedMap<string>;
	/** `component host uid`. */
	readonly recorders: SortedMap<RecorderMemory>;
	/** Requests of the pods on each node. Derived from the objects, so it is in no snapshot. */
	readonly usage: SortedMap<NodeUsage>;
	/** `owner node` to the number of the owner's pods there that are not being deleted. Derived, as `usage`. */
	readonly siblings: SortedMap<number>;
	/** `namespace key value name` to the pod's name, for every label of every pod. Derived, as `usage`. */
	readonly labels: SortedMap<string>;
	/** `namespace/name` of pods that fit nowhere, with the number of tries and the time of the last. */
	readonly unschedulable: SortedMap<{ readonly tries: number; readonly at: Ms }>;
}

export function emptyMemory(): ClusterMemory {
	return {
		pods: SortedMap.empty<PodMemory>(),
		nodes: SortedMap.empty<NodeMemory>(),
		images: SortedMap.empty<string>(),
		recorders: SortedMap.empty<RecorderMemory>(),
		usage: SortedMap.empty<NodeUsage>(),
		siblings: SortedMap.empty<number>(),
		labels: SortedMap.empty<string>(),
		unschedulable: SortedMap.empty<{ readonly tries: number; readonly at: Ms }>(),
	};
}

type Entries<Value> = readonly (readonly [string, Value])[];

/** The memory as plain JSON, without what follows from the objects. */
export interface MemoryJson {
	readonly pods: Entries<PodMemory>;
	readonly nodes: Entries<NodeMemory>;
	readonly images: Entries<string>;
	readonly recorders: Entries<RecorderMemory>;
	readonly unschedulable: Entries<{ readonly tries: number; readonly at: Ms }>;
}

function entriesOf<Value>(map: SortedMap<Value>): Entries<Value> {
	const values = map.values();
	return map.keys().map((key, index) => [key, values[index] as Value]);
}

function mapOf<Value>(entries: Entries<Value>): SortedMap<Value> {
	return entries.reduce((map, [key, value]) => map.set(key, value), SortedMap.empty<Value>());
}

export function memoryJson({ pods, nodes, images, recorders, unschedulable }: ClusterMemory): MemoryJson {
	return {
		pods: entriesOf(pods),
		nodes: entriesOf(nodes),
		images: entriesOf(images),
		recorders: entriesOf(recorders),
		unschedulable: entriesOf(unschedulable),
	};
}

export function memoryFrom(json: MemoryJson): ClusterMemory {
	return {
		pods: mapOf(json.pods),
		nodes: mapOf(json.nodes),
		images: mapOf(json.images),
		recorders: mapOf(json.recorders),
		usage: emptyMemory().usage,
		siblings: emptyMemory().siblings,
		labels: emptyMemory().labels,
		unschedulable: mapOf(json.unschedulable),
	};
}
