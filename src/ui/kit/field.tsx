import { useId } from 'react';
import { Icon } from './icon.tsx';

interface FieldProps {
	readonly label: string;
	/** A line under the field: what is wanted. */
	readonly note?: string;
	/** What is wrong and what is allowed. */
	readonly error?: string | undefined;
	render(ids: {
		readonly id: string;
		readonly 'aria-describedby': string | undefined;
		readonly 'aria-invalid': true | undefined;
	}): React.ReactNode;
}

/** Label above, note and error below; the caller draws the control with the ids that tie them together. */
export function Field({ label, note, error, render }: FieldProps) {
	const id = useId();
	const described = [note ? `${id}-note` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{render({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
			{note ? (
				<p className="hintline" id={`${id}-note`}>
					{note}
				</p>
			) : null}
			{error ? (
				<p className="error" id={`${id}-error`}>
					<Icon name="warn" size={14} />
					{error}
				</p>
			) : null}
		</div>
	);
}
