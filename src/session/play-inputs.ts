/** Plays a list of inputs without a person, as recorded plays, benchmarks and tests do. Wall time is simulated time here. */
import type { Ms } from '../sim/index.ts';
import { RUBRIC_VERSION } from './engine-version.ts';
import type { Input } from './input.ts';
import type { ScenarioPack } from './pack.ts';
import { type HeaderFacts, type Recording, record } from './recording.ts';

export type PlayedStep =
	| { readonly input: Input }
	| { readonly wait: Ms }
	/** Until the terminal shows a prompt again. */
	| { readonly waitUntil: 'idle' };

/** A command that is still running after this long does not end by itself. */
export const IDLE_PATIENCE_MS = 30 * 60_000;

export interface PlayOptions extends Partial<HeaderFacts> {
	readonly seed: string;
	readonly variant: string;
	readonly onPrint?: (text: string, stream: 'stdout' | 'stderr' | 'echo') => void;
	/** Called before each step with its index. */
	readonly onStep?: (index: number, recording: Recording) => void;
}

export async function playInputs(scenario: ScenarioPack, steps: readonly PlayedStep[], options: PlayOptions): Promise<Recording> {
	const { onPrint, onStep, ...facts } = options;
	const recording = await record(
		scenario,
		{ engine: 'dev', rubric: RUBRIC_VERSION, codeName: 'play', mode: 'lab', started: '2026-01-01T00:00:00.000Z', ...facts },
		onPrint ? { onPrint } : {},
	);
	for (const [index, step] of steps.entries()) {
		onStep?.(index, recording);
		await playStep(recording, step);
	}
	return recording;
}

export async function playStep(recording: Recording, step: PlayedStep): Promise<void> {
	const { attempt } = recording;
	if ('input' in step) await recording.input(step.input, attempt.now);
	else if ('wait' in step) await attempt.advanceTo(attempt.now + step.wait);
	else if (attempt.shell.isBusy) await attempt.advanceTo(attempt.now + IDLE_PATIENCE_MS, () => !attempt.shell.isBusy);
}
