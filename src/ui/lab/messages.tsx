import type { ConversationView } from '../../sim/index.ts';
import { clockTime, dayOf, duration, givenName, Icon, instant } from '../kit/index.ts';

export type Channel = ConversationView['channels'][number];
export type Message = Channel['messages'][number];

interface MessagesProps {
	readonly messages: readonly Message[];
	readonly epochMs: number;
	/** Messages at or after this simulated time have just come and fade in. */
	readonly freshFrom?: number;
	onPin?(message: Message): void;
}

export function Messages({ messages, epochMs, freshFrom = Number.POSITIVE_INFINITY, onPin }: MessagesProps) {
	return (
		<ol className="msgs" tabIndex={onPin ? 0 : undefined} aria-label="Messages">
			{messages.map((message) => (
				<li key={message.id} className={`msg${message.isPlayer ? ' mine' : ''}${message.at >= freshFrom ? ' arrived' : ''}`}>
					<p className="who">
						<b>{message.isPlayer ? 'You' : message.name}</b>
						<span className="meta">{message.role}</span>
						{onPin ? (
							<button
								type="button"
								className="btn ghost small square"
								aria-label={`Pin what ${message.isPlayer ? 'you' : message.name} wrote`}
								onClick={() => onPin(message)}
							>
								<Icon name="pin" size={14} />
							</button>
						) : null}
						<time dateTime={instant(epochMs, message.at)}>{timeOf(epochMs, message.at)}</time>
					</p>
					<p className="msg-text">{message.text}</p>
				</li>
			))}
		</ol>
	);
}

/** Time of day; with the day in front when it is not the day of the attempt. */
function timeOf(epochMs: number, at: number): string {
	const day = dayOf(epochMs, at);
	return day === dayOf(epochMs) ? clockTime(epochMs, at) : `${day}, ${clockTime(epochMs, at).slice(0, 5)}`;
}

/** Who waits, in words. Not announced each second: the message itself was. */
export function Waiting({ channel, now }: { readonly channel: Channel; readonly now: number }) {
	if (channel.waiting === null) return null;
	return (
		<p className="waiting">
			<Icon name="timer" size={14} />
			{givenName(channel.waiting.name)} has waited {duration(now - channel.waiting.sinceMs)} for an answer
		</p>
	);
}

/** The channel where somebody waits longest; else the one with the newest message. */
export function peekChannel(channels: readonly Channel[]): Channel | undefined {
	const waiting = channels.filter(({ waiting }) => waiting !== null).sort((a, b) => a.waiting!.sinceMs - b.waiting!.sinceMs)[0];
	return waiting ?? [...channels].sort((a, b) => (b.messages.at(-1)?.at ?? -Infinity) - (a.messages.at(-1)?.at ?? -Infinity))[0];
}
