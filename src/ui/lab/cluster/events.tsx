import { age, Icon } from '../../kit/index.ts';
import { PinButton } from './cells.tsx';
import { eventLine } from './pinned.ts';
import type { Event } from './state.tsx';

interface EventsProps {
	readonly events: readonly Event[];
	readonly now: number;
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	onPin(text: string): void;
}

/** Recent events, newest first, as the API server keeps them. */
export function Events({ events, now, isRunning, isStill, onPin }: EventsProps) {
	if (events.length === 0) return <p className="meta">No events in the last hour.</p>;
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">Last seen</th>
					<th scope="col">Type</th>
					<th scope="col">Reason</th>
					<th scope="col">Object</th>
					<th scope="col">Message</th>
					{isStill ? null : (
						<th scope="col">
							<span className="vh">Pin</span>
						</th>
					)}
				</tr>
			</thead>
			<tbody>
				{events.map((event) => (
					<tr key={`${event.object} ${event.reason} ${event.message}`}>
						<td className="nowrap">{age(now - event.lastSeenMs)} ago</td>
						<td>
							<span className={event.type === 'Warning' ? 'state warn' : 'state'}>
								{event.type === 'Warning' ? <Icon name="warn" size={14} /> : <Icon name="info" size={14} />}
								{event.type}
							</span>
						</td>
						<td className="nowrap">{event.reason}</td>
						<td className="name">{event.object}</td>
						<td className="msg-line">
							{event.message}
							{event.count > 1 ? <span className="meta"> x{event.count}</span> : null}
						</td>
						{isStill ? null : (
							<td className="act-cell">
								<PinButton
									what={`the event ${event.reason} of ${event.object}`}
									isRunning={isRunning}
									onPin={() => onPin(eventLine(event))}
								/>
							</td>
						)}
					</tr>
				))}
			</tbody>
		</table>
	);
}
