import { useRef, useState } from 'react';
import { SURFACES, type Surface } from '../../stores/index.ts';
import { Icon } from '../kit/index.ts';

export const SURFACE_WORDS: Readonly<Record<Surface, string>> = { terminal: 'Terminal', cluster: 'Cluster', chat: 'Chat' };

interface TabsProps {
	readonly shown: readonly Surface[];
	readonly badges: Readonly<Partial<Record<Surface, number>>>;
	onShow(surface: Surface): void;
	onHide(surface: Surface): void;
	/** Why the clock runs slow again; it stands in the strip, where it moves nothing. */
	readonly note: string | null;
	onDismiss(): void;
}

/** One strip over up to two panes. Arrows move, Enter and Space show, Delete hides. Every shown tab is underlined. */
export function Tabs({ shown, badges, onShow, onHide, note, onDismiss }: TabsProps) {
	const list = useRef<HTMLDivElement>(null);
	const [stop, setStop] = useState<Surface>(shown[0] ?? 'terminal');

	const move = (to: Surface) => {
		setStop(to);
		list.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
	};

	return (
		<div className="tab-bar">
			<div ref={list} className="tabs" role="tablist" aria-label="Surfaces" aria-multiselectable="true" data-panel="tabs">
				{SURFACES.map((surface, index) => (
					<button
						key={surface}
						id={`tab-${surface}`}
						type="button"
						role="tab"
						aria-selected={shown.includes(surface)}
						aria-controls={`pane-${surface}`}
						tabIndex={surface === stop ? 0 : -1}
						onFocus={() => setStop(surface)}
						onClick={() => onShow(surface)}
						onKeyDown={(event) => {
							const last = SURFACES.length - 1;
							if (event.key === 'ArrowRight') move(SURFACES[index === last ? 0 : index + 1]!);
							else if (event.key === 'ArrowLeft') move(SURFACES[index === 0 ? last : index - 1]!);
							else if (event.key === 'Home') move(SURFACES[0]);
							else if (event.key === 'End') move(SURFACES[last]!);
							else if (event.key === 'Delete' && shown.includes(surface)) onHide(surface);
							else return;
							event.preventDefault();
						}}
					>
						<span className="tab-word" data-word={SURFACE_WORDS[surface]}>
							{SURFACE_WORDS[surface]}
						</span>
						{badges[surface] ? (
							<span className="badge">
								{badges[surface]}
								<span className="vh"> new</span>
							</span>
						) : null}
					</button>
				))}
			</div>
			{note ? (
				<p className="tab-note">
					<Icon name="info" size={14} />
					<span title={note}>{note}</span>
					<button type="button" className="btn ghost small square" aria-label="Dismiss this notice" onClick={onDismiss}>
						<Icon name="close" size={14} />
					</button>
				</p>
			) : null}
		</div>
	);
}
