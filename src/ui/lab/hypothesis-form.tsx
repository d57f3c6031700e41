import { useState } from 'react';
import { BeliefFields } from './belief-fields.tsx';
import type { CauseFact } from './lab-facts.ts';

interface HypothesisFormProps {
	readonly components: readonly string[];
	readonly causes: readonly CauseFact[];
	/** Pairs that are in the notebook already, as `component cause`. */
	readonly taken: ReadonlySet<string>;
	onAdd(component: string, cause: string): void;
	onCancel(): void;
}

export function HypothesisForm({ components, causes, taken, onAdd, onCancel }: HypothesisFormProps) {
	const [component, setComponent] = useState('');
	const [cause, setCause] = useState('');
	const [error, setError] = useState<string>();
	return (
		<form
			className="hypo-form"
			aria-label="New hypothesis"
			onSubmit={(event) => {
				event.preventDefault();
				if (component === '' || cause === '') setError('Choose a component and a cause.');
				else if (taken.has(`${component} ${cause}`)) setError('This pair is in the notebook already.');
				else onAdd(component, cause);
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
			<p className="form-acts">
				<button type="submit" className="btn small">
					Add hypothesis
				</button>
				<button type="button" className="btn ghost small" onClick={onCancel}>
					Cancel
				</button>
			</p>
		</form>
	);
}
