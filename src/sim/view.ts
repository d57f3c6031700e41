/** What a panel shows of the cluster: the same facts that kubectl prints, as plain data. */
import type { Ms } from './door.ts';

export interface ClusterView {
	readonly namespace: string;
	readonly deployments: readonly DeploymentView[];
	/** Every pod of the namespace, by name. */
	readonly pods: readonly PodView[];
	readonly services: readonly ServiceView[];
	/** Newest first, at most 50. */
	readonly events: readonly EventView[];
}

export interface DeploymentView {
	readonly name: string;
	readonly desired: number;
	readonly updated: number;
	readonly ready: number;
	readonly available: number;
	/** Pods of all its replica sets that are not terminating. */
	readonly total: number;
	/**
	 * available = rolled out and at full strength; progressing = a rollout is on its way; degraded = rolled out but short of available pods;
	 * stuck = the progress deadline has passed; paused = spec.paused is set.
	 */
	readonly state: 'available' | 'progressing' | 'degraded' | 'stuck' | 'paused';
	readonly images: readonly string[];
	readonly revision: number;
	/** Newest revision first; sets with no pods and none wanted are history. */
	readonly replicaSets: readonly ReplicaSetView[];
	readonly message: string;
}

export interface ReplicaSetView {
	readonly name: string;
	readonly revision: number;
	readonly images: readonly string[];
	readonly desired: number;
	readonly current: number;
	readonly ready: number;
	readonly isNew: boolean;
}

export interface PodView {
	readonly name: string;
	/** Empty for a pod without one. */
	readonly replicaSet: string;
	readonly deployment: string;
	/** STATUS as kubectl prints it: Running, Pending, ImagePullBackOff, CrashLoopBackOff, Terminating ... */
	readonly status: string;
	readonly ready: number;
	readonly containers: number;
	readonly restarts: number;
	readonly ageMs: Ms;
	/** Empty while the pod is not assigned. */
	readonly node: string;
	readonly ip: string;
	readonly images: readonly string[];
	/** Message of the first container that waits, or why the pod cannot be scheduled; else empty. */
	readonly message: string;
}

export interface ServiceView {
	readonly name: string;
	readonly clusterIP: string;
	readonly ports: readonly string[];
	readonly readyEndpoints: number;
	readonly endpoints: number;
}

export interface EventView {
	readonly type: 'Normal' | 'Warning';
	readonly reason: string;
	/** `pod/checkout-7d4b9c5f68-2mhzr`. */
	readonly object: string;
	readonly message: string;
	readonly count: number;
	readonly lastSeenMs: Ms;
}
