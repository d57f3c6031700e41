/**
 * The private working copy of a world during one `handle` or `advance`. Rooms of the simulation change the world only through it;
 * `world.ts` opens it, composes the rooms and freezes it into the next world.
 */

import type { ClusterMemory } from './cluster/memory.ts';
import type { ObjectWriter } from './cluster/object.ts';
import type { Json, Ms } from './door.ts';
import type { Fact } from './fact.ts';
import type { PeopleState } from './people/index.ts';
import type { ImagePlan, WorldPlan } from './plan.ts';
import type { ScriptState } from './script/index.ts';

/** Something that will happen. Popped one by one in (at, sequence) order. `key` names the object it is about. */
export interface DueEvent {
	readonly at: Ms;
	readonly sequence: number;
	readonly room: 'cluster' | 'people' | 'script';
	readonly kind: string;
	readonly key: string;
	readonly data?: Json;
}

/** Omit that keeps the members of a union apart. */
export type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

export interface WorldDraft {
	readonly plan: WorldPlan;
	readonly seed: string;
	/** The variant's name is part of the plan's identity, not of the draws: two variants share their noise. */
	readonly now: Ms;
	/** Unix epoch ms of simulated time 0. */
	readonly epochMs: number;
	schedule(at: Ms, event: Without<DueEvent, 'at' | 'sequence'>): void;
	/** Takes back every due event of this room, kind and key. */
	unschedule(room: DueEvent['room'], kind: string, key: string): void;
	/** Whether a due event of this room, kind and key is waiting. */
	isScheduled(room: DueEvent['room'], kind: string, key: string): boolean;
	/** Writes down a fact at the present simulated time. */
	record(fact: Without<Fact, 'at'>): void;
	readonly objects: ObjectWriter;
	/** What kubelets, scheduler and event recorders remember beside the objects. The draft's own: its parts are replaced, never changed. */
	readonly cluster: { -readonly [Part in keyof ClusterMemory]: ClusterMemory[Part] };
	/** Every image in every registry, in order of pushing. */
	images: readonly ImagePlan[];
	people: PeopleState;
	script: ScriptState;
}
