/**
 * What happened: typed, past tense, at a simulated time. Facts are recomputed on replay and never stored.
 * Every kind that rules may use is listed here; the author's catalogue is made from this union.
 */
import type { Ms } from './door.ts';

interface At {
	/** Simulated time, ms since the start of the scenario. */
	readonly at: Ms;
}

interface Named {
	readonly namespace: string;
	readonly name: string;
}

/** A pod as facts name it; `deployment` is empty for a pod without one. */
interface OfPod extends Named {
	readonly deployment: string;
}

export type ClusterFact =
	/** Somebody changed an object through the API. `resource` is plural, `subresource` empty or `scale`. */
	| (At &
			Named & {
				readonly kind: 'object.written';
				readonly verb: 'create' | 'update' | 'patch' | 'delete';
				readonly resource: string;
				readonly subresource: string;
				readonly by: string;
			})
	/** The API server refused a request; `status` is the HTTP status. */
	| (At &
			Named & {
				readonly kind: 'request.refused';
				readonly verb: string;
				readonly resource: string;
				readonly by: string;
				readonly status: number;
			})
	| (At & OfPod & { readonly kind: 'pod.created' })
	| (At & OfPod & { readonly kind: 'pod.scheduled'; readonly node: string })
	| (At & OfPod & { readonly kind: 'pod.imagePullFailed'; readonly container: string; readonly image: string; readonly message: string })
	| (At & OfPod & { readonly kind: 'container.started'; readonly container: string; readonly image: string; readonly restarts: number })
	| (At & OfPod & { readonly kind: 'container.exited'; readonly container: string; readonly exitCode: number; readonly reason: string })
	| (At & OfPod & { readonly kind: 'pod.ready' })
	| (At & OfPod & { readonly kind: 'pod.unready' })
	| (At & OfPod & { readonly kind: 'pod.deleted' })
	/** The deployment's template changed: a rollout towards `revision` began. `images` joined by a comma, in container order. */
	| (At & Named & { readonly kind: 'rollout.started'; readonly revision: number; readonly images: string })
	| (At & Named & { readonly kind: 'rollout.completed'; readonly revision: number; readonly images: string })
	/** The progress deadline passed. */
	| (At & Named & { readonly kind: 'rollout.stalled'; readonly revision: number })
	| (At & Named & { readonly kind: 'rollout.paused' })
	| (At & Named & { readonly kind: 'rollout.resumed' })
	| (At & Named & { readonly kind: 'deployment.scaled'; readonly from: number; readonly to: number })
	/** Available replicas changed; `desired` is spec.replicas. */
	| (At & Named & { readonly kind: 'deployment.availability'; readonly available: number; readonly desired: number })
	/** Ready endpoint addresses of a Service changed. */
	| (At & Named & { readonly kind: 'endpoints.changed'; readonly ready: number });

export type PeopleFact =
	| (At & { readonly kind: 'message.posted'; readonly id: string; readonly channel: string; readonly from: string; readonly text: string })
	/** Somebody asked and now waits for an answer in the channel. */
	| (At & { readonly kind: 'answer.awaited'; readonly message: string; readonly channel: string; readonly from: string })
	| (At & { readonly kind: 'answer.given'; readonly message: string; readonly channel: string; readonly waitedMs: number });

export type ScriptFact = At & { readonly kind: 'stage.entered'; readonly stage: string };

export type Fact = ClusterFact | PeopleFact | ScriptFact;
export type FactKind = Fact['kind'];
