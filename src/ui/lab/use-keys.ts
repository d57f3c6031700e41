import { useEffect } from 'react';
import { focusNextPanel } from './panels.ts';

interface Keys {
	onHelp(): void;
	onEscape(): void;
}

/** Keys that hold everywhere in the lab. They are taken before the terminal sees them. */
export function useKeys({ onHelp, onEscape }: Keys): void {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key === 'F1') onHelp();
			else if (event.key === 'F6') focusNextPanel(event.shiftKey ? -1 : 1);
			else {
				if (event.key === 'Escape') onEscape();
				return;
			}
			event.preventDefault();
			event.stopPropagation();
		};
		addEventListener('keydown', press, { capture: true });
		return () => removeEventListener('keydown', press, { capture: true });
	}, [onHelp, onEscape]);
}
