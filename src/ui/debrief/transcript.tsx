import { attemptTime } from '../kit/index.ts';
import type { TranscriptEntry } from './report.ts';

interface TranscriptProps {
	readonly entries: readonly TranscriptEntry[];
	/** Number of the input that a link leads to; null = none. */
	readonly chosen: number | null;
}

/** What was typed is set as a machine reads it; what only moved the page stands back. */
const CLASS: Readonly<Record<string, string>> = { line: 'mono', key: 'mono', resize: 'meta', scroll: 'meta', pace: 'meta', open: 'meta' };

/** Everything that was done, in order. A moment opens here: `#a=...&p=12:3` leads to input 12. */
export function Transcript({ entries, chosen }: TranscriptProps) {
	return (
		<ol className="transcript">
			{entries.map(({ input, at, kind, words, output }) => (
				<li
					key={input}
					id={`input-${input}`}
					tabIndex={-1}
					className={input === chosen ? 'chosen' : undefined}
					aria-current={input === chosen ? 'location' : undefined}
				>
					<time className="mono">{attemptTime(at)}</time>
					<div>
						<p className={CLASS[kind]}>
							{kind === 'line' ? <span className="t-dim">$ </span> : null}
							{words}
						</p>
						{output.trim() === '' ? null : (
							// biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard
							<pre tabIndex={0}>{output.trimEnd()}</pre>
						)}
					</div>
				</li>
			))}
		</ol>
	);
}
