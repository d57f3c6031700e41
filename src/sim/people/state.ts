import type { Ms } from '../door.ts';

export interface Message {
	readonly id: string;
	readonly at: Ms;
	readonly channel: string;
	/** Id of a person, or of the player. */
	readonly from: string;
	readonly text: string;
}

/** Somebody asked something and has had no answer in the channel yet. */
export interface WaitingPerson {
	readonly message: string;
	readonly channel: string;
	readonly from: string;
	readonly since: Ms;
}

/** A reply that is being written: its due event is scheduled. */
export interface PendingReply {
	readonly person: string;
	readonly rule: string;
	readonly channel: string;
}

export interface PeopleState {
	/** In order of time; those from before the start first. */
	readonly messages: readonly Message[];
	readonly waiting: readonly WaitingPerson[];
	readonly pending: readonly PendingReply[];
	/** `person/rule` of every rule that answers once and has been used. */
	readonly used: readonly string[];
}
