import { useId, useRef } from 'react';

export interface MenuItem {
	readonly id: string;
	readonly label: React.ReactNode;
	readonly icon?: React.ReactNode;
	run(): void;
}

interface MenuProps {
	readonly label: string;
	readonly button: React.ReactNode;
	readonly buttonClass?: string;
	readonly note?: string;
	readonly items: readonly MenuItem[];
}

/** A button with a short list of actions that floats beside it. Escape and a click elsewhere close it (the browser's popover). */
export function Menu({ label, button, buttonClass = 'btn ghost small square', note, items }: MenuProps) {
	const id = useId();
	const opener = useRef<HTMLButtonElement>(null);
	const list = useRef<HTMLDivElement>(null);

	const place = () => {
		const menu = list.current;
		const rect = opener.current?.getBoundingClientRect();
		if (!menu || !rect) return;
		const width = menu.offsetWidth;
		const height = menu.offsetHeight;
		const below = rect.bottom + 4;
		menu.style.left = `${Math.max(8, Math.min(rect.right - width, innerWidth - width - 8))}px`;
		menu.style.top = `${below + height > innerHeight - 8 ? Math.max(8, rect.top - height - 4) : below}px`;
	};

	return (
		<span className="menu-wrap">
			<button ref={opener} type="button" className={buttonClass} aria-label={label} popoverTarget={id}>
				{button}
			</button>
			{/* biome-ignore lint/a11y/useSemanticElements: a popover is not a group of form fields */}
			<div
				ref={list}
				id={id}
				className="menu"
				popover="auto"
				role="group"
				aria-label={label}
				onToggle={(event) => {
					if (event.newState !== 'open') return;
					place();
					list.current?.querySelector('button')?.focus();
				}}
			>
				{note ? <p>{note}</p> : null}
				{items.map((item) => (
					<button
						key={item.id}
						type="button"
						onClick={() => {
							list.current?.hidePopover();
							item.run();
						}}
					>
						{item.icon}
						<span>{item.label}</span>
					</button>
				))}
			</div>
		</span>
	);
}
