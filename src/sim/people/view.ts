import type { Ms } from '../door.ts';
import type { WorldPlan } from '../plan.ts';
import type { Message, PeopleState } from './state.ts';

export interface MessageView {
	readonly id: string;
	readonly at: Ms;
	readonly from: string;
	readonly name: string;
	/** Role as the chat shows it; empty for the player. */
	readonly role: string;
	readonly text: string;
	readonly isPlayer: boolean;
}

export interface ChannelView {
	readonly id: string;
	readonly topic: string;
	readonly messages: readonly MessageView[];
	/** Who has waited longest for an answer in this channel. */
	readonly waiting: { readonly from: string; readonly name: string; readonly sinceMs: Ms; readonly message: string } | null;
}

/** Everything that was written, by channel in the order of the plan. What is unread only the reader's own page knows. */
export interface ConversationView {
	readonly channels: readonly ChannelView[];
}

export function conversationView(plan: WorldPlan, state: PeopleState): ConversationView {
	return {
		channels: plan.channels.map((channel) => {
			const waiting = state.waiting.find((candidate) => candidate.channel === channel.id);
			return {
				id: channel.id,
				topic: channel.topic,
				messages: state.messages.filter((message) => message.channel === channel.id).map((message) => messageView(plan, message)),
				waiting: waiting
					? { from: waiting.from, name: personOf(plan, waiting.from).name, sinceMs: waiting.since, message: waiting.message }
					: null,
			};
		}),
	};
}

function messageView(plan: WorldPlan, message: Message): MessageView {
	const person = personOf(plan, message.from);
	const { id, at, from, text } = message;
	return { id, at, from, name: person.name, role: person.role, text, isPlayer: from === plan.player.id };
}

function personOf(plan: WorldPlan, id: string): { readonly name: string; readonly role: string } {
	return plan.people.find((person) => person.id === id) ?? { name: id, role: '' };
}
