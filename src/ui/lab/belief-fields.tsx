import { useState } from 'react';
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
	const chosen = causes.find(({ id }) => id === cause);
	const [area, setArea] = useState(chosen?.area ?? '');
	const inArea = causes.filter((candidate) => candidate.area === area);
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
				label="Area of the cause"
				render={(ids) => (
					<select
						{...ids}
						value={area}
						onChange={(event) => {
							setArea(event.target.value);
							onCause('');
						}}
					>
						<option value="">Choose</option>
						{unique(causes.map((candidate) => candidate.area)).map((name) => (
							<option key={name}>{name}</option>
						))}
					</select>
				)}
			/>
			<Field
				label="Cause"
				{...(chosen ? { note: chosen.says } : area === '' ? { note: 'Choose an area first.' } : {})}
				error={error}
				render={(ids) => (
					<select {...ids} value={cause} disabled={area === ''} onChange={(event) => onCause(event.target.value)}>
						<option value="">Choose</option>
						{unique(inArea.map(({ group }) => group)).map((group) => (
							<optgroup key={group} label={group}>
								{inArea
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

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
