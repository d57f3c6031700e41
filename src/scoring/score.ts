/** Scores an attempt: replays its journal once, watches when things became true, and makes the result. */
import { type CompiledScenario, endNow, type RuleContext } from '../scenario/index.ts';
import { type Attempt, headLink, type Journal, type Replay, replay, ruleContext } from '../session/index.ts';
import type { Ms } from '../sim/index.ts';
import { canonicalJson, sha256Hex } from '../sim/index.ts';
import { type Evidence, evaluateObservables, type UsedHint, usedHints } from './evidence.ts';
import { kpisOf } from './kpi.ts';
import { type Moments, MomentWatch } from './moments.ts';
import { episodeOf, readDimensions } from './reading.ts';
import { type Result, ResultSchema } from './result.ts';
import type { Rubric } from './rubric.ts';

/** Everything that the result and the debrief are made from. */
export interface Scored {
	readonly journal: Journal;
	readonly pack: CompiledScenario;
	readonly context: RuleContext;
	readonly moments: Moments;
	readonly evidence: readonly Evidence[];
	readonly hints: readonly UsedHint[];
	readonly end: Result['end'];
	readonly result: Result;
}

/** Watches one attempt while it runs or replays; hand `look` to it as `onStep`. */
export class AttemptScorer {
	readonly #pack: CompiledScenario;
	readonly #rubric: Rubric;
	readonly #watch: MomentWatch;

	constructor(pack: CompiledScenario, rubric: Rubric) {
		this.#pack = pack;
		this.#rubric = rubric;
		this.#watch = new MomentWatch(pack.assess);
	}

	readonly look = (attempt: Attempt): void => this.#watch.look(ruleContext(attempt, this.#pack.assess));

	/** The score of the attempt as it stands. The journal must be that of the attempt. */
	score(attempt: Attempt, journal: Journal): Scored {
		this.look(attempt);
		const context = ruleContext(attempt, this.#pack.assess);
		const moments = this.#watch.moments;
		const evidence = evaluateObservables(context);
		const hints = usedHints(context.trace, context.assess);
		const end = endOf(context, moments, attempt.isFinished);
		const parts = { journal, pack: this.#pack, context, moments, evidence, hints, end };
		return { ...parts, result: resultOf(parts, attempt.isFinished, this.#rubric) };
	}
}

/** Replays a journal and scores it. `until` is the simulated time that an unfinished attempt had reached. */
export async function scoreJournal(
	journal: Journal,
	pack: CompiledScenario,
	rubric: Rubric,
	until?: Ms,
): Promise<Scored & { readonly replay: Replay }> {
	const scorer = new AttemptScorer(pack, rubric);
	const replayed = await replay(journal, pack, { onStep: scorer.look, ...(until === undefined ? {} : { until }) });
	return { ...scorer.score(replayed.attempt, journal), replay: replayed };
}

function endOf(context: RuleContext, { lost }: Moments, isFinished: boolean): Result['end'] {
	if (lost !== null) return { id: lost.end.id, kind: lost.end.kind, ...lost.moment };
	const end = endNow(context, isFinished);
	const last = context.trace.at(-1);
	return end === null ? null : { id: end.id, kind: end.kind, at: context.world.now, position: last?.position ?? '0:0' };
}

function resultOf(scored: Omit<Scored, 'result'>, isFinished: boolean, rubric: Rubric): Result {
	const { journal, pack, context, moments, evidence, hints, end } = scored;
	const { header, entries } = journal;
	const observables = evidence.map((one) => ({ ...one, refs: [...one.refs] }));
	const result: Result = {
		schema: 'dryrun.result/1',
		scenario: header.scenario,
		variant: header.variant,
		seed: header.seed,
		codeName: header.codeName,
		mode: header.mode,
		started: header.started,
		engine: header.engine,
		world: header.world,
		assess: header.assess,
		rubric: { version: rubric.version, hash: sha256Hex(canonicalJson(rubric)) },
		head: headLink(journal),
		inputs: entries.length,
		isFinished,
		length: context.world.now,
		end,
		depths: moments.depths,
		goals: moments.goals.map(({ id, moment }) => ({ id, moment })),
		observables,
		dimensions: readDimensions(rubric, [episodeOf({ scenario: header.scenario, variant: header.variant, observables })]).map(
			(reading) => ({ ...reading, gates: [...reading.gates], missing: [...reading.missing] }) as Result['dimensions'][number],
		),
		kpis: kpisOf(pack, context.trace, moments, evidence).map((kpi) => ({ ...kpi, refs: [...kpi.refs] })),
		hints: hints.map(({ id, grade, at, position }) => ({ id, grade, at, position })),
	};
	return ResultSchema.parse(rounded(result));
}

/** Six decimals: more would pretend to a precision that the model does not have. */
function rounded(value: unknown): unknown {
	if (typeof value === 'number') return Math.round(value * 1e6) / 1e6;
	if (Array.isArray(value)) return value.map(rounded);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}
