import type { ChatRequest, Response } from '../door.ts';
import type { DueEvent, WorldDraft } from '../draft.ts';
import type { PersonPlan, ReplyRule, WorldPlan } from '../plan.ts';
import type { Message, PendingReply, PeopleState } from './state.ts';
import { hasWords } from './words.ts';

/** The chat as it stands at the start: only what was written before. */
export function createPeople(plan: WorldPlan): PeopleState {
	const messages = plan.channels.flatMap((channel) => channel.history.map((entry) => ({ ...entry, channel: channel.id })));
	// Array sort is stable: messages of the same instant stay in the order of the plan.
	messages.sort((one, other) => one.at - other.at);
	return { messages: messages.map((message, index) => ({ id: `m${index + 1}`, ...message })), waiting: [], pending: [], used: [] };
}

/** Someone writes to a channel. The player's message answers whoever waits there and may call up replies. */
export function handleChat(draft: WorldDraft, request: ChatRequest): Response {
	const text = request.text.trim();
	if (!draft.plan.channels.some((channel) => channel.id === request.channel)) return refused(404, 'channel_not_found');
	if (!isKnown(draft.plan, request.as)) return refused(403, 'user_not_found');
	if (text === '') return refused(400, 'no_text');
	const message = post(draft, request.as, request.channel, text);
	if (request.as === draft.plan.player.id) {
		answerWaiting(draft, request.channel);
		for (const person of draft.plan.people) planReply(draft, person, message);
	}
	return { status: 200, body: { ok: true, channel: message.channel, id: message.id } };
}

/** A simulated person writes; with `asks` they wait for an answer from now on. */
export function say(draft: WorldDraft, words: { from: string; channel: string; text: string; asks: boolean }): void {
	const message = post(draft, words.from, words.channel, words.text);
	if (!words.asks) return;
	const waiting = { message: message.id, channel: words.channel, from: words.from, since: draft.now };
	draft.people = { ...draft.people, waiting: [...draft.people.waiting, waiting] };
	draft.record({ kind: 'answer.awaited', message: message.id, channel: words.channel, from: words.from });
}

/** A reply that was being written is finished. */
export function dueInPeople(draft: WorldDraft, event: DueEvent): void {
	if (event.kind !== 'reply') return;
	const reply = draft.people.pending.find((pending) => keyOf(pending) === event.key);
	if (!reply) return;
	draft.people = { ...draft.people, pending: draft.people.pending.filter((pending) => pending !== reply) };
	const rule = draft.plan.people.find((person) => person.id === reply.person)?.replies.find((candidate) => candidate.id === reply.rule);
	if (rule) say(draft, { from: reply.person, channel: reply.channel, text: rule.text, asks: rule.asks });
}

function refused(status: number, error: string): Response {
	return { status, body: { ok: false, error } };
}

function isKnown(plan: WorldPlan, id: string): boolean {
	return id === plan.player.id || plan.people.some((person) => person.id === id);
}

function post(draft: WorldDraft, from: string, channel: string, text: string): Message {
	const message: Message = { id: `m${draft.people.messages.length + 1}`, at: draft.now, channel, from, text };
	draft.people = { ...draft.people, messages: [...draft.people.messages, message] };
	draft.record({ kind: 'message.posted', id: message.id, channel, from, text });
	return message;
}

function answerWaiting(draft: WorldDraft, channel: string): void {
	const { waiting } = draft.people;
	for (const one of waiting.filter((candidate) => candidate.channel === channel)) {
		draft.record({ kind: 'answer.given', message: one.message, channel, waitedMs: draft.now - one.since });
	}
	draft.people = { ...draft.people, waiting: waiting.filter((candidate) => candidate.channel !== channel) };
}

function planReply(draft: WorldDraft, person: PersonPlan, message: Message): void {
	const rule = person.replies.find((candidate) => answers(candidate, message) && !isUsed(draft.people, person, candidate));
	if (!rule) return;
	const reply: PendingReply = { person: person.id, rule: rule.id, channel: message.channel };
	// Someone who is writing this answer already does not write it twice.
	if (draft.people.pending.some((pending) => keyOf(pending) === keyOf(reply))) return;
	draft.people = {
		...draft.people,
		pending: [...draft.people.pending, reply],
		used: rule.once ? [...draft.people.used, usedKey(person, rule)] : draft.people.used,
	};
	draft.schedule(draft.now + rule.afterMs, { room: 'people', kind: 'reply', key: keyOf(reply) });
}

function answers(rule: ReplyRule, message: Message): boolean {
	return (rule.channels.length === 0 || rule.channels.includes(message.channel)) && hasWords(message.text, rule.words);
}

const usedKey = (person: PersonPlan, rule: ReplyRule): string => `${person.id}/${rule.id}`;
const isUsed = (state: PeopleState, person: PersonPlan, rule: ReplyRule): boolean => state.used.includes(usedKey(person, rule));
const keyOf = (reply: PendingReply): string => `${reply.person}/${reply.rule}/${reply.channel}`;
