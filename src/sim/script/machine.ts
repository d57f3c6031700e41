import { assign, enqueueActions, setup } from 'xstate';
import type { Fact } from '../fact.ts';
import type { Inject, ScriptPlan, StagePlan, Trigger } from '../plan.ts';

/** What came about: a fact, or the end of a delay that the numbered inject or transition of the stage set. */
export type Happening = { readonly fact: Fact } | { readonly timer: 'inject' | 'move'; readonly index: number };

/**
 * Each happening is sent twice, because one happening may both make the stage act and end it: `happened` fires the injects of the stage,
 * `moveOn` takes the first transition that matches.
 */
export type ScriptEvent = { readonly type: 'happened' | 'moveOn'; readonly happening: Happening };

export interface ScriptContext {
	/** Numbers of the injects of the present stage that have been done. */
	readonly fired: readonly number[];
}

const machineSetup = setup({
	types: {} as { context: ScriptContext; events: ScriptEvent },
	actions: {
		/** Carried out by `script.ts`, which reads it from what `transition` returns. */
		inject: (_, _params: { inject: Inject }) => {},
	},
});

/** The chart of a script. Used only through the pure `transition`, so it can be enumerated. */
export function scriptMachine(plan: ScriptPlan) {
	const states = Object.fromEntries(Object.entries(plan.stages).map(([name, stage]) => [name, stageNode(stage)]));
	return machineSetup.createMachine({ id: 'script', initial: plan.initial, context: { fired: [] }, states });
}
export type ScriptMachine = ReturnType<typeof scriptMachine>;

function stageNode(stage: StagePlan) {
	return {
		entry: [assign<ScriptContext, ScriptEvent, undefined, ScriptEvent, never>({ fired: [] }), ...stage.entry.map(injectAction)],
		on: {
			happened: {
				actions: enqueueActions<
					ScriptContext,
					ScriptEvent,
					undefined,
					ScriptEvent,
					never,
					{ type: 'inject'; params: { inject: Inject } },
					never,
					never,
					never
				>(({ context, event, enqueue }) => {
					const fired = [...context.fired];
					stage.injects.forEach((inject, index) => {
						if (fired.includes(index) || !matches(inject.when, event.happening, 'inject', index)) return;
						fired.push(index);
						for (const action of inject.actions) enqueue(injectAction(action));
					});
					enqueue.assign({ fired });
				}),
			},
			moveOn: stage.transitions.map((transition, index) => ({
				target: transition.to,
				reenter: true,
				guard: ({ event }: { event: ScriptEvent }) => matches(transition.when, event.happening, 'move', index),
			})),
		},
	};
}

const injectAction = (inject: Inject) => ({ type: 'inject' as const, params: { inject } });

function matches(when: Trigger, happening: Happening, timer: 'inject' | 'move', index: number): boolean {
	if (when.on === 'time') return 'timer' in happening && happening.timer === timer && happening.index === index;
	if (!('fact' in happening) || happening.fact.kind !== when.fact) return false;
	const fields: Readonly<Record<string, unknown>> = { ...happening.fact };
	return Object.entries(when.where).every(([field, value]) => fields[field] === value);
}

/** One happening for every way out of a stage: what an exploration of the chart may send. Facts hold only the fields that are asked for. */
export function scriptEvents(plan: ScriptPlan): readonly ScriptEvent[] {
	return Object.values(plan.stages).flatMap((stage) =>
		stage.transitions.map(({ when }, index): ScriptEvent => {
			const happening =
				when.on === 'time' ? { timer: 'move' as const, index } : { fact: { kind: when.fact, at: 0, ...when.where } as unknown as Fact };
			return { type: 'moveOn', happening };
		}),
	);
}
