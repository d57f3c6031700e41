/** What a scenario's world is made of. */
import * as z from 'zod';
import { factKinds, Slots } from './rules.ts';
import { exactlyOne, Id, Past, Scalar, Span, Text } from './scalars.ts';

const Instant = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'an instant such as 2026-11-13T14:05:00Z')
	.describe('RFC 3339, whole seconds, UTC');

const Size = z
	.string()
	.regex(/^\d+(?:\.\d+)?(?:kB|MB|GB)$/, 'a size such as 84.2MB')
	.transform((text) =>
		Math.round(Number.parseFloat(text) * { kB: 1e3, MB: 1e6, GB: 1e9 }[text.replace(/[\d.]/g, '') as 'kB' | 'MB' | 'GB']),
	);

const FilePath = z.string().regex(/^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/, 'a path below `files/`, such as `cluster/20-checkout.yaml`');

const Need = exactlyOne(
	['env', 'file'],
	z.strictObject({
		env: z.string().optional().describe('An environment variable that must be set'),
		file: z.string().optional().describe('A file that must be mounted'),
		exitCode: z.number().int().min(0).max(255),
		exitAfter: Span,
		log: z.array(z.string()),
	}),
);

const Workload = z.strictObject({
	images: z.array(Text).min(1).describe('Full references as in pod specs: every container with one of them behaves like this'),
	startup: z
		.strictObject({ median: Span, spread: z.number().min(0).max(1) })
		.describe('Time from the start of the container until it passes its probes'),
	needs: z.array(Need).default([]).describe('What the process needs to live'),
	crash: z.strictObject({ after: Span, exitCode: z.number().int().min(0).max(255), log: z.array(z.string()) }).optional(),
	hang: z.strictObject({ after: Span }).optional().describe('From then on the liveness probe fails'),
	unready: z
		.strictObject({ from: Span, until: Span.optional(), statusCode: z.number().int() })
		.optional()
		.describe('From then on the readiness probe fails'),
	logs: z.strictObject({
		startup: z.array(z.string()).default([]),
		steady: z.array(z.strictObject({ every: Span, line: z.string() })).default([]),
		shutdown: z.array(z.string()).default([]),
	}),
	shutdown: Span.describe('Time the process takes to end after SIGTERM'),
});

const Image = z.strictObject({
	repository: z.string().regex(/^[a-z0-9.-]+(?::\d+)?\/[a-z0-9._/-]+$/, 'host and repository, such as registry.example.com/shop/checkout'),
	tag: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'an image tag'),
	size: Size,
	digest: z
		.string()
		.regex(/^sha256:[0-9a-f]{64}$/, '`sha256:` and 64 hex digits')
		.optional()
		.describe('Made from repository and tag when absent'),
});
const PushedImage = Image.extend({ pushed: Past });

const SetImage = z.strictObject({
	deployment: Text,
	namespace: Text,
	container: Text,
	image: Text,
	cause: z.string().optional().describe('Written to the annotation kubernetes.io/change-cause'),
});
const Scale = z.strictObject({ deployment: Text, namespace: Text, replicas: z.number().int().min(0) });
const Patch = z.strictObject({
	resource: Text.describe('Plural name, such as `deployments`'),
	group: z.string().describe('API group and version, such as `apps/v1`, or `v1`'),
	namespace: z.string(),
	name: Text,
	patch: z.record(z.string(), z.json()).describe('A strategic merge patch'),
});

/** A change that somebody makes to the cluster. */
const change = {
	create: FilePath.optional().describe('Creates every object of this manifest'),
	setImage: SetImage.optional().describe('As `kubectl set image` does, with its change cause'),
	scale: Scale.optional(),
	patch: Patch.optional(),
};
const changes = ['create', 'setImage', 'scale', 'patch'] as const;
const By = Text.describe('User that the API server sees, such as `system:serviceaccount:ci:release`');

const HistoryStep = exactlyOne(changes, z.strictObject({ at: Past, by: By, ...change }));

const Reply = z.strictObject({
	id: Id,
	channels: z.array(Id).default([]).describe('Only messages in these channels; empty = every channel'),
	words: Slots.default([]).describe('Every slot must be filled; empty = any message'),
	after: Span.describe('Time until the reply is written'),
	text: Text,
	once: z.boolean().default(true).describe('Answers once only'),
	asks: z.boolean().default(false).describe('Waits for an answer afterwards'),
});

export const World = z.strictObject({
	startsAt: Instant.describe('Instant of simulated time 0'),
	history: Span.describe('How long before the start the world begins'),
	cluster: z
		.strictObject({
			context: Text.describe('Name of the kubectl context'),
			server: Text.describe('Address of the API server'),
			nodes: z
				.array(z.strictObject({ name: Text, cpu: Text, memory: Text, pods: z.number().int().min(1), internalIP: Text }))
				.min(1)
				.describe('Nodes of the cluster'),
		})
		.describe('The objects present when history begins are the manifests in files/cluster/, by name'),
	registry: z.strictObject({ hosts: z.array(Text).min(1), images: z.array(PushedImage) }),
	workloads: z.array(Workload).describe('How containers behave, by image'),
	past: z.array(HistoryStep).describe('What people and pipelines did before the start, in order of time'),
	people: z.array(z.strictObject({ id: Id, name: Text, role: Text, replies: z.array(Reply) })).describe('Simulated people'),
	channels: z
		.array(z.strictObject({ id: Id, topic: z.string(), history: z.array(z.strictObject({ at: Past, from: Id, text: Text })) }))
		.describe('Chat channels'),
	player: z
		.strictObject({ id: Id, user: Text, home: Text, cwd: Text, namespace: Text })
		.describe('Who plays: name in chat, user at the API server, home, first directory, namespace of the context'),
});
export type World = z.infer<typeof World>;
export type HistoryStep = z.infer<typeof HistoryStep>;

const Inject = exactlyOne(
	['say', 'push', ...changes],
	z.strictObject({
		say: z
			.strictObject({ from: Id, channel: Id, text: Text, asks: z.boolean().default(false) })
			.optional()
			.describe('Somebody writes'),
		push: Image.optional().describe('An image appears in the registry'),
		by: By.optional().describe('Who makes the change'),
		...change,
	}),
);
export type InjectSource = z.infer<typeof Inject>;

const Trigger = exactlyOne(
	['after', 'fact'],
	z.strictObject({
		after: Span.optional().describe('Time since the stage was entered'),
		fact: z.enum(factKinds).optional(),
		where: z.record(z.string(), Scalar).optional().describe('Fields of the fact that must equal these values'),
	}),
);
export type TriggerSource = z.infer<typeof Trigger>;

export const Script = z.strictObject({
	initial: Id,
	stages: z.record(
		Id,
		z.strictObject({
			entry: z.array(Inject).default([]).describe('Done on entering'),
			during: z
				.array(z.strictObject({ when: Trigger, do: z.array(Inject).min(1) }))
				.default([])
				.describe('Done while in the stage, each at most once'),
			moves: z
				.array(z.strictObject({ when: Trigger, to: Id }))
				.default([])
				.describe('The first that matches moves on; none = the stage stays to the end'),
		}),
	),
});
export type Script = z.infer<typeof Script>;
