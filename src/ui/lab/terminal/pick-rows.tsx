import { useState } from 'react';
import { Dialog } from '../../kit/index.ts';

interface PickRowsProps {
	/** Newest rows of the terminal; null = closed. */
	readonly rows: readonly string[] | null;
	onPin(text: string): void;
	onClose(): void;
}

/** Pins rows by keyboard: a terminal has no selection without a mouse. */
export function PickRows({ rows, onPin, onClose }: PickRowsProps) {
	return (
		<Dialog title="Pin rows of the terminal" isOpen={rows !== null} isWide onClose={onClose}>
			{rows ? <Rows rows={rows} onPin={onPin} onClose={onClose} /> : null}
		</Dialog>
	);
}

function Rows({ rows, onPin, onClose }: PickRowsProps & { readonly rows: readonly string[] }) {
	const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
	const toggle = (index: number) => {
		const next = new Set(picked);
		if (!next.delete(index)) next.add(index);
		setPicked(next);
	};
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				onPin(rows.filter((_, index) => picked.has(index)).join('\n'));
				onClose();
			}}
		>
			<p>Choose the rows that are evidence. With a mouse, mark them in the terminal instead.</p>
			<fieldset className="pick">
				<legend className="vh">Rows, oldest first</legend>
				{rows.map((row, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike, their place tells them apart
					<label key={index}>
						<input type="checkbox" checked={picked.has(index)} onChange={() => toggle(index)} />
						<span>{row}</span>
					</label>
				))}
			</fieldset>
			<p className="dialog-acts">
				<button type="button" className="btn" onClick={onClose}>
					Cancel
				</button>
				<button type="submit" className="btn primary" disabled={picked.size === 0}>
					Pin {picked.size === 1 ? 'one row' : picked.size > 0 ? `${picked.size} rows` : 'rows'}
				</button>
			</p>
		</form>
	);
}
