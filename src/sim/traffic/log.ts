/**
 * Container logs: a pure function of what the kubelet remembers of a run and of the model's templates. No line is stored; every line has
 * its place by key, so the tail of a week-old pod costs no more than that of a new one.
 */
import type { ClusterMemory, KubeObject, Run } from '../cluster/index.ts';
import type { Ms } from '../door.ts';
import { draw, LIMITS, rfc3339Milli } from '../kernel/index.ts';
import type { WorkloadModel, WorldPlan } from '../plan.ts';
import { parseReference } from '../registry/index.ts';
import { modelOf } from './model.ts';

/** Text without its line end, and the simulated time at which it was written. */
export interface LogLine {
	readonly at: Ms;
	readonly text: string;
}

/** What of a world the logs depend on. A draft and a world both fit. */
export interface LogWorld {
	readonly seed: string;
	readonly now: Ms;
	readonly epochMs: number;
	readonly plan: Pick<WorldPlan, 'workloads'>;
	readonly cluster: Pick<ClusterMemory, 'pods'>;
}

export interface LogOptions {
	/** The run before the present one. */
	readonly previous?: boolean;
	/** Simulated ms, both included. */
	readonly fromMs?: Ms;
	readonly toMs?: Ms;
	/** The last lines only. */
	readonly tail?: number;
}

interface Source {
	readonly world: LogWorld;
	readonly model: WorkloadModel;
	readonly run: Run;
	/** Pod uid and container: the key of its draws. */
	readonly key: string;
	readonly pod: string;
	/** Nothing is written after this. */
	readonly end: Ms;
}

/** The container's log, oldest line first, at most `LIMITS.logLines` lines from the end. Empty when nothing has run. */
export function containerLog(world: LogWorld, pod: KubeObject, container: string, options: LogOptions = {}): readonly LogLine[] {
	const memory = world.cluster.pods.get(pod.metadata.uid)?.containers[container];
	const run = options.previous ? earlierRun(memory) : memory?.run;
	if (!run) return [];
	const model = modelOf(world.plan, run.image);
	const silentFrom = model.hang ? run.startedAt + model.hang.afterMs : Number.POSITIVE_INFINITY;
	const end = Math.min(run.endedAt ?? world.now, world.now, silentFrom);
	const source: Source = { world, model, run, key: `${pod.metadata.uid}/${container}`, pod: pod.metadata.name, end };
	const to = Math.min(options.toMs ?? end, end);
	const from = Math.max(options.fromMs ?? run.startedAt, run.startedAt);
	const wanted = Math.min(options.tail ?? LIMITS.logLines, LIMITS.logLines);
	const lines = lastLines(source, from, to, wanted);
	return wanted === 0 ? [] : lines.slice(-wanted);
}

/** While a container waits to be restarted its last run is the one before the next: kubectl's `--previous` shows that one. */
function earlierRun(memory: { readonly run?: Run; readonly previous?: Run; readonly shown?: object } | undefined): Run | undefined {
	if (!memory) return undefined;
	return memory.shown && memory.run?.endedAt !== undefined ? memory.run : memory.previous;
}

/** Looks at ever longer stretches from the end backwards until there are enough lines. */
function lastLines(source: Source, from: Ms, to: Ms, wanted: number): readonly LogLine[] {
	for (let stretch = 60_000; ; stretch *= 4) {
		const start = Math.max(from, to - stretch);
		const lines = linesBetween(source, start, to);
		if (start === from || lines.length >= wanted) return lines;
	}
}

function linesBetween(source: Source, from: Ms, to: Ms): readonly LogLine[] {
	const lines = [...startupLines(source), ...steadyLines(source, from, to), ...endLines(source)].filter(({ at }) => at >= from && at <= to);
	// Stable: lines of one instant keep the order of the templates.
	return lines.sort((one, other) => one.at - other.at);
}

/** Evenly over a stretch: the first at its beginning, the last at its end. */
function spread(texts: readonly string[], from: Ms, length: Ms): readonly { readonly at: Ms; readonly text: string }[] {
	return texts.map((text, index) => ({ at: from + Math.round(texts.length === 1 ? length : (length * index) / (texts.length - 1)), text }));
}

function startupLines(source: Source): readonly LogLine[] {
	const { run, model } = source;
	if (run.unmetNeed !== undefined) return [];
	return spread(model.logs.startup, run.startedAt, run.startupMs).map(({ at, text }, index) => filled(source, at, text, index + 1));
}

/** When the process turns to ending and writes no steady lines any more. */
function turnsAt({ run, end }: Source): Ms {
	return Math.min(run.termAt ?? end, end);
}

/** One line of each template in every stretch of `everyMs`, at a drawn place inside it. */
function steadyLines(source: Source, from: Ms, to: Ms): LogLine[] {
	const { world, model, run, key } = source;
	if (run.unmetNeed !== undefined) return [];
	const origin = run.startedAt + run.startupMs;
	const until = Math.min(to, turnsAt(source));
	const lines: LogLine[] = [];
	for (const [index, { everyMs, line }] of model.logs.steady.entries()) {
		const first = Math.max(0, Math.floor((from - origin) / everyMs));
		for (let n = first; origin + n * everyMs <= until; n++) {
			const at = origin + Math.floor((n + draw(world.seed, `log/${run.attempt}/${index}`, key, n)) * everyMs);
			if (at >= from && at <= until) lines.push(filled(source, at, line, n + 1));
		}
	}
	return lines;
}

/** What it says when it ends: for want of something, by its own fault, or because it was told to. */
function endLines(source: Source): readonly LogLine[] {
	const { run, model } = source;
	const need = run.unmetNeed === undefined ? undefined : model.needs[run.unmetNeed];
	if (need) return spread(need.log, run.startedAt, need.exitAfterMs).map(({ at, text }, index) => filled(source, at, text, index + 1));
	if (run.termAt !== undefined) {
		return spread(model.logs.shutdown, run.termAt, Math.round(model.shutdownMs / 2)).map(({ at, text }, index) =>
			filled(source, at, text, index + 1),
		);
	}
	if (!model.crash || run.endedAt === undefined) return [];
	return model.crash.log.map((text, index) => filled(source, run.endedAt as Ms, text, index + 1));
}

function filled({ world, run, pod }: Source, at: Ms, text: string, n: number): LogLine {
	const reference = parseReference(run.image);
	const values: Readonly<Record<string, string>> = {
		time: rfc3339Milli(world.epochMs + at),
		pod,
		version: reference?.tag || (reference?.digest ?? ''),
		n: `${n}`,
	};
	return { at, text: text.replace(/\{(time|pod|version|n)\}/g, (_, name: string) => values[name] ?? '') };
}
