import { Empty, Icon } from '../kit/index.ts';
import { type Channel, Messages, Waiting } from './messages.tsx';
import { Reply } from './reply.tsx';

interface ChatPeekProps {
	readonly channel: Channel | undefined;
	readonly unread: number;
	readonly epochMs: number;
	readonly now: number;
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	onSend(channel: string, text: string): void;
	onRead(channel: string): void;
}

const SHOWN = 2;

/** The channel where somebody waits longest: its last words, the waiting time, a reply field. */
export function ChatPeek({ channel, unread, epochMs, now, isRunning, isStill = false, onSend, onRead }: ChatPeekProps) {
	const Head = isStill ? 'p' : 'h2';
	return (
		<section
			className="peek"
			id={isStill ? undefined : 'peek'}
			data-panel="peek"
			tabIndex={isStill ? undefined : -1}
			aria-label={isStill ? undefined : 'Chat, the newest'}
		>
			<Head className="sec-h">
				<Icon name="chat" />
				{channel ? `#${channel.id}` : 'Chat'}
				<span className="count">{unread > 0 ? `${unread} unread` : ''}</span>
			</Head>
			{channel ? (
				<>
					{channel.messages.length === 0 ? (
						<Empty title="No messages yet." />
					) : (
						<Messages messages={channel.messages.slice(-SHOWN)} epochMs={epochMs} freshFrom={now - 2000} />
					)}
					<Waiting channel={channel} now={now} />
					<Reply
						key={channel.id}
						channel={channel.id}
						isRunning={isRunning}
						onSend={(text) => onSend(channel.id, text)}
						onFocus={() => onRead(channel.id)}
					/>
				</>
			) : (
				<p className="meta">The channels open with the platform.</p>
			)}
		</section>
	);
}
