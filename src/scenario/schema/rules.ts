/** Rules over the trace and the world: what goals, ends, observables and depths are written in. */
import * as z from 'zod';
import type { FactKind } from '../../sim/index.ts';
import { exactlyOne, Id, Pattern, Scalar, Span } from './scalars.ts';

/** The author's catalogue of facts. A kind that the simulation records and that is missing here, or the reverse, does not compile. */
export const FACT_KINDS: Readonly<Record<FactKind, string>> = {
	'object.written': 'Somebody changed an object: namespace, name, verb, resource, subresource, by',
	'request.refused': 'The API server refused a request: namespace, name, verb, resource, by, status',
	'pod.created': 'namespace, name, deployment',
	'pod.scheduled': 'namespace, name, deployment, node',
	'pod.imagePullFailed': 'namespace, name, deployment, container, image, message',
	'container.started': 'namespace, name, deployment, container, image, restarts',
	'container.exited': 'namespace, name, deployment, container, exitCode, reason',
	'pod.ready': 'namespace, name, deployment',
	'pod.unready': 'namespace, name, deployment',
	'pod.deleted': 'namespace, name, deployment',
	'rollout.started': 'The template changed: namespace, name, revision, images (joined by a comma)',
	'rollout.completed': 'namespace, name, revision, images',
	'rollout.stalled': 'The progress deadline passed: namespace, name, revision',
	'rollout.paused': 'namespace, name',
	'rollout.resumed': 'namespace, name',
	'deployment.scaled': 'namespace, name, from, to',
	'deployment.availability': 'Available replicas changed: namespace, name, available, desired',
	'endpoints.changed': 'Ready addresses of a Service changed: namespace, name, ready',
	'message.posted': 'id, channel, from, text',
	'answer.awaited': 'Somebody asked and waits: message, channel, from',
	'answer.given': 'message, channel, waitedMs',
	'stage.entered': 'The script entered a stage: stage',
};
export const factKinds = Object.keys(FACT_KINDS) as [FactKind, ...FactKind[]];

/** The author's catalogue of inputs; the session owns their exact shape. */
export const inputKinds = [
	'line',
	'key',
	'resize',
	'scroll',
	'open',
	'message',
	'pin',
	'unpin',
	'hypothesis',
	'drop-hypothesis',
	'conclude',
	'hint',
	'pace',
	'finish',
] as const;

/** Alternatives of which one must occur; whole words, a `*` at the end takes any ending. */
export const Slot = z.array(z.string().min(1)).min(1).describe('Alternatives: one of them must occur as a whole word or phrase');
export const Slots = z.array(Slot).describe('Every slot must be filled');

/** One entry of the trace. Everything that is written must hold. */
export const EventPattern = exactlyOne(
	['input', 'fact', 'clue'],
	z.strictObject({
		input: z.enum(inputKinds).optional().describe('An input of this kind'),
		fact: z.enum(factKinds).optional().describe('A fact of this kind'),
		clue: Id.optional().describe('This clue reached the screen'),
		where: z.record(z.string(), Scalar).optional().describe('Fields that must equal these values; `belief.cause` reaches into a field'),
		isNot: z.record(z.string(), Scalar).optional().describe('Fields that must differ from these values'),
		atLeast: z.record(z.string(), z.number()).optional().describe('Fields that must be this number or more'),
		atMost: z.record(z.string(), z.number()).optional().describe('Fields that must be this number or less'),
		matches: z.record(z.string(), Pattern).optional().describe('Fields in which the regular expression must be found'),
		words: z.record(z.string(), Slots).optional().describe('Fields of prose and the slots that each must fill'),
		lacks: z.record(z.string(), Slots).optional().describe('Fields of prose in which none of these slots may be filled'),
		belief: z.enum(['true', 'false']).optional().describe('The named component and cause are, or are not, those of the variant'),
	}),
);
export type EventPattern = z.infer<typeof EventPattern>;

/** Where in the trace to look. Absent = everywhere. */
const scope = {
	after: EventPattern.optional().describe('Only entries after the first of these; none of these = nowhere'),
	afterLast: EventPattern.optional().describe('Only entries after the last of these; none of these = nowhere'),
	before: EventPattern.optional().describe('Only entries before the first of these; none of these = everywhere'),
};
export const Scope = z.strictObject(scope);
export type Scope = z.infer<typeof Scope>;

const Seen = z.strictObject({ event: EventPattern, ...scope });

const InWorld = z.strictObject({
	resource: z.string().describe('Plural name, such as `deployments`'),
	namespace: z.string().describe('Empty for resources without one'),
	name: z.string(),
	path: z.string().describe('Field as dots and indexes, such as `status.availableReplicas` or `spec.template.spec.containers.0.image`'),
	is: Scalar.optional().describe('Equals this; a missing field equals 0 and the empty string'),
	isNot: Scalar.optional(),
	atLeast: z.number().optional(),
	atMost: z.number().optional(),
});
export type InWorld = z.infer<typeof InWorld>;

export interface Predicate {
	readonly all?: readonly Predicate[] | undefined;
	readonly any?: readonly Predicate[] | undefined;
	readonly not?: Predicate | undefined;
	readonly seen?: z.infer<typeof Seen> | undefined;
	readonly world?: InWorld | undefined;
	readonly goals?: 'all' | undefined;
}

/** True or false at a moment, over the trace so far and the world as it stands. */
export const Predicate: z.ZodType<Predicate, unknown> = z.lazy(() =>
	exactlyOne(
		['all', 'any', 'not', 'seen', 'world', 'goals'],
		z.strictObject({
			all: z.array(Predicate).min(1).optional().describe('All of these hold'),
			any: z.array(Predicate).min(1).optional().describe('One of these holds'),
			not: Predicate.optional().describe('This does not hold'),
			seen: Seen.optional().describe('An entry of the trace like this exists'),
			world: InWorld.optional().describe('A field of an object in the cluster, as it stands now'),
			goals: z.literal('all').optional().describe('Every goal of the scenario holds'),
		}),
	),
);

/** Evidence rules in the vocabulary of specification patterns. */
export const EvidencePattern = exactlyOne(
	['exists', 'absent', 'precedes', 'responds', 'bounded', 'holds'],
	z.strictObject({
		exists: EventPattern.optional().describe('Shown when this is found'),
		absent: EventPattern.optional().describe('Shown when this is not found'),
		precedes: z
			.strictObject({ first: EventPattern, second: EventPattern })
			.optional()
			.describe('Shown when `first` stands before the first `second`; without a `second` there was no opportunity'),
		responds: z
			.strictObject({ to: EventPattern, with: EventPattern, within: Span })
			.optional()
			.describe('The share of `to` that is followed by a `with` in time; without a `to` there was no opportunity'),
		bounded: z
			.strictObject({ event: EventPattern, atLeast: z.number().int().min(0).optional(), atMost: z.number().int().min(0).optional() })
			.optional()
			.describe('Shown when the number found lies within the bounds'),
		holds: Predicate.optional().describe('Shown when this holds at the end of the attempt'),
		scope: Scope.optional(),
	}),
);
export type EvidencePattern = z.infer<typeof EvidencePattern>;
