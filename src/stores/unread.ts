/** What of a conversation is new to the reader. Only the page knows: the world does not care who looked. */

interface Channel {
	readonly id: string;
	readonly messages: readonly { readonly at: number; readonly isPlayer: boolean }[];
}

/** Messages of others that came after what was read. What was written before the start counts as read. */
export function unreadIn(channel: Channel, readUpTo: Readonly<Record<string, number>>): number {
	const read = readUpTo[channel.id] ?? -1;
	return channel.messages.filter(({ at, isPlayer }) => !isPlayer && at >= 0 && at > read).length;
}

export function unreadInAll(channels: readonly Channel[], readUpTo: Readonly<Record<string, number>>): number {
	return channels.reduce((sum, channel) => sum + unreadIn(channel, readUpTo), 0);
}
