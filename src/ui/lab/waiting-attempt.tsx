import { useEffect, useRef } from 'react';
import { duration, Notice, wallDay } from '../kit/index.ts';
import type { Waiting } from './use-attempt.ts';

interface WaitingAttemptProps {
	readonly waiting: Waiting;
	onResume(): void;
	onStart(): void;
}

/** Shown instead of a running clock when the same lab waits half done. Nothing has started yet. */
export function WaitingAttempt({ waiting, onResume, onStart }: WaitingAttemptProps) {
	const resume = useRef<HTMLButtonElement>(null);
	useEffect(() => resume.current?.focus(), []);
	return (
		<div className="term-over">
			<Notice
				title="You have an attempt in progress."
				acts={
					<>
						<button type="button" className="btn small primary" ref={resume} onClick={onResume}>
							Resume at {duration(waiting.clockMs)}
						</button>
						<button type="button" className="btn small" onClick={onStart}>
							Start a new attempt
						</button>
					</>
				}
			>
				It was begun on {wallDay(waiting.startedMs)} and stands at {duration(waiting.clockMs)}. Simulated time has not moved since.
			</Notice>
		</div>
	);
}
