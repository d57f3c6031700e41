import { useState } from 'react';
import type { NotebookView } from '../../session/client/index.ts';
import { Icon } from '../kit/index.ts';
import { type Conclude, Conclusion } from './conclusion.tsx';
import { Hypothesis } from './hypothesis.tsx';
import { HypothesisForm } from './hypothesis-form.tsx';
import type { LabFacts } from './lab-facts.ts';
import { type HypothesisFact, Pins } from './pins.tsx';
import { SectionHead } from './rail.tsx';

export interface NotebookActions {
	onHypothesis(component: string, cause: string): void;
	onStatus(hypothesis: HypothesisFact, status: HypothesisFact['status']): void;
	onDrop(id: string): void;
	/** Moves a pin between hypotheses; null stands for none. */
	onPlace(pin: string, from: string | null, to: string | null): void;
	onUnpin(pin: string): void;
	onConclude(conclusion: Conclude): void;
}

interface NotebookProps extends NotebookActions {
	readonly notebook: NotebookView;
	readonly facts: Pick<LabFacts, 'components' | 'causes'>;
	readonly epochMs: number;
	readonly isRunning: boolean;
	readonly isStill?: boolean;
}

/** Hypotheses with their evidence, what is pinned but not placed, and the conclusion. */
export function Notebook({ notebook, facts, epochMs, isRunning, isStill = false, ...act }: NotebookProps) {
	const [isAdding, setIsAdding] = useState(false);
	const { hypotheses, pins, conclusion } = notebook;
	const placed = new Set(hypotheses.flatMap((hypothesis) => hypothesis.pins));
	const loose = pins.filter(({ id }) => !placed.has(id));
	const causeTitle = (id: string) => facts.causes.find((cause) => cause.id === id)?.title ?? id;
	const titleOf = ({ component, cause }: HypothesisFact) => `${component}, ${causeTitle(cause)}`;
	const shared = { epochMs, isRunning, titleOf, onPlace: act.onPlace, onUnpin: act.onUnpin };
	const Loose = isStill ? 'p' : 'h3';

	return (
		<section
			className="notebook"
			id={isStill ? undefined : 'notebook'}
			data-panel="notebook"
			tabIndex={isStill ? undefined : -1}
			aria-label={isStill ? undefined : 'Notebook'}
		>
			<SectionHead icon="notebook" isStill={isStill}>
				Notebook
				<button
					type="button"
					className="btn ghost small"
					disabled={!isRunning}
					aria-expanded={isStill ? undefined : isAdding}
					onClick={() => setIsAdding(!isAdding)}
				>
					<Icon name="plus" size={14} />
					Hypothesis
				</button>
			</SectionHead>
			{isAdding ? (
				<HypothesisForm
					components={facts.components}
					causes={facts.causes}
					taken={new Set(hypotheses.map(({ component, cause }) => `${component} ${cause}`))}
					onCancel={() => setIsAdding(false)}
					onAdd={(component, cause) => {
						act.onHypothesis(component, cause);
						setIsAdding(false);
					}}
				/>
			) : null}
			{hypotheses.length === 0 && !isAdding ? (
				<p className="meta">
					A hypothesis names a component and a cause. Write down what you suspect, then look for what would exclude it.
				</p>
			) : (
				<ol className="hypos">
					{hypotheses.map((hypothesis) => (
						<Hypothesis
							key={hypothesis.id}
							hypothesis={hypothesis}
							others={hypotheses}
							cause={causeTitle(hypothesis.cause)}
							pins={pins.filter(({ id }) => hypothesis.pins.includes(id))}
							{...shared}
							isStill={isStill}
							onStatus={(status) => act.onStatus(hypothesis, status)}
							onDrop={() => act.onDrop(hypothesis.id)}
						/>
					))}
				</ol>
			)}
			{loose.length > 0 ? (
				<>
					<Loose className="loose">Pinned, not placed yet</Loose>
					<Pins pins={loose} hypotheses={hypotheses} under={null} {...shared} isRunning={isRunning && !isStill} />
				</>
			) : null}
			{isStill ? null : (
				<Conclusion
					conclusion={conclusion}
					supported={hypotheses.find(({ status }) => status === 'supported')}
					components={facts.components}
					causes={facts.causes}
					isRunning={isRunning}
					onConclude={act.onConclude}
				/>
			)}
		</section>
	);
}
