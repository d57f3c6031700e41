import { Icon, type IconName } from '../kit/index.ts';

interface PaneProps {
	readonly id: string;
	readonly icon: IconName;
	readonly name: React.ReactNode;
	readonly meta?: React.ReactNode;
	readonly acts?: React.ReactNode;
	readonly isShown: boolean;
	readonly canClose: boolean;
	readonly children: React.ReactNode;
	onClose(): void;
	onFocus(): void;
}

/** A surface with its bar. A hidden one stays in the page, so that what it holds is kept. */
export function Pane({ id, icon, name, meta, acts, isShown, canClose, children, onClose, onFocus }: PaneProps) {
	return (
		<section
			className="pane"
			id={`pane-${id}`}
			role="tabpanel"
			aria-labelledby={`tab-${id}`}
			data-panel={id}
			tabIndex={-1}
			hidden={!isShown}
			onFocus={onFocus}
		>
			<div className="pane-bar">
				<h2 className="pane-name">
					<Icon name={icon} />
					{name}
				</h2>
				{meta ? <p className="meta">{meta}</p> : null}
				<div className="pane-acts">
					{acts}
					{canClose ? (
						<button type="button" className="btn ghost small square" aria-label={`Hide this pane`} onClick={onClose}>
							<Icon name="close" size={14} />
						</button>
					) : null}
				</div>
			</div>
			{children}
		</section>
	);
}
