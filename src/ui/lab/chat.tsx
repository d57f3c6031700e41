import { useEffect, useRef } from 'react';
import { Empty, Icon } from '../kit/index.ts';
import { type Channel, type Message, Messages, Waiting } from './messages.tsx';
import { Reply } from './reply.tsx';

interface ChatProps {
	readonly channels: readonly Channel[];
	readonly unread: Readonly<Record<string, number>>;
	readonly chosen: string | null;
	readonly epochMs: number;
	readonly now: number;
	readonly isRunning: boolean;
	onChoose(channel: string): void;
	onSend(channel: string, text: string): void;
	onPin(channel: string, message: Message): void;
}

/** All channels at the left, one of them in full. */
export function Chat({ channels, unread, chosen, epochMs, now, isRunning, onChoose, onSend, onPin }: ChatProps) {
	const channel = channels.find(({ id }) => id === chosen) ?? channels[0];
	const talk = useRef<HTMLDivElement>(null);
	const newest = channel?.messages.at(-1)?.id;

	// biome-ignore lint/correctness/useExhaustiveDependencies: a new message or another channel is what moves the view down
	useEffect(() => {
		const list = talk.current?.querySelector('.msgs');
		list?.scrollTo({ top: list.scrollHeight });
	}, [newest, channel?.id]);

	if (!channel)
		return (
			<div className="pane-body cluster">
				<Empty title="No channels yet.">They open with the platform.</Empty>
			</div>
		);
	return (
		<div className="pane-body chat">
			<nav className="channels" aria-label="Channels">
				<ul>
					{channels.map(({ id, waiting }) => (
						<li key={id}>
							<button type="button" aria-current={id === channel.id ? 'true' : undefined} onClick={() => onChoose(id)}>
								<span>#{id}</span>
								{waiting ? (
									<span className="warn">
										<Icon name="timer" size={14} />
										<span className="vh">somebody waits</span>
									</span>
								) : null}
								{unread[id] ? (
									<span className="badge">
										{unread[id]}
										<span className="vh"> new</span>
									</span>
								) : null}
							</button>
						</li>
					))}
				</ul>
			</nav>
			<div className="talk" ref={talk}>
				<div className="talk-head">
					<h3>#{channel.id}</h3>
					<p className="meta">{channel.topic}</p>
				</div>
				{channel.messages.length === 0 ? (
					<div className="msgs">
						<Empty title="No messages yet.">Write the first one below.</Empty>
					</div>
				) : (
					<Messages messages={channel.messages} epochMs={epochMs} freshFrom={now - 2000} onPin={(message) => onPin(channel.id, message)} />
				)}
				<div className="talk-foot">
					<Waiting channel={channel} now={now} />
					<Reply key={channel.id} channel={channel.id} isRunning={isRunning} isTall onSend={(text) => onSend(channel.id, text)} />
				</div>
			</div>
		</div>
	);
}
