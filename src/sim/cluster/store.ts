/**
 * The object store, as etcd behind an API server: immutable objects by resource, namespace and name, one revision for each write, an
 * index by controlling owner and a bounded window of changes for watches.
 */
import { compare, drawUuid, LIMITS, rfc3339, SortedMap, sameJson } from '../kernel/index.ts';
import { withHeartbeat } from './heartbeat.ts';
import type { KubeObject, ObjectMeta, ObjectWriter, WatchEvent } from './object.ts';

interface Table {
	readonly byName: SortedMap<KubeObject>;
	readonly byOwner: SortedMap<KubeObject>;
}

/** Everything that a frozen world keeps of its objects. */
export interface StoreState {
	readonly resourceVersion: number;
	readonly tables: ReadonlyMap<string, Table>;
	/** The last changes, oldest first. */
	readonly window: readonly WatchEvent[];
}

/** A young cluster has written about this often before anybody deploys to it. */
const FIRST_REVISION = 1_000;
const EMPTY_TABLE: Table = { byName: SortedMap.empty<KubeObject>(), byOwner: SortedMap.empty<KubeObject>() };

export function emptyStore(): StoreState {
	return { resourceVersion: FIRST_REVISION, tables: new Map(), window: [] };
}

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}\u0000${name}`;
const ownerKeyOf = (uid: string, object: KubeObject): string => `${uid}\u0000${keyOf(object.metadata.namespace, object.metadata.name)}`;

/** Uid of the owner that controls the object. */
export function controllerOf(object: KubeObject): string | undefined {
	return object.metadata.ownerReferences?.find((owner) => owner.controller)?.uid;
}

/** Kinds whose spec has a generation. Upstream leaves it out of the others. */
const WITH_GENERATION = new Set(['deployments', 'replicasets', 'pods']);

/** A writable view of a store. Frozen states stay as they are; `freeze` gives the next one. */
export class ObjectStore implements ObjectWriter {
	private revision: number;
	private tables: ReadonlyMap<string, Table>;
	private window: readonly WatchEvent[];
	/** Changes since the window was last joined. */
	private fresh: WatchEvent[] = [];
	/** Whether `tables` is a copy of our own that nobody else holds. */
	private isOwnCopy = false;
	private readonly clock: { readonly seed: string; readonly epochNow: () => number; readonly onChange: (event: WatchEvent) => void };

	constructor(state: StoreState, clock: { seed: string; epochNow: () => number; onChange: (event: WatchEvent) => void }) {
		this.revision = state.resourceVersion;
		this.tables = state.tables;
		this.window = state.window;
		this.clock = clock;
	}

	get resourceVersion(): number {
		return this.revision;
	}

	/** The state as it stands: immutable, later writes do not reach it. */
	freeze(): StoreState {
		this.joinWindow();
		this.isOwnCopy = false;
		return { resourceVersion: this.revision, tables: this.tables, window: this.window };
	}

	get(plural: string, namespace: string, name: string): KubeObject | undefined {
		const object = this.stored(plural, namespace, name);
		return object && withHeartbeat(plural, object, this.clock.epochNow());
	}

	list(plural: string, namespace?: string): readonly KubeObject[] {
		const { byName } = this.table(plural);
		const objects = namespace === undefined ? byName.values() : scanPrefix(byName, `${namespace}\u0000`);
		return plural === 'nodes' || plural === 'leases'
			? objects.map((object) => withHeartbeat(plural, object, this.clock.epochNow()))
			: objects;
	}

	ownedBy(plural: string, uid: string): readonly KubeObject[] {
		return scanPrefix(this.table(plural).byOwner, `${uid}\u0000`);
	}

	/** Plural names of the resources that have objects, in byte order. */
	plurals(): readonly string[] {
		return [...this.tables.keys()].sort(compare);
	}

	count(plural: string): number {
		return this.table(plural).byName.size;
	}

	/** Changes after a revision, oldest first; undefined when the window no longer reaches back that far. */
	changesSince(resourceVersion: number): readonly WatchEvent[] | undefined {
		this.joinWindow();
		const oldest = this.window[0]?.resourceVersion ?? this.revision + 1;
		if (resourceVersion < oldest - 1) return undefined;
		// Revisions count up by one, so the place of a change in the window is known.
		return this.window.slice(resourceVersion + 1 - oldest);
	}

	create(plural: string, object: Parameters<ObjectWriter['create']>[1]): KubeObject {
		const { name, namespace } = object.metadata;
		if (!name) throw new Error(`Object of ${plural} without a name`);
		if (this.stored(plural, namespace ?? '', name)) throw new Error(`${plural} ${namespace ?? ''}/${name} exists already`);
		const revision = this.resourceVersion + 1;
		const metadata: ObjectMeta = {
			...object.metadata,
			name,
			uid: object.metadata.uid ?? drawUuid(this.clock.seed, 'uid', `${plural}/${namespace ?? ''}/${name}`, revision),
			resourceVersion: `${revision}`,
			creationTimestamp: rfc3339(this.clock.epochNow()),
			...(WITH_GENERATION.has(plural) ? { generation: 1 } : {}),
		};
		const created: KubeObject = { ...object, metadata };
		this.put(plural, created, undefined, revision);
		this.tell({ type: 'ADDED', plural, resourceVersion: revision, object: created });
		return created;
	}

	replace(plural: string, object: KubeObject): KubeObject {
		const { namespace, name } = object.metadata;
		const before = this.stored(plural, namespace ?? '', name);
		if (!before) throw new Error(`${plural} ${namespace ?? ''}/${name} is not there to be replaced`);
		if (isSameVersion(before, object)) return before;
		const revision = this.resourceVersion + 1;
		const after = atRevision(object, revision);
		this.put(plural, after, before, revision);
		this.tell({ type: 'MODIFIED', plural, resourceVersion: revision, object: after, before });
		return after;
	}

	remove(plural: string, namespace: string, name: string): void {
		const before = this.stored(plural, namespace, name);
		if (!before) return;
		const revision = this.resourceVersion + 1;
		const table = this.table(plural);
		const owner = controllerOf(before);
		this.setTable(
			plural,
			{
				byName: table.byName.delete(keyOf(namespace, name)),
				byOwner: owner ? table.byOwner.delete(ownerKeyOf(owner, before)) : table.byOwner,
			},
			revision,
		);
		this.tell({ type: 'DELETED', plural, resourceVersion: revision, object: atRevision(before, revision), before });
	}

	private stored(plural: string, namespace: string, name: string): KubeObject | undefined {
		return this.table(plural).byName.get(keyOf(namespace, name));
	}

	private table(plural: string): Table {
		return this.tables.get(plural) ?? EMPTY_TABLE;
	}

	private put(plural: string, after: KubeObject, before: KubeObject | undefined, revision: number): void {
		const table = this.table(plural);
		const oldOwner = before ? controllerOf(before) : undefined;
		const newOwner = controllerOf(after);
		let { byOwner } = table;
		if (oldOwner && oldOwner !== newOwner && before) byOwner = byOwner.delete(ownerKeyOf(oldOwner, before));
		if (newOwner) byOwner = byOwner.set(ownerKeyOf(newOwner, after), after);
		this.setTable(plural, { byName: table.byName.set(keyOf(after.metadata.namespace, after.metadata.name), after), byOwner }, revision);
	}

	private setTable(plural: string, table: Table, revision: number): void {
		if (!this.isOwnCopy) this.tables = new Map(this.tables);
		this.isOwnCopy = true;
		(this.tables as Map<string, Table>).set(plural, table);
		this.revision = revision;
	}

	private tell(event: WatchEvent): void {
		this.fresh.push(event);
		if (this.fresh.length >= LIMITS.watchWindow) this.joinWindow();
		this.clock.onChange(event);
	}

	private joinWindow(): void {
		if (this.fresh.length === 0) return;
		this.window = [...this.window, ...this.fresh].slice(-LIMITS.watchWindow);
		this.fresh = [];
	}
}

function scanPrefix(map: SortedMap<KubeObject>, prefix: string): readonly KubeObject[] {
	const found: KubeObject[] = [];
	map.scan(prefix, (object, key) => key.startsWith(prefix) && found.push(object) > 0);
	return found;
}

function atRevision(object: KubeObject, revision: number): KubeObject {
	return { ...object, metadata: { ...object.metadata, resourceVersion: `${revision}` } };
}

type Members = Readonly<Record<string, unknown>>;

/** Equal in every member but one. */
function sameExcept(one: Members, other: Members, except: string): boolean {
	for (const key in one) if (key !== except && !sameJson(one[key], other[key])) return false;
	for (const key in other) if (key !== except && one[key] === undefined && other[key] !== undefined) return false;
	return true;
}

/** Equal in everything but the revision. */
function isSameVersion(one: KubeObject, other: KubeObject): boolean {
	const isSameMetadata =
		one.metadata === other.metadata ||
		sameExcept(one.metadata as unknown as Members, other.metadata as unknown as Members, 'resourceVersion');
	return isSameMetadata && sameExcept(one, other, 'metadata');
}

/** The store as plain JSON. Changes name their objects by revision; versions that are no longer stored stand apart, each once. */
export interface StoreJson {
	readonly resourceVersion: number;
	readonly objects: readonly { readonly plural: string; readonly items: readonly KubeObject[] }[];
	readonly past: readonly KubeObject[];
	readonly window: readonly (Pick<WatchEvent, 'type' | 'plural' | 'resourceVersion'> & { readonly before?: string })[];
}

export function storeJson(state: StoreState): StoreJson {
	const objects = [...state.tables.keys()]
		.sort(compare)
		.map((plural) => ({ plural, items: state.tables.get(plural)?.byName.values() ?? [] }));
	const known = new Set(objects.flatMap(({ items }) => items.map(({ metadata }) => metadata.resourceVersion)));
	const past: KubeObject[] = [];
	const keep = (object: KubeObject | undefined): void => {
		if (!object || known.has(object.metadata.resourceVersion)) return;
		known.add(object.metadata.resourceVersion);
		past.push(object);
	};
	const window = state.window.map(({ type, plural, resourceVersion, object, before }) => {
		keep(before);
		// What a deletion shows is the last version with the deletion's revision.
		if (type !== 'DELETED') keep(object);
		return { type, plural, resourceVersion, ...(before ? { before: before.metadata.resourceVersion } : {}) };
	});
	return { resourceVersion: state.resourceVersion, objects, past, window };
}

export function storeFrom(json: StoreJson): StoreState {
	const byRevision = new Map(json.past.map((object) => [object.metadata.resourceVersion, object]));
	const tables = new Map<string, Table>();
	for (const { plural, items } of json.objects) {
		let { byName, byOwner } = EMPTY_TABLE;
		for (const object of items) {
			byRevision.set(object.metadata.resourceVersion, object);
			byName = byName.set(keyOf(object.metadata.namespace, object.metadata.name), object);
			const owner = controllerOf(object);
			if (owner) byOwner = byOwner.set(ownerKeyOf(owner, object), object);
		}
		tables.set(plural, { byName, byOwner });
	}
	const window = json.window.map(({ type, plural, resourceVersion, before }): WatchEvent => {
		const earlier = before === undefined ? undefined : versionOf(byRevision, before);
		const object = type === 'DELETED' && earlier ? atRevision(earlier, resourceVersion) : versionOf(byRevision, `${resourceVersion}`);
		return { type, plural, resourceVersion, object, ...(earlier ? { before: earlier } : {}) };
	});
	return { resourceVersion: json.resourceVersion, tables, window };
}

function versionOf(byRevision: ReadonlyMap<string, KubeObject>, revision: string): KubeObject {
	const object = byRevision.get(revision);
	if (!object) throw new Error(`A change at revision ${revision} without its object`);
	return object;
}
