import { useEffect, useId, useRef } from 'react';

interface DialogProps {
	readonly title: string;
	readonly isOpen: boolean;
	readonly isWide?: boolean;
	readonly children: React.ReactNode;
	onClose(): void;
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, isOpen, isWide = false, children, onClose }: DialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	useEffect(() => {
		const element = dialog.current;
		if (isOpen && element && !element.open) element.showModal();
		if (!isOpen && element?.open) element.close();
	}, [isOpen]);
	return (
		<dialog ref={dialog} className={isWide ? 'wide' : undefined} aria-labelledby={heading} onClose={onClose}>
			{isOpen ? (
				<>
					<h2 id={heading}>{title}</h2>
					{children}
				</>
			) : null}
		</dialog>
	);
}
