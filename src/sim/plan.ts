/**
 * The public half of a scenario, compiled for one variant: everything that a world is made of. Plain data; the scenario room
 * compiles it from YAML, the world reads it. It holds nothing of goals, hints or scoring.
 */
import type { JsonObject, Ms, Request } from './door.ts';

/** How a container made from one image behaves. The first model whose `image` equals the container's image wins. */
export interface WorkloadModel {
	/** Full reference as in the pod spec, such as `registry.example.com/shop/checkout:4.11.3`. */
	readonly image: string;
	/** Time from container start until it listens and passes its probes; drawn around the median by `spread` (0..1). */
	readonly startup: { readonly medianMs: Ms; readonly spread: number };
	/** What the process needs to live; a missing one makes it exit with `exitCode` after `exitAfterMs`, logging `log`. */
	readonly needs: readonly Need[];
	/** The process ends by itself this long after each start (a bug in the version); absent = it keeps running. */
	readonly crash?: { readonly afterMs: Ms; readonly exitCode: number; readonly log: readonly string[] };
	/** From this long after start the liveness probe fails (a hang); absent = never. */
	readonly hang?: { readonly afterMs: Ms };
	/** From this long after start the readiness probe fails with this status; `untilMs` ends it. Absent = ready after startup. */
	readonly unready?: { readonly fromMs: Ms; readonly untilMs?: Ms; readonly statusCode: number };
	/** Log lines at start, in order, spread over the start-up time; then lines drawn about every `everyMs`. Placeholders: {time} {pod} {version} {n}. */
	readonly logs: {
		readonly startup: readonly string[];
		readonly steady: readonly { readonly everyMs: Ms; readonly line: string }[];
		/** Written on SIGTERM. */
		readonly shutdown: readonly string[];
	};
	/** Time the process takes to end after SIGTERM. */
	readonly shutdownMs: Ms;
}

export type Need =
	| { readonly env: string; readonly exitCode: number; readonly exitAfterMs: Ms; readonly log: readonly string[] }
	| { readonly file: string; readonly exitCode: number; readonly exitAfterMs: Ms; readonly log: readonly string[] };

/** One image in the registry. */
export interface ImagePlan {
	/** Host/repository, such as `registry.example.com/shop/checkout`. */
	readonly repository: string;
	readonly tag: string;
	/** `sha256:` and 64 hex digits. */
	readonly digest: string;
	readonly sizeBytes: number;
	/** When it was pushed. */
	readonly pushedAt: Ms;
}

export interface PersonPlan {
	readonly id: string;
	readonly name: string;
	/** Role as the chat shows it, such as `SRE on call`. */
	readonly role: string;
	/** What this person answers: the first rule whose words all occur in a message to one of the channels, in order of the list. */
	readonly replies: readonly ReplyRule[];
}

export interface ReplyRule {
	readonly id: string;
	/** Only messages in these channels; empty = every channel. */
	readonly channels: readonly string[];
	/** Lower-case words or phrases; every group needs one of its alternatives. Empty = any message. */
	readonly words: readonly (readonly string[])[];
	readonly afterMs: Ms;
	readonly text: string;
	/** Answers once only. */
	readonly once: boolean;
	/** After this reply the person waits for an answer. */
	readonly asks: boolean;
}

export interface ChannelPlan {
	readonly id: string;
	readonly topic: string;
	/** Messages from before the start. */
	readonly history: readonly { readonly at: Ms; readonly from: string; readonly text: string }[];
}

/** One thing that the script does. */
export type Inject =
	| { readonly do: 'say'; readonly from: string; readonly channel: string; readonly text: string; readonly asks: boolean }
	| { readonly do: 'request'; readonly request: Request }
	| { readonly do: 'push'; readonly image: ImagePlan };

/** When the script acts or moves on. `fact` matches a fact by kind and by the equality of the named fields. */
export type Trigger =
	| { readonly on: 'time'; readonly afterMs: Ms }
	| { readonly on: 'fact'; readonly fact: string; readonly where: Readonly<Record<string, string | number>> };

/** A scenario's script: stages of an XState chart, as data. */
export interface ScriptPlan {
	readonly initial: string;
	readonly stages: Readonly<Record<string, StagePlan>>;
}

export interface StagePlan {
	/** Done on entering. */
	readonly entry: readonly Inject[];
	/** Done while in the stage, each at most once. */
	readonly injects: readonly { readonly when: Trigger; readonly actions: readonly Inject[] }[];
	/** The first that matches moves on. */
	readonly transitions: readonly { readonly when: Trigger; readonly to: string }[];
}

export interface WorldPlan {
	/** RFC 3339 instant of simulated time 0, such as `2026-11-13T14:05:00Z`. */
	readonly startsAt: string;
	/** How long before the start the world begins, ms; history requests lie inside it. */
	readonly historyMs: Ms;
	readonly cluster: {
		/** Name of the kubectl context, such as `prod`. */
		readonly context: string;
		readonly server: string;
		readonly nodes: readonly {
			readonly name: string;
			readonly cpu: string;
			readonly memory: string;
			readonly pods: number;
			readonly internalIP: string;
		}[];
		/** Manifests present when history begins; applied in order. */
		readonly objects: readonly JsonObject[];
	};
	readonly registry: { readonly hosts: readonly string[]; readonly images: readonly ImagePlan[] };
	readonly workloads: readonly WorkloadModel[];
	/** What people and pipelines did before the start; `at` is negative. */
	readonly history: readonly { readonly at: Ms; readonly request: Request }[];
	readonly people: readonly PersonPlan[];
	readonly channels: readonly ChannelPlan[];
	readonly script: ScriptPlan;
	/** The person who plays: code name in chat, user name at the API server, home directory and start directory. */
	readonly player: { readonly id: string; readonly user: string; readonly home: string; readonly cwd: string; readonly namespace: string };
	/** Files of the player's machine, absolute path to text. */
	readonly files: Readonly<Record<string, string>>;
}
