/** Own progress on each lab, from the attempts that this browser keeps. Pure; `page.ts` shows it. */
import type { AttemptSummary } from '../../session/client/index.ts';
import type { Progress } from '../kit/index.ts';
import { attemptTime, count, wallDay } from '../kit/words.ts';

export interface LabProgress {
	readonly progress: Progress;
	/** Second line of the cell; empty when not started. */
	readonly note: string;
	/** The attempt to resume, or null. */
	readonly resume: string | null;
	/** The newest finished attempt, or null. */
	readonly debrief: string | null;
}

/** `attempts` are those that were begun, newest first. */
export function labProgress(slug: string, attempts: readonly AttemptSummary[]): LabProgress {
	const own = attempts.filter((attempt) => attempt.header.scenario === slug);
	const finished = own.filter(({ isFinished }) => isFinished);
	const running = own.find(({ isFinished }) => !isFinished);
	const debrief = finished[0]?.id ?? null;
	if (running && (finished.length === 0 || startOf(running) > startOf(finished[0]!))) {
		return { progress: 'partly', note: `at ${attemptTime(running.clock)}, ${wallDay(startOf(running))}`, resume: running.id, debrief };
	}
	if (finished.length === 0) return { progress: 'open', note: '', resume: null, debrief: null };
	return { progress: 'seen', note: `${count(finished.length, 'attempt')}, ${wallDay(startOf(finished[0]!))}`, resume: null, debrief };
}

const startOf = ({ header }: AttemptSummary): number => Date.parse(header.started);
