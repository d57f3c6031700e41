/** The whole platform as one function: request or passing time in, next world, answer and facts out. */

import { handleKubernetes } from './cluster/api/index.ts';
import { applyManifest, bootstrapCluster, dueInCluster, viewCluster } from './cluster/index.ts';
import type { Json, Ms, Request, Response } from './door.ts';
import type { DueEvent, WorldDraft } from './draft.ts';
import type { Fact } from './fact.ts';
import { LIMITS } from './kernel/index.ts';
import { Draft, emptyWorld, type World } from './open-draft.ts';
import { type ConversationView, dueInPeople, handleChat, conversationView as viewConversation } from './people/index.ts';
import type { WorldPlan } from './plan.ts';
import { handleRegistry } from './registry/index.ts';
import { dueInScript, factsToScript, startScript } from './script/index.ts';
import type { ClusterView } from './view.ts';

/** A request of the plan's history that was refused: nothing of the past may be dropped in silence. */
export class HistoryError extends Error {
	override readonly name = 'HistoryError';

	constructor(at: Ms, request: Request, body: Json) {
		const what = request.to === 'chat' ? `message to ${request.channel}` : `${request.method} ${request.path}`;
		super(`history at ${at} ms, ${what}: ${(body as { message?: string } | null)?.message ?? JSON.stringify(body)}`);
	}
}

/** Lives the plan's history: begins `historyMs` before the start, applies the manifests, plays the past and stands at simulated time 0. */
export function createWorld(plan: WorldPlan, seed: string): World {
	const draft = new Draft(emptyWorld(plan, seed));
	bootstrapCluster(draft);
	for (const object of plan.cluster.objects) applyManifest(draft, object);
	for (const { at, request } of plan.history) {
		runUntil(draft, at);
		const { status, body } = door(draft, request);
		if (status >= 400) throw new HistoryError(at, request, body);
	}
	runUntil(draft, 0);
	const past = draft.facts.length;
	draft.isScriptRunning = true;
	startScript(draft, door);
	showScript(draft, past);
	return draft.freeze();
}

/** One request, at the present instant. What it sets off happens in `advance`. */
export function handle(
	world: World,
	request: Request,
): { readonly world: World; readonly response: Response; readonly facts: readonly Fact[] } {
	const draft = new Draft(world);
	const response = door(draft, request);
	showScript(draft, 0);
	return { world: draft.freeze(), response, facts: draft.facts };
}

/** Lets simulated time pass. `advance(a + b)` equals `advance(a)` then `advance(b)`. */
export function advance(world: World, ms: Ms): { readonly world: World; readonly facts: readonly Fact[] } {
	if (!Number.isInteger(ms) || ms < 0) throw new RangeError(`advance by ${ms} ms`);
	const draft = new Draft(world);
	runUntil(draft, world.now + ms);
	return { world: draft.freeze(), facts: draft.facts };
}

/** Goes on to the next instant at which anything is due, at most to `untilMs`, and lets everything that is due there happen. */
export function step(world: World, untilMs: Ms): { readonly world: World; readonly facts: readonly Fact[]; readonly handled: boolean } {
	const draft = new Draft(world);
	const next = draft.nextDue();
	const handled = next !== undefined && next <= untilMs;
	runUntil(draft, handled ? next : Math.max(untilMs, world.now));
	return { world: draft.freeze(), facts: draft.facts, handled };
}

/** Simulated time of the next due event; undefined when nothing is due at all. */
export function nextDue(world: World): Ms | undefined {
	return world.queue.first()?.at;
}

function runUntil(draft: Draft, until: Ms): void {
	let eventsNow = 0;
	for (let next = draft.nextDue(); next !== undefined && next <= until; next = draft.nextDue()) {
		eventsNow = next === draft.now ? eventsNow + 1 : 0;
		if (eventsNow > LIMITS.eventsAtOneInstant) throw new Error(`Simulated time stands still at ${draft.now}`);
		const event = draft.pop() as DueEvent;
		const seen = draft.facts.length;
		due(draft, event);
		showScript(draft, seen);
	}
	draft.now = until;
}

function due(draft: WorldDraft, event: DueEvent): void {
	if (event.room === 'cluster') dueInCluster(draft, event);
	else if (event.room === 'people') dueInPeople(draft, event);
	else dueInScript(draft, event, door);
}

function door(draft: WorldDraft, request: Request): Response {
	switch (request.to) {
		case 'kubernetes':
			return handleKubernetes(draft, request);
		case 'registry':
			return handleRegistry(draft, request);
		case 'chat':
			return handleChat(draft, request);
	}
}

/** Shows the script every fact from `from` on, and those that its own acts record, until there are no more. */
function showScript(draft: Draft, from: number): void {
	if (!draft.isScriptRunning) return;
	for (let seen = from; seen < draft.facts.length; ) {
		const fresh = draft.facts.slice(seen);
		seen = draft.facts.length;
		factsToScript(draft, fresh, door);
	}
}

/** What a panel shows of a namespace. */
export function clusterView(world: World, namespace: string): ClusterView {
	return viewCluster(new Draft(world), namespace);
}

/** What the chat shows. */
export function conversationView(world: World): ConversationView {
	return viewConversation(world.plan, world.people);
}
