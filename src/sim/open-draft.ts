/** The private working copy of a world: everything changes here, nothing in the world it was opened from. */
import { type ClusterMemory, clusterChanged, emptyMemory, emptyStore, ObjectStore, type StoreState } from './cluster/index.ts';
import type { Ms } from './door.ts';
import type { DueEvent, Without, WorldDraft } from './draft.ts';
import type { Fact } from './fact.ts';
import { DueQueue, parseRfc3339 } from './kernel/index.ts';
import { createPeople, type PeopleState } from './people/index.ts';
import type { ImagePlan, WorldPlan } from './plan.ts';
import { createScript, type ScriptState } from './script/index.ts';

/** The simulated platform at one instant. Immutable: every change gives a new world. */
export interface World {
	readonly plan: WorldPlan;
	readonly seed: string;
	readonly now: Ms;
	/** Unix epoch ms of simulated time 0. */
	readonly epochMs: number;
	/** Number of due events scheduled so far. */
	readonly sequence: number;
	readonly objects: StoreState;
	readonly queue: DueQueue;
	readonly cluster: ClusterMemory;
	readonly images: readonly ImagePlan[];
	readonly people: PeopleState;
	readonly script: ScriptState;
	/** The script has entered its first stage. */
	readonly isScriptRunning: boolean;
}

/** A world with nothing in it, at the beginning of its history. */
export function emptyWorld(plan: WorldPlan, seed: string): World {
	const epochMs = parseRfc3339(plan.startsAt);
	if (epochMs === undefined) throw new RangeError(`startsAt is no RFC 3339 instant: ${plan.startsAt}`);
	return {
		plan,
		seed,
		now: -plan.historyMs,
		epochMs,
		sequence: 0,
		objects: emptyStore(),
		queue: DueQueue.of([]),
		cluster: emptyMemory(),
		images: plan.registry.images.toSorted((one, other) => one.pushedAt - other.pushedAt),
		people: createPeople(plan),
		script: createScript(plan.script),
		isScriptRunning: false,
	};
}

export class Draft implements WorldDraft {
	readonly plan: WorldPlan;
	readonly seed: string;
	readonly epochMs: number;
	readonly objects: ObjectStore;
	readonly facts: Fact[] = [];
	now: Ms;
	readonly cluster: WorldDraft['cluster'];
	images: readonly ImagePlan[];
	people: PeopleState;
	script: ScriptState;
	isScriptRunning: boolean;
	private queue: DueQueue;
	private sequence: number;
	private readonly opened: World;

	constructor(world: World) {
		this.opened = world;
		this.plan = world.plan;
		this.seed = world.seed;
		this.epochMs = world.epochMs;
		this.now = world.now;
		this.cluster = { ...world.cluster };
		this.images = world.images;
		this.people = world.people;
		this.script = world.script;
		this.isScriptRunning = world.isScriptRunning;
		this.queue = world.queue;
		this.sequence = world.sequence;
		this.objects = new ObjectStore(world.objects, {
			seed: world.seed,
			epochNow: () => this.epochMs + this.now,
			onChange: (event) => clusterChanged(this, event),
		});
	}

	schedule(at: Ms, event: Without<DueEvent, 'at' | 'sequence'>): void {
		if (!Number.isInteger(at) || at < this.now)
			throw new RangeError(`due event ${event.kind} ${event.key} at ${at}, but it is ${this.now}`);
		this.queue = this.queue.with({ ...event, at, sequence: this.sequence++ });
	}

	unschedule(room: DueEvent['room'], kind: string, key: string): void {
		for (const event of this.queue.named(room, kind, key)) this.queue = this.queue.without(event);
	}

	isScheduled(room: DueEvent['room'], kind: string, key: string): boolean {
		return this.queue.has(room, kind, key);
	}

	record(fact: Without<Fact, 'at'>): void {
		this.facts.push({ ...fact, at: this.now } as Fact);
	}

	/** Time of the next due event. */
	nextDue(): Ms | undefined {
		return this.queue.first()?.at;
	}

	/** Takes the next due event out of the queue and moves time to it. */
	pop(): DueEvent | undefined {
		const event = this.queue.first();
		if (!event) return undefined;
		this.queue = this.queue.without(event);
		this.now = event.at;
		return event;
	}

	/** The next world; the same one when nothing has changed. */
	freeze(): World {
		const next: World = {
			plan: this.plan,
			seed: this.seed,
			now: this.now,
			epochMs: this.epochMs,
			sequence: this.sequence,
			objects: this.objects.freeze(),
			queue: this.queue,
			cluster: { ...this.cluster },
			images: this.images,
			people: this.people,
			script: this.script,
			isScriptRunning: this.isScriptRunning,
		};
		return isSameWorld(this.opened, next) ? this.opened : next;
	}
}

/** By identity of their parts. A store without new writes has its revision, and every part of the cluster's memory is replaced when it changes. */
function isSameWorld(one: World, other: World): boolean {
	const { objects, cluster, ...rest } = one;
	const isSameRest = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === other[key]);
	const isSameCluster = (Object.keys(cluster) as (keyof ClusterMemory)[]).every((key) => cluster[key] === other.cluster[key]);
	return isSameRest && isSameCluster && objects.resourceVersion === other.objects.resourceVersion;
}
