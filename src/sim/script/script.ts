import { initialTransition, transition } from 'xstate';
import type { Ms, Request } from '../door.ts';
import type { DueEvent, WorldDraft } from '../draft.ts';
import type { Fact } from '../fact.ts';
import { say } from '../people/index.ts';
import type { Inject, ScriptPlan, StagePlan } from '../plan.ts';
import type { Happening, ScriptContext, ScriptMachine } from './machine.ts';
import { scriptMachine } from './machine.ts';

export interface ScriptState {
	/** The present stage. */
	readonly value: string;
	readonly context: ScriptContext;
	readonly enteredAt: Ms;
}

/** How the script makes requests: the same door as everybody, given by the world. */
export type ScriptDoor = (draft: WorldDraft, request: Request) => unknown;

/** Before `startScript` the script stands in its first stage and has done nothing. */
export function createScript(plan: ScriptPlan): ScriptState {
	return { value: plan.initial, context: { fired: [] }, enteredAt: 0 };
}

/** Enters the first stage; call once, at simulated time 0. */
export function startScript(draft: WorldDraft, door: ScriptDoor): void {
	const [snapshot, actions] = initialTransition(machineOf(draft.plan.script));
	enter(draft, snapshot.value as string, snapshot.context);
	perform(draft, door, actions);
}

/** A delay of the present stage has passed. */
export function dueInScript(draft: WorldDraft, event: DueEvent, door: ScriptDoor): void {
	const index = Number(event.key.slice(event.key.lastIndexOf('/') + 1));
	send(draft, door, { timer: event.kind === 'move' ? 'move' : 'inject', index });
}

/**
 * Shows the script what has happened. What it does in turn may record more facts: the caller shows those too, until there are no more.
 */
export function factsToScript(draft: WorldDraft, facts: readonly Fact[], door: ScriptDoor): void {
	for (const fact of facts) {
		if (listensTo(stageOf(draft), fact.kind)) send(draft, door, { fact });
	}
}

/** A chart depends on its plan only, so it is built once for each. */
const machines = new WeakMap<ScriptPlan, ScriptMachine>();

function machineOf(plan: ScriptPlan): ScriptMachine {
	const machine = machines.get(plan) ?? scriptMachine(plan);
	machines.set(plan, machine);
	return machine;
}

function stageOf(draft: WorldDraft): StagePlan {
	const stage = draft.plan.script.stages[draft.script.value];
	if (!stage) throw new Error(`The script stands in a stage that its plan does not have: ${draft.script.value}`);
	return stage;
}

function listensTo(stage: StagePlan, kind: string): boolean {
	return [...stage.injects, ...stage.transitions].some(({ when }) => when.on === 'fact' && when.fact === kind);
}

function send(draft: WorldDraft, door: ScriptDoor, happening: Happening): void {
	const machine = machineOf(draft.plan.script);
	const stage = draft.script;
	const before = machine.resolveState({ value: stage.value, context: stage.context });
	const [acted, actions] = transition(machine, before, { type: 'happened', happening });
	draft.script = { ...stage, context: acted.context };
	const [moved, entryActions] = transition(machine, acted, { type: 'moveOn', happening });
	// `transition` gives the same snapshot back when nothing matched; a stage that moves to itself is entered anew.
	const hasMoved = moved !== acted;
	perform(draft, door, actions);
	if (!hasMoved) return;
	leave(draft, stage.value);
	enter(draft, moved.value as string, moved.context);
	perform(draft, door, entryActions);
}

function enter(draft: WorldDraft, value: string, context: ScriptContext): void {
	draft.script = { value, context, enteredAt: draft.now };
	draft.record({ kind: 'stage.entered', stage: value });
	for (const delay of delaysOf(draft.plan.script, value)) {
		draft.schedule(draft.now + delay.afterMs, { room: 'script', kind: delay.kind, key: delay.key });
	}
}

function leave(draft: WorldDraft, value: string): void {
	for (const delay of delaysOf(draft.plan.script, value)) draft.unschedule('script', delay.kind, delay.key);
}

function delaysOf(
	plan: ScriptPlan,
	value: string,
): readonly { readonly kind: 'inject' | 'move'; readonly key: string; readonly afterMs: Ms }[] {
	const stage = plan.stages[value];
	if (!stage) throw new Error(`The script moves to a stage that its plan does not have: ${value}`);
	const delays = (kind: 'inject' | 'move', rules: StagePlan['injects'] | StagePlan['transitions']) =>
		rules.flatMap(({ when }, index) => (when.on === 'time' ? [{ kind, key: `${value}/${index}`, afterMs: when.afterMs }] : []));
	return [...delays('inject', stage.injects), ...delays('move', stage.transitions)];
}

function perform(draft: WorldDraft, door: ScriptDoor, actions: readonly { readonly type: string; readonly params?: unknown }[]): void {
	for (const action of actions) {
		if (action.type === 'inject') performInject(draft, door, (action.params as { readonly inject: Inject }).inject);
	}
}

function performInject(draft: WorldDraft, door: ScriptDoor, inject: Inject): void {
	switch (inject.do) {
		case 'say':
			say(draft, inject);
			return;
		case 'request':
			door(draft, inject.request);
			return;
		case 'push':
			draft.images = [...draft.images, { ...inject.image, pushedAt: draft.now }];
			return;
	}
}
