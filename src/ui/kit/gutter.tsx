import { useRef } from 'react';

interface GutterProps {
	readonly label: string;
	/** The line's own direction: `horizontal` lies between rows and moves up and down. */
	readonly direction: 'horizontal' | 'vertical';
	/** Where it stands, 0..100, for assistive technology. */
	readonly value: number;
	readonly min: number;
	readonly max: number;
	readonly className?: string;
	/** Called with the pixels that it moved since the last call. */
	onMove(delta: number): void;
	onRestore(): void;
}

const STEP = 16;
const BIG_STEP = 64;

/** A divider that is dragged, or moved by arrow keys (16 px, with Shift 64). Double click and Home restore it. */
export function Gutter({ label, direction, value, min, max, className = '', onMove, onRestore }: GutterProps) {
	const last = useRef<number | null>(null);
	const isVertical = direction === 'vertical';
	const place = (event: React.PointerEvent) => (isVertical ? event.clientX : event.clientY);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a separator with a value is a control, which <hr> is not
		<div
			className={`gutter ${isVertical ? 'upright' : ''} ${className}`}
			role="separator"
			tabIndex={0}
			aria-orientation={direction}
			aria-label={label}
			aria-valuenow={Math.round(value)}
			aria-valuemin={min}
			aria-valuemax={max}
			onPointerDown={(event) => {
				last.current = place(event);
				event.currentTarget.setPointerCapture(event.pointerId);
			}}
			onPointerMove={(event) => {
				if (last.current === null) return;
				onMove(place(event) - last.current);
				last.current = place(event);
			}}
			onPointerUp={() => {
				last.current = null;
			}}
			onPointerCancel={() => {
				last.current = null;
			}}
			onDoubleClick={onRestore}
			onKeyDown={(event) => {
				const step = event.shiftKey ? BIG_STEP : STEP;
				const [back, on] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
				if (event.key === back) onMove(-step);
				else if (event.key === on) onMove(step);
				else if (event.key === 'Home') onRestore();
				else return;
				event.preventDefault();
			}}
		/>
	);
}
