import { useState } from 'react';
import type { LabState } from '../../../session/client/index.ts';
import type { LabStore } from '../../../stores/index.ts';
import { Icon, Notice } from '../../kit/index.ts';
import { LabWords } from '../lab-words.tsx';
import { Pane } from '../pane.tsx';
import { PickRows } from './pick-rows.tsx';
import { useTerminal } from './use-terminal.ts';

interface TerminalPaneProps {
	readonly pane: Pick<Parameters<typeof Pane>[0], 'id' | 'isShown' | 'canClose' | 'onClose' | 'onFocus'>;
	readonly context: string;
	readonly namespace: string;
	/** The only panel that holds the store: output must reach the screen without passing through a render. */
	readonly store: LabStore | null;
	readonly lab: LabState | null;
	readonly isRunning: boolean;
	/** What lies over the screen until there is something to type into. */
	readonly children?: React.ReactNode;
	onPin(text: string): void;
}

const OFFERED_ROWS = 60;

export function TerminalPane({ pane, context, namespace, store, lab, isRunning, children, onPin }: TerminalPaneProps) {
	const { view, hasSelection, fault, host } = useTerminal({
		store,
		lab,
		isRunning,
		onLeave: () => document.getElementById('tab-terminal')?.focus(),
	});
	const [rows, setRows] = useState<readonly string[] | null>(null);
	const pin = () => {
		const marked = view?.selection() ?? '';
		if (marked !== '') onPin(marked);
		else setRows(view?.lastRows(OFFERED_ROWS) ?? []);
	};
	return (
		<Pane
			{...pane}
			icon="terminal"
			name="Terminal"
			meta={
				<>
					bash, <LabWords context={context} namespace={namespace} />
				</>
			}
			acts={
				<>
					<span className="meta way-out">
						<kbd>Esc Esc</kbd> leaves
					</span>
					<button type="button" className="btn ghost small" disabled={!isRunning || !view} onClick={pin}>
						<Icon name="pin" size={14} />
						{hasSelection ? 'Pin selection' : 'Pin rows'}
					</button>
				</>
			}
		>
			<div className="term">
				<div className="term-host" ref={host} />
				{children}
				{fault ? (
					<div className="term-over">
						<Notice kind="warn" title="The terminal did not load.">
							{fault}. Reload the page; the attempt goes on where it was.
						</Notice>
					</div>
				) : view || children ? null : (
					<p className="term-wait">Starting the terminal</p>
				)}
			</div>
			<PickRows rows={rows} onPin={onPin} onClose={() => setRows(null)} />
		</Pane>
	);
}
