import { describe, expect, it } from 'vitest';
import type { AttemptSummary } from '../../session/client/index.ts';
import { labProgress } from './progress.ts';

function attempt(id: string, started: string, rest: Partial<AttemptSummary>): AttemptSummary {
	const header = { scenario: 'stuck-image', started: `${started}T12:00:00.000Z` } as AttemptSummary['header'];
	return { id, header, inputs: 12, head: '0', clock: 366_000, isFinished: false, result: null, ...rest };
}

describe('progress on a lab', () => {
	it('is open when nothing was done in it', () => {
		expect(labProgress('stuck-image', [])).toEqual({
			progress: 'open',
			note: '',
			resume: null,
			debrief: null,
		});
	});

	it('names the attempt to resume and where it stands', () => {
		expect(labProgress('stuck-image', [attempt('a', '2026-11-13', {})])).toEqual({
			progress: 'partly',
			note: 'at 6:06, 13 Nov',
			resume: 'a',
			debrief: null,
		});
	});

	it('is done after a finished attempt, whatever was left lying before it', () => {
		const done = attempt('b', '2026-11-14', { isFinished: true });
		expect(labProgress('stuck-image', [done, attempt('a', '2026-11-13', {})])).toEqual({
			progress: 'seen',
			note: '1 attempt, 14 Nov',
			resume: null,
			debrief: 'b',
		});
	});

	it('does not mind attempts on other labs', () => {
		expect(labProgress('crash-loop', [attempt('a', '2026-11-13', {})]).progress).toBe('open');
	});
});
