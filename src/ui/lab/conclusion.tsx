import { useState } from 'react';
import type { Input } from '../../session/index.ts';
import { Field } from '../kit/index.ts';
import { BeliefFields } from './belief-fields.tsx';
import type { CauseFact } from './lab-facts.ts';
import type { HypothesisFact } from './pins.tsx';

export type Conclude = Extract<Input, { kind: 'conclude' }>;

interface ConclusionProps {
	readonly conclusion: Conclude | null;
	readonly supported: HypothesisFact | undefined;
	readonly components: readonly string[];
	readonly causes: readonly CauseFact[];
	readonly isRunning: boolean;
	onConclude(conclusion: Conclude): void;
}

const LINES = [
	{ key: 'happened', label: 'What happened, and how you know' },
	{ key: 'fix', label: 'What you did, or what must be done' },
	{ key: 'prevention', label: 'What would prevent a repeat' },
	{ key: 'told', label: 'Who must know' },
] as const;

/** The conclusion stays at the foot of the notebook. It can be written again; the last one counts. */
export function Conclusion({ conclusion, supported, components, causes, isRunning, onConclude }: ConclusionProps) {
	const [isWriting, setIsWriting] = useState(false);
	const causeTitle = (id: string) => causes.find((cause) => cause.id === id)?.title ?? id;
	return (
		<section className="conclude" id="conclusion" aria-label="Conclusion">
			<div className="conclude-head">
				<h3>Conclusion</h3>
				{isWriting ? null : (
					<button type="button" className="btn small" disabled={!isRunning} onClick={() => setIsWriting(true)}>
						{conclusion ? 'Write again' : 'Write'}
						<span className="vh"> the conclusion</span>
					</button>
				)}
			</div>
			{isWriting ? (
				<ConclusionForm
					start={conclusion ?? blank(supported)}
					components={components}
					causes={causes}
					onCancel={() => setIsWriting(false)}
					onSave={(next) => {
						onConclude(next);
						setIsWriting(false);
					}}
				/>
			) : conclusion ? (
				<dl className="said-lines">
					<dt>Cause</dt>
					<dd>{conclusion.belief ? `${conclusion.belief.component}: ${causeTitle(conclusion.belief.cause)}` : 'none named'}</dd>
					{LINES.map(({ key, label }) => (
						<div key={key}>
							<dt>{label}</dt>
							<dd>{conclusion[key] || 'nothing written'}</dd>
						</div>
					))}
				</dl>
			) : (
				<p className="meta">What happened, how you know, what comes next. Nothing written yet.</p>
			)}
		</section>
	);
}

const blank = (supported: HypothesisFact | undefined): Conclude => ({
	kind: 'conclude',
	belief: supported ? { component: supported.component, cause: supported.cause } : null,
	happened: '',
	fix: '',
	prevention: '',
	told: '',
});

interface FormProps {
	readonly start: Conclude;
	readonly components: readonly string[];
	readonly causes: readonly CauseFact[];
	onSave(conclusion: Conclude): void;
	onCancel(): void;
}

function ConclusionForm({ start, components, causes, onSave, onCancel }: FormProps) {
	const [draft, setDraft] = useState(start);
	const [component, setComponent] = useState(start.belief?.component ?? '');
	const [cause, setCause] = useState(start.belief?.cause ?? '');
	const [error, setError] = useState<string>();
	return (
		<form
			className="conclude-form"
			aria-label="Conclusion"
			onSubmit={(event) => {
				event.preventDefault();
				if ((component === '') !== (cause === '')) setError('Choose both, or leave both open when no cause was found.');
				else onSave({ ...draft, belief: component === '' ? null : { component, cause } });
			}}
		>
			<BeliefFields
				components={components}
				causes={causes}
				component={component}
				cause={cause}
				error={error}
				onComponent={setComponent}
				onCause={setCause}
			/>
			{LINES.map(({ key, label }) => (
				<Field
					key={key}
					label={label}
					render={(ids) => (
						<textarea
							{...ids}
							rows={key === 'told' ? 1 : 2}
							value={draft[key]}
							onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
						/>
					)}
				/>
			))}
			<p className="form-acts">
				<button type="submit" className="btn small">
					Record conclusion
				</button>
				<button type="button" className="btn ghost small" onClick={onCancel}>
					Cancel
				</button>
			</p>
		</form>
	);
}
