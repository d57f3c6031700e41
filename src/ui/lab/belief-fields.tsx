import { Field } from '../kit/index.ts';
import type { CauseFact } from './lab-facts.ts';

interface BeliefFieldsProps {
	readonly components: readonly string[];
	readonly causes: readonly CauseFact[];
	readonly component: string;
	readonly cause: string;
	readonly error?: string | undefined;
	onComponent(component: string): void;
	onCause(cause: string): void;
}

/** A (component, cause) pair. The causes are those of the whole taxonomy, so that the list gives nothing away. */
export function BeliefFields({ components, causes, component, cause, error, onComponent, onCause }: BeliefFieldsProps) {
	const groups = [...new Set(causes.map(({ group }) => group))];
	return (
		<>
			<Field
				label="Component"
				render={(ids) => (
					<select {...ids} value={component} onChange={(event) => onComponent(event.target.value)}>
						<option value="">Choose</option>
						{components.map((name) => (
							<option key={name}>{name}</option>
						))}
					</select>
				)}
			/>
			<Field
				label="Cause"
				error={error}
				render={(ids) => (
					<select {...ids} value={cause} onChange={(event) => onCause(event.target.value)}>
						<option value="">Choose</option>
						{groups.map((group) => (
							<optgroup key={group} label={group}>
								{causes
									.filter((candidate) => candidate.group === group)
									.map(({ id, title }) => (
										<option key={id} value={id}>
											{title}
										</option>
									))}
							</optgroup>
						))}
					</select>
				)}
			/>
		</>
	);
}
