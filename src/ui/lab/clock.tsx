import { SPEEDS, type Speed } from '../../stores/index.ts';
import { clockTime, dayOf, Icon, instant, Seg } from '../kit/index.ts';

const WORDS: Readonly<Record<Speed, React.ReactNode>> = {
	'1x': '1x',
	'4x': '4x',
	'16x': '16x',
	until: (
		<>
			<Icon name="step" size={14} />
			<span className="until">until something happens</span>
		</>
	),
};

interface ClockProps {
	readonly epochMs: number;
	readonly now: number;
	readonly speed: Speed;
	readonly isPaused: boolean;
	readonly isRunning: boolean;
	/** Name of the radio group. */
	readonly name: string;
	onSpeed(speed: Speed): void;
	onPause(): void;
}

/** Simulated time, pause and speed. The time is not announced: it would never stop. */
export function Clock({ epochMs, now, speed, isPaused, isRunning, name, onSpeed, onPause }: ClockProps) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line with another fieldset in it and stay named
		<div className="clock" role="group" aria-label="Simulated time">
			<button
				type="button"
				className="btn ghost square"
				disabled={!isRunning}
				aria-label={isPaused ? 'Run simulated time' : 'Pause simulated time'}
				onClick={onPause}
			>
				<Icon name={isPaused ? 'play' : 'pause'} />
			</button>
			<p className="clock-face">
				<time dateTime={instant(epochMs, now)}>{clockTime(epochMs, now)}</time>
				<span className="meta">{isPaused ? 'paused' : dayOf(epochMs, now)}</span>
			</p>
			<Seg
				legend="Speed"
				name={name}
				options={SPEEDS.map((value) => ({ value, label: WORDS[value] }))}
				value={speed}
				isDisabled={!isRunning}
				onChange={onSpeed}
			/>
		</div>
	);
}
