/**
 * Plays as tests: runs the recorded inputs of a play through a session, scores the attempt, and says where it misses what it declares.
 */
import type { PlayFile } from '../scenario/index.ts';
import { durationMs } from '../scenario/index.ts';
import { Input, type PlayedStep, playStep, type Recording, record, type ScenarioPack, writeAttemptFile } from '../session/index.ts';
import { type Evidence, gatesHit } from './evidence.ts';
import { writeResult } from './result.ts';
import type { Rubric } from './rubric.ts';
import { AttemptScorer, type Scored } from './score.ts';

/** Shares of the weight that had an opportunity, 0..1; null without any. */
export interface Bars {
	readonly meets: number | null;
	readonly strong: number | null;
}

export interface PlayRun {
	readonly variant: string;
	readonly scored: Scored;
	readonly recording: Recording;
	readonly bars: Bars;
	/** What the play declares and does not reach, one sentence each; empty when it passes. */
	readonly failures: readonly string[];
}

export interface PlayRunOptions {
	/** Hash of the engine, for the header of the attempt. */
	readonly engine?: string;
	/** Index of a step that is left out. */
	readonly without?: number;
}

/** Runs a play in one variant. Throws when a step's input is none: lint finds that with its place. */
export async function runPlay(
	scenario: ScenarioPack,
	play: PlayFile,
	variant: string,
	rubric: Rubric,
	{ engine = 'dev', without }: PlayRunOptions = {},
): Promise<PlayRun> {
	const pack = scenario.variant(variant);
	const scorer = new AttemptScorer(pack, rubric);
	const header = {
		engine,
		rubric: String(rubric.version),
		seed: play.seed,
		variant,
		codeName: pack.world.player.id,
		mode: 'lab',
		started: pack.world.startsAt.replace(/Z$/, '.000Z'),
	} as const;
	const recording = await record(scenario, header, { onStep: scorer.look });
	for (const [index, step] of play.steps.entries()) {
		if (index === without || recording.attempt.isFinished) continue;
		if (step.when === undefined || step.when.variant.includes(variant)) await playStep(recording, playedStep(step));
	}
	const scored = scorer.score(recording.attempt, recording.journal);
	const bars = barsOf(scored.evidence);
	return { variant, scored, recording, bars, failures: failuresOf(play, scored, bars) };
}

/** Variants that a play is for. */
export const variantsOf = (play: PlayFile, scenario: Pick<ScenarioPack, 'variants'>): readonly string[] =>
	play.variants ?? scenario.variants;

/** Text of the attempt's file, with its result. */
export function playFileText({ recording, scored: { result } }: PlayRun): string {
	// As it will be read again: members that are undefined are gone.
	const reading = JSON.parse(writeResult(result));
	return writeAttemptFile({ ...recording.file(), result: { of: result.head, rubric: String(result.rubric.version), reading } });
}

function playedStep(step: PlayFile['steps'][number]): PlayedStep {
	if (step.input !== undefined) return { input: Input.parse(step.input) };
	if (step.waitUntil !== undefined) return { waitUntil: step.waitUntil };
	return { wait: durationMs(step.wait ?? '') ?? 0 };
}

/** Shares over all dimensions, or over one. */
export function barsOf(evidence: readonly Evidence[], dimension?: Evidence['dimension']): Bars {
	const share = (level: Evidence['level']): number | null => {
		const seen = evidence.filter(
			(one) => one.level === level && one.value !== null && (dimension === undefined || one.dimension === dimension),
		);
		const weight = seen.reduce((sum, one) => sum + one.weight, 0);
		return weight === 0 ? null : seen.reduce((sum, one) => sum + one.weight * one.value!, 0) / weight;
	};
	return { meets: share('meets'), strong: share('strong') };
}

const readAs = (value: number | null): 'shown' | 'missed' | 'none' => (value === null ? 'none' : value >= 1 ? 'shown' : 'missed');
const said = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.join(', '));

function failuresOf({ expect, kind }: PlayFile, scored: Scored, bars: Bars): readonly string[] {
	const failures: string[] = [];
	const { evidence, end } = scored;
	if (end?.id !== expect.end) failures.push(`end: declared ${expect.end}, came to ${end?.id ?? 'none'}`);
	for (const level of ['meets', 'strong'] as const) {
		const { atLeast, atMost } = expect[level];
		const reached = bars[level] ?? 0;
		if (atLeast !== undefined && reached < atLeast) failures.push(`${level}: at least ${atLeast} declared, reached ${reached.toFixed(3)}`);
		if (atMost !== undefined && reached > atMost) failures.push(`${level}: at most ${atMost} declared, reached ${reached.toFixed(3)}`);
	}
	for (const [id, declared] of Object.entries(expect.observables)) {
		const read = readAs(evidence.find((one) => one.id === id)?.value ?? null);
		if (read !== declared) failures.push(`observable ${id}: declared ${declared}, reads ${read}`);
	}
	const gates = gatesHit(evidence);
	if (said([...gates].sort()) !== said([...expect.gates].sort()))
		failures.push(`gates hit: declared ${said(expect.gates)}, hit ${said(gates)}`);
	return [...failures, ...kindFailures(kind, scored)];
}

/** What every play of a kind must do, whatever it declares. */
function kindFailures(kind: PlayFile['kind'], { evidence, end, pack }: Scored): readonly string[] {
	if (kind === 'nothing' && end?.kind === 'won') return [`end: doing nothing came to ${end.id}, which is won`];
	if (kind !== 'expert') return [];
	const failures = gatesHit(evidence).map((gate) => `gate ${gate}: hit by the expert`);
	for (const dimension of pack.assess.dimensions) {
		const { meets, strong } = barsOf(evidence, dimension);
		if (meets === null) failures.push(`${dimension}: claimed, but the expert has no chance at Meets`);
		else if (meets < 1)
			failures.push(
				`${dimension}: the expert shows ${meets.toFixed(3)} of Meets, not all: misses ${missedIn(evidence, dimension, 'meets')}`,
			);
		if (strong !== null && strong < 0.9) {
			failures.push(
				`${dimension}: the expert shows ${strong.toFixed(3)} of Strong, less than 0.9: misses ${missedIn(evidence, dimension, 'strong')}`,
			);
		}
	}
	return failures;
}

function missedIn(evidence: readonly Evidence[], dimension: Evidence['dimension'], level: Evidence['level']): string {
	return said(
		evidence.filter((one) => one.dimension === dimension && one.level === level && one.value !== null && one.value < 1).map(({ id }) => id),
	);
}

/** Observables that no run shows, and those that no run misses: a rule that never tells people apart is no evidence. */
export function observableFindings(runs: readonly PlayRun[]): readonly string[] {
	const ids = [...new Set(runs.flatMap(({ scored }) => scored.evidence.map(({ id }) => id)))];
	return ids.flatMap((id) => {
		const values = runs.flatMap(({ scored }) => scored.evidence.filter((one) => one.id === id).map(({ value }) => readAs(value)));
		return [
			...(values.includes('shown') ? [] : [`observable ${id}: no play shows it`]),
			...(values.includes('missed') ? [] : [`observable ${id}: no play misses it`]),
		];
	});
}
