/** A segmented choice: a radio group in which the chosen one has accent ground, weight and a foot. */
export interface SegOption<Value extends string> {
	readonly value: Value;
	readonly label: React.ReactNode;
}

interface SegProps<Value extends string> {
	readonly legend: string;
	readonly name: string;
	readonly options: readonly SegOption<Value>[];
	readonly value: Value | null;
	readonly isSmall?: boolean;
	readonly isDisabled?: boolean;
	onChange(value: Value): void;
}

export function Seg<Value extends string>({
	legend,
	name,
	options,
	value,
	isSmall = false,
	isDisabled = false,
	onChange,
}: SegProps<Value>) {
	return (
		<fieldset className={isSmall ? 'seg small' : 'seg'} disabled={isDisabled}>
			<legend className="vh">{legend}</legend>
			{options.map((option) => (
				<label key={option.value}>
					<input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
					<span>{option.label}</span>
				</label>
			))}
		</fieldset>
	);
}
