import { useRef, useState } from 'react';
import { SURFACES, type Surface } from '../../stores/index.ts';

export const SURFACE_WORDS: Readonly<Record<Surface, string>> = { terminal: 'Terminal', cluster: 'Cluster', chat: 'Chat' };

interface TabsProps {
	readonly shown: readonly Surface[];
	readonly badges: Readonly<Partial<Record<Surface, number>>>;
	onShow(surface: Surface): void;
	onHide(surface: Surface): void;
}

/** One strip over up to two panes. Arrows move, Enter and Space show, Delete hides. Every shown tab is underlined. */
export function Tabs({ shown, badges, onShow, onHide }: TabsProps) {
	const list = useRef<HTMLDivElement>(null);
	const [stop, setStop] = useState<Surface>(shown[0] ?? 'terminal');

	const move = (to: Surface) => {
		setStop(to);
		list.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
	};

	return (
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
	);
}
