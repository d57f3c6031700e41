/**
 * When things became true during an attempt: the four depths, each goal, and an irreversible end. Filled while the journal replays,
 * because a rule may ask the world as it stood.
 */
import { type AssessPack, type End, endNow, evaluate, type Position, type Predicate, type RuleContext } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';

export const depthNames = ['detect', 'localise', 'explain', 'mitigate'] as const;
export type Depth = (typeof depthNames)[number];

export interface Moment {
	readonly at: Ms;
	readonly position: Position;
}

export interface Moments {
	/** Since when each depth has held to the end of the attempt; null when it does not hold there. */
	readonly depths: Readonly<Record<Depth, Moment | null>>;
	/** The same for each goal, by id, in the order of the scenario. */
	readonly goals: readonly { readonly id: string; readonly title: string; readonly moment: Moment | null }[];
	/** The irreversible end that came about; it stays, even if its cause passes. */
	readonly lost: { readonly end: End; readonly moment: Moment } | null;
}

/** Watches an attempt. `look` is called whenever its trace may have grown. */
export class MomentWatch {
	readonly #watched: readonly { readonly key: string; readonly rule: Predicate }[];
	readonly #assess: AssessPack;
	readonly #since = new Map<string, Moment>();
	#lost: Moments['lost'] = null;
	#seen = -1;

	constructor(assess: AssessPack) {
		this.#assess = assess;
		this.#watched = [
			...depthNames.map((depth) => ({ key: `depth ${depth}`, rule: assess.depths[depth] })),
			...assess.goals.map((goal) => ({ key: `goal ${goal.id}`, rule: goal.when })),
		];
	}

	look(context: RuleContext): void {
		if (context.trace.length === this.#seen) return;
		this.#seen = context.trace.length;
		const here = { at: context.world.now, position: context.trace.at(-1)?.position ?? '0:0' };
		for (const { key, rule } of this.#watched) {
			const verdict = evaluate(rule, context);
			if (!verdict.holds) this.#since.delete(key);
			else if (!this.#since.has(key)) this.#since.set(key, decisive(context, verdict.positions.at(-1)) ?? here);
		}
		if (this.#lost !== null) return;
		const end = endNow(context, false);
		if (end !== null) this.#lost = { end, moment: here };
	}

	get moments(): Moments {
		const depth = (name: Depth) => this.#since.get(`depth ${name}`) ?? null;
		return {
			depths: { detect: depth('detect'), localise: depth('localise'), explain: depth('explain'), mitigate: depth('mitigate') },
			goals: this.#assess.goals.map(({ id, title }) => ({ id, title, moment: this.#since.get(`goal ${id}`) ?? null })),
			lost: this.#lost,
		};
	}
}

/** The entry that decided a rule, when it stands at the present moment; an older one was not enough by itself. */
function decisive({ trace, world }: RuleContext, position: Position | undefined): Moment | null {
	const entry = position === undefined ? undefined : trace.findLast((candidate) => candidate.position === position);
	return entry !== undefined && entry.at === world.now ? { at: entry.at, position: entry.position } : null;
}
