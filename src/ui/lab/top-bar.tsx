import type { Speed } from '../../stores/index.ts';
import { BrandMark, href, Icon, ThemeIcons } from '../kit/index.ts';
import { Clock } from './clock.tsx';

interface TopBarProps {
	readonly title: string;
	readonly subtitle: string;
	readonly epochMs: number;
	readonly now: number;
	readonly speed: Speed;
	readonly isPaused: boolean;
	readonly isRunning: boolean;
	readonly unread: number;
	/** A paragraph instead of a heading, where the page has another heading. */
	readonly isStill?: boolean;
	onSpeed(speed: Speed): void;
	onPause(): void;
	onUnread(): void;
	onFinish(): void;
	onKeys(): void;
	onTheme(): void;
}

/** Name and scenario; the clock in the middle, because time is the instrument; unread and Finish at the right. */
export function TopBar(props: TopBarProps) {
	const Name = props.isStill ? 'p' : 'h1';
	const Bar = props.isStill ? 'div' : 'header';
	return (
		<Bar className="topbar" data-panel="bar" tabIndex={props.isStill ? undefined : -1}>
			<a className="brand" href={href()}>
				<BrandMark />
				<span>Dryrun</span>
			</a>
			<div className="topbar-title">
				<Name className="topname">{props.title}</Name>
				<p className="meta">{props.subtitle}</p>
			</div>
			<Clock
				epochMs={props.epochMs}
				now={props.now}
				speed={props.speed}
				isPaused={props.isPaused}
				isRunning={props.isRunning}
				name={props.isStill ? 'still-speed' : 'speed'}
				onSpeed={props.onSpeed}
				onPause={props.onPause}
			/>
			<div className="topbar-end">
				<button type="button" className="btn ghost" onClick={props.onUnread}>
					<Icon name="chat" />
					<span>{props.unread} unread</span>
				</button>
				<button type="button" className="btn primary" disabled={!props.isRunning} onClick={props.onFinish}>
					Finish
				</button>
				<button type="button" className="btn ghost square" aria-label="Keys (F1)" title="Keys (F1)" onClick={props.onKeys}>
					<Icon name="keyboard" />
				</button>
				<button type="button" className="btn ghost square" aria-label="Switch between light and dark" onClick={props.onTheme}>
					<ThemeIcons />
				</button>
			</div>
		</Bar>
	);
}
