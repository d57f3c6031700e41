/** Kubernetes objects as the store keeps them: immutable, JSON, replaced and never changed in place. */
import type { Json } from '../door.ts';

export interface OwnerReference {
	readonly apiVersion: string;
	readonly kind: string;
	readonly name: string;
	readonly uid: string;
	readonly controller?: boolean;
	readonly blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
	readonly name: string;
	readonly namespace?: string;
	readonly uid: string;
	readonly resourceVersion: string;
	readonly generation?: number;
	/** RFC 3339, whole seconds, as upstream. */
	readonly creationTimestamp: string;
	readonly deletionTimestamp?: string;
	readonly deletionGracePeriodSeconds?: number;
	readonly generateName?: string;
	readonly labels?: Readonly<Record<string, string>>;
	readonly annotations?: Readonly<Record<string, string>>;
	readonly ownerReferences?: readonly OwnerReference[];
	readonly finalizers?: readonly string[];
}

/** Any object. Kinds that controllers step have their own narrower types in `types.ts`. */
export interface KubeObject {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: ObjectMeta;
	readonly [field: string]: Json | ObjectMeta | undefined | object;
}

/** Resources that the cluster keeps, by plural name: group, version, kind, scope, short names. The API's discovery is made from it. */
export interface ResourceInfo {
	readonly plural: string;
	readonly singular: string;
	readonly kind: string;
	/** Empty for the core group. */
	readonly group: string;
	readonly version: string;
	readonly namespaced: boolean;
	readonly shortNames: readonly string[];
	readonly categories: readonly string[];
	readonly verbs: readonly string[];
}

/** One change, as a watch tells it. `object` is the new state; for DELETED the last one, at the revision of the deletion. */
export interface WatchEvent {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
	readonly plural: string;
	readonly resourceVersion: number;
	readonly object: KubeObject;
	/** The object as it was before; absent for ADDED. A filtered watch needs it to tell what entered or left its selection. */
	readonly before?: KubeObject;
}

/**
 * Read side of the object store. Lists come in etcd order: by namespace, then name, in byte order.
 * The write side (`create`, `replace`, `remove`) belongs to a draft of the world.
 */
export interface ObjectReader {
	readonly resourceVersion: number;
	get(plural: string, namespace: string, name: string): KubeObject | undefined;
	/** All of a resource, or those of one namespace. */
	list(plural: string, namespace?: string): readonly KubeObject[];
	count(plural: string): number;
	/** Objects of a resource whose controller owner has this uid. */
	ownedBy(plural: string, uid: string): readonly KubeObject[];
	/** Changes of every resource after a revision, oldest first; undefined when the window no longer reaches back that far (410 Gone). */
	changesSince(resourceVersion: number): readonly WatchEvent[] | undefined;
}

export interface ObjectWriter extends ObjectReader {
	/** Stores a new object; sets uid, resourceVersion, creationTimestamp, generation 1 where the kind has one. Throws when it exists. */
	create(
		plural: string,
		object: {
			readonly apiVersion: string;
			readonly kind: string;
			readonly metadata: Partial<ObjectMeta>;
			readonly [field: string]: unknown;
		},
	): KubeObject;
	/** Replaces an object and gives it a new resourceVersion; the caller has raised `generation` where the spec changed. No-op when equal. */
	replace(plural: string, object: KubeObject): KubeObject;
	/** Takes the object out of the store. */
	remove(plural: string, namespace: string, name: string): void;
}
