/** Simulated people and the chat they write in: messages, replies after a delay, and who waits for an answer. */
export { createPeople, dueInPeople, handleChat, say } from './people.ts';
export type { Message, PendingReply, PeopleState, WaitingPerson } from './state.ts';
export type { ChannelView, ConversationView, MessageView } from './view.ts';
export { conversationView } from './view.ts';
export { hasWords, wordsMissing } from './words.ts';
