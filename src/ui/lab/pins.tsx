import type { NotebookView } from '../../session/client/index.ts';
import { clockTime, Icon, type IconName, instant, Menu, type MenuItem } from '../kit/index.ts';

export type PinFact = NotebookView['pins'][number];
export type HypothesisFact = NotebookView['hypotheses'][number];

const SOURCES: Readonly<Record<string, IconName>> = { terminal: 'terminal', cluster: 'boxes', chat: 'chat', brief: 'brief' };

interface PinsProps {
	readonly pins: readonly PinFact[];
	readonly hypotheses: readonly HypothesisFact[];
	/** The hypothesis under which these stand; null for those without one. */
	readonly under: string | null;
	readonly epochMs: number;
	readonly isRunning: boolean;
	titleOf(hypothesis: HypothesisFact): string;
	onPlace(pin: string, from: string | null, to: string | null): void;
	onUnpin(pin: string): void;
}

/** Pinned evidence: where it came from, what it said, when. */
export function Pins({ pins, hypotheses, under, epochMs, isRunning, titleOf, onPlace, onUnpin }: PinsProps) {
	const items = (pin: PinFact): MenuItem[] => [
		...hypotheses
			.filter(({ id }) => id !== under)
			.map((hypothesis) => ({
				id: hypothesis.id,
				label: `Place under: ${titleOf(hypothesis)}`,
				run: () => onPlace(pin.id, under, hypothesis.id),
			})),
		...(under === null ? [] : [{ id: 'loose', label: 'Take out of this hypothesis', run: () => onPlace(pin.id, under, null) }]),
		{ id: 'unpin', label: 'Unpin', run: () => onUnpin(pin.id) },
	];
	return (
		<ul className="pins">
			{pins.map((pin) => (
				<li key={pin.id} className="pin">
					<Icon name={SOURCES[pin.source] ?? 'pin'} size={14} />
					<span className="pin-text" title={pin.text}>
						<span className="vh">From {pin.source}: </span>
						{pin.text}
					</span>
					<time dateTime={instant(epochMs, pin.at)}>{clockTime(epochMs, pin.at)}</time>
					{isRunning ? (
						<Menu label={`What to do with the pin ${pin.text.slice(0, 40)}`} button={<Icon name="more" size={14} />} items={items(pin)} />
					) : (
						<span />
					)}
				</li>
			))}
		</ul>
	);
}
