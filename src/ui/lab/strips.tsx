import { Icon, type IconName } from '../kit/index.ts';

interface StripButton {
	readonly id: string;
	readonly icon: IconName;
	readonly word: string;
	readonly badge?: number;
}

interface StripProps {
	readonly side: 'left' | 'right';
	readonly label: string;
	/** Part at which the column was opened; null = closed. */
	readonly open: string | null;
	readonly controls: string;
	readonly buttons: readonly StripButton[];
	onPress(id: string): void;
}

/** Stands in for a column that does not fit; each button opens the column over the centre, at its own part. */
export function Strip({ side, label, open, controls, buttons, onPress }: StripProps) {
	return (
		<nav className={`strip-nav ${side}`} aria-label={label}>
			{buttons.map(({ id, icon, word, badge }) => (
				<button key={id} type="button" className="railbtn" aria-expanded={id === open} aria-controls={controls} onClick={() => onPress(id)}>
					<Icon name={icon} size={20} />
					<span>{word}</span>
					{badge ? (
						<span className="badge">
							{badge}
							<span className="vh"> new</span>
						</span>
					) : null}
				</button>
			))}
		</nav>
	);
}
