/** The simulated delivery platform: pure, synchronous, deterministic. Everything outside src/sim imports it from here only. */
export type { KubeObject, ObjectMeta, OwnerReference, ResourceInfo } from './cluster/index.ts';
export { ManifestError, RESOURCES } from './cluster/index.ts';
export type { ChatRequest, Json, JsonObject, KubernetesRequest, Ms, RegistryRequest, Request, Response } from './door.ts';
export type { ClusterFact, Fact, FactKind, PeopleFact, ScriptFact } from './fact.ts';
export {
	canonicalJson,
	compare,
	draw,
	drawHex,
	drawInt,
	drawLognormal,
	drawNormal,
	exp,
	fnv32a,
	humanDuration,
	log,
	parseRfc3339,
	pick,
	rfc3339,
	rfc3339Micro,
	rfc3339Milli,
	sha256Hex,
	shortHumanDuration,
	sin,
} from './kernel/index.ts';
export type { World } from './open-draft.ts';
export type { ChannelView, ConversationView, Message, MessageView } from './people/index.ts';
export { hasWords, wordsMissing } from './people/index.ts';
export type * from './plan.ts';
export { scriptEvents, scriptMachine } from './script/index.ts';
export { restore, SnapshotError, snapshot, stateHash } from './snapshot.ts';
export { containerLog, type LogLine, type LogOptions } from './traffic/index.ts';
export type { ClusterView, DeploymentView, EventView, PodView, ReplicaSetView, ServiceView } from './view.ts';
export { advance, clusterView, conversationView, createWorld, HistoryError, handle, nextDue, step } from './world.ts';
