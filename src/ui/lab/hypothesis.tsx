import { Icon, Menu, Seg, type SegOption } from '../kit/index.ts';
import { type HypothesisFact, type PinFact, Pins } from './pins.tsx';

type Status = HypothesisFact['status'];

const OPTIONS: readonly SegOption<Status>[] = [
	{
		value: 'supported',
		label: (
			<>
				<Shape path="M2 6.5 4.8 9.2 10 3.4" />
				Supported
			</>
		),
	},
	{
		value: 'excluded',
		label: (
			<>
				<Shape path="M2.5 2.5l7 7M9.5 2.5l-7 7" />
				Excluded
			</>
		),
	},
	{
		value: 'open',
		label: (
			<>
				<svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12">
					<circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
				</svg>
				Open
			</>
		),
	},
];

function Shape({ path }: { readonly path: string }) {
	return (
		<svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12">
			<path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" />
		</svg>
	);
}

interface HypothesisProps {
	readonly hypothesis: HypothesisFact;
	readonly others: readonly HypothesisFact[];
	readonly cause: string;
	readonly pins: readonly PinFact[];
	readonly epochMs: number;
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	titleOf(hypothesis: HypothesisFact): string;
	onStatus(status: Status): void;
	onPlace(pin: string, from: string | null, to: string | null): void;
	onUnpin(pin: string): void;
	onDrop(): void;
}

/** Component in monospace, cause in words, its state, and the evidence under it. */
export function Hypothesis(props: HypothesisProps) {
	const { hypothesis, others, cause, pins, epochMs, isRunning, isStill } = props;
	return (
		<li className={`hypo hypo-${hypothesis.status}`}>
			<div className="hypo-head">
				<h3>
					<span className="mono">{hypothesis.component}</span>
					<span>{cause}</span>
				</h3>
				{isRunning && !isStill ? (
					<Menu
						label={`What to do with the hypothesis ${hypothesis.component}, ${cause}`}
						button={<Icon name="more" size={14} />}
						items={[{ id: 'drop', label: 'Drop this hypothesis', run: props.onDrop }]}
					/>
				) : null}
			</div>
			<Seg
				legend={`State of the hypothesis: ${hypothesis.component}, ${cause}`}
				name={`state-${hypothesis.id}`}
				options={OPTIONS}
				value={hypothesis.status}
				isSmall
				isDisabled={!isRunning}
				onChange={props.onStatus}
			/>
			<Pins
				pins={pins}
				hypotheses={others}
				under={hypothesis.id}
				epochMs={epochMs}
				isRunning={isRunning && !isStill}
				titleOf={props.titleOf}
				onPlace={props.onPlace}
				onUnpin={props.onUnpin}
			/>
		</li>
	);
}
