/** Bounds that keep a world small whatever anybody does in it. */
export const LIMITS = {
	/** Changes that a watch can still be served from; an older resourceVersion is answered with 410 Gone, as upstream does after compaction. */
	watchWindow: 500,
	/** kube-apiserver --event-ttl. */
	eventTtlMs: 3_600_000,
	/** Events kept at one time; the one that was seen longest ago goes first. */
	events: 2_000,
	/** Pods in the whole cluster. Above it the store refuses, as an etcd without space does. */
	pods: 5_000,
	/** Log lines given for one request. */
	logLines: 10_000,
	/** Due events handled in one `advance` without simulated time moving: more is our own endless loop. */
	eventsAtOneInstant: 100_000,
} as const;
