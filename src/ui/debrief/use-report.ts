import { useEffect, useState } from 'react';
import { readHash } from '../kit/index.ts';
import type { Answer, Ask } from './report.ts';

export interface ReportState {
	/** Null while the attempt is replayed; `none` when the address names no attempt. */
	readonly answer: Answer | 'none' | null;
	readonly attempt: string | null;
	/** Number of the input that the address leads to. */
	readonly chosen: number | null;
}

const inputOf = (position: string | null): number | null =>
	position && /^\d+(:\d+)?$/.test(position) ? Number.parseInt(position, 10) : null;

/** The report of the attempt that the address names, made in a worker; and the moment that it leads to. */
export function useReport(ask: Omit<Ask, 'attempt'>): ReportState {
	const [place, setPlace] = useState<{ readonly attempt: string | null; readonly position: string | null } | null>(null);
	const [answer, setAnswer] = useState<ReportState['answer']>(null);
	const attempt = place?.attempt ?? null;
	const isRead = place !== null;

	useEffect(() => {
		const read = () => setPlace(readHash(location.hash));
		read();
		addEventListener('hashchange', read);
		return () => removeEventListener('hashchange', read);
	}, []);

	useEffect(() => {
		if (!isRead) return;
		setAnswer(attempt === null ? 'none' : null);
		if (attempt === null) return;
		const worker = new Worker(new URL('./debrief.worker.ts', import.meta.url), { type: 'module', name: 'dryrun-debrief' });
		worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
			setAnswer(data);
			worker.terminate();
		});
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			setAnswer({ ok: false, what: event.message || 'The debrief did not load.', todo: 'Reload the page.' });
		});
		worker.postMessage({ attempt, ...ask } satisfies Ask);
		return () => worker.terminate();
		// A change of the moment alone asks nothing again.
	}, [attempt, ask, isRead]);

	return { answer, attempt, chosen: inputOf(place?.position ?? null) };
}
