import type { HintFact, HintGrade } from './lab-facts.ts';
import { SectionHead } from './rail.tsx';

const GRADES: Readonly<Record<HintGrade, { readonly word: string; readonly costs: string }>> = {
	observe: { word: 'Observe', costs: '' },
	direct: { word: 'Direct', costs: '' },
	'near-solution': { word: 'Near-solution', costs: 'voids what it gives away' },
};

export interface HintsProps {
	readonly hints: readonly HintFact[];
	/** Ids of the hints that were read, oldest first. */
	readonly used: readonly string[];
	/** When each was read in this visit, as a time of day. */
	readonly readAt: Readonly<Record<string, string>>;
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	onHint(id: string): void;
}

/** Three grades. Each use is an input of the attempt and stays on record. */
export function Hints({ hints, used, readAt, isRunning, isStill, onHint }: HintsProps) {
	const next = hints.find(({ id }) => !used.includes(id));
	return (
		<section className="rail-sec hints" id={isStill ? undefined : 'hints'}>
			<SectionHead icon="hints" isStill={isStill ?? false}>
				Hints<span className="count">{used.length === 0 ? 'none used' : `${used.length} used`}</span>
			</SectionHead>
			<ol>
				{hints.map((hint) => {
					const { word, costs } = GRADES[hint.grade];
					if (used.includes(hint.id))
						return (
							<li key={hint.id}>
								<p className="hint-grade">
									<b>{word}</b>
									<span className="meta">{readAt[hint.id] ? `read ${readAt[hint.id]}` : 'read'}</span>
								</p>
								<p>{hint.text}</p>
							</li>
						);
					return (
						<li key={hint.id} className="hint-line">
							<div>
								<b>{word}</b>
								{costs ? <p className="meta">{costs}</p> : null}
								{hint === next || !next ? null : <p className="meta">after {GRADES[next.grade].word}</p>}
							</div>
							<button type="button" className="btn small" disabled={!isRunning || hint !== next} onClick={() => onHint(hint.id)}>
								Show<span className="vh"> the hint: {word}</span>
							</button>
						</li>
					);
				})}
			</ol>
		</section>
	);
}
