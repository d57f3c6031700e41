/**
 * Event recorders: the events that components write about objects, counted and thinned out as upstream does.
 * Source: client-go tools/record/events_cache.go (spam filter: 25 at once, then one in 300 s for each source and object; more than ten
 * distinct messages of one reason within ten minutes become one) and tools/events for the scheduler.
 */
import type { Ms } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { compare, drawInt, fnv32a, LIMITS, rfc3339, rfc3339Micro } from '../kernel/index.ts';
import { epochOf } from './conditions.ts';
import { epochNow } from './due.ts';
import type { RecorderMemory } from './memory.ts';
import type { KubeObject } from './object.ts';
import type { Event } from './types.ts';

export interface Report {
	readonly about: KubeObject;
	readonly component: string;
	/** Node of a kubelet; empty for controllers. */
	readonly host?: string;
	readonly type: 'Normal' | 'Warning';
	readonly reason: string;
	readonly message: string;
	/** Such as `spec.containers{checkout}`. */
	readonly fieldPath?: string;
	/** How often it happened since the last report: upstream counts what its spam filter holds back. Default 1. */
	readonly times?: number;
}

const BURST = 25;
const REFILL_MS = 300_000;
const GROUP_MS = 600_000;
const GROUP_SIZE = 10;
/** Different events that a recorder remembers of one object; the one it saw first goes first. */
const REMEMBERED = 64;

const FRESH: Omit<RecorderMemory, 'refilledAt' | 'usedAt'> = { tokens: BURST, groups: {}, seen: {} };

const recorderKey = (report: Pick<Report, 'about' | 'component' | 'host'>): string =>
	`${report.component} ${report.host ?? ''} ${report.about.metadata.uid}`;

function memoryOf(draft: WorldDraft, key: string): RecorderMemory {
	return draft.cluster.recorders.get(key) ?? { ...FRESH, refilledAt: draft.now, usedAt: draft.now };
}

/** Whole tokens at this time; the rest of the time towards the next one is kept. */
function refilled(memory: RecorderMemory, now: Ms): RecorderMemory {
	const gained = Math.floor((now - memory.refilledAt) / REFILL_MS);
	if (gained === 0) return memory;
	const tokens = Math.min(BURST, memory.tokens + gained);
	return { ...memory, tokens, refilledAt: tokens === BURST ? now : memory.refilledAt + gained * REFILL_MS };
}

/** The next time at which a report about this object would be let through: now, or when a token comes back. */
export function letThroughAt(draft: WorldDraft, report: Pick<Report, 'about' | 'component' | 'host'>): Ms {
	const memory = refilled(memoryOf(draft, recorderKey(report)), draft.now);
	return memory.tokens > 0 ? draft.now : memory.refilledAt + REFILL_MS;
}

/** Writes an event, or counts one up, or holds it back. */
export function report(draft: WorldDraft, what: Report): void {
	const key = recorderKey(what);
	const memory = refilled(memoryOf(draft, key), draft.now);
	const grouped = group(memory, what, draft.now);
	const kin = grouped.isCombined
		? `${what.type}/${what.reason}`
		: `${what.type}/${what.reason}/${what.fieldPath ?? ''}/${fnv32a(what.message)}`;
	const before = memory.seen[kin];
	const count = (before?.count ?? 0) + (what.times ?? 1);
	const entry = { name: before?.name ?? eventName(draft, what, kin), count, firstAt: before?.firstAt ?? draft.now };
	const isHeldBack = memory.tokens === 0;
	const full = memory.tokens === BURST;
	draft.cluster.recorders = draft.cluster.recorders.set(key, {
		tokens: isHeldBack ? 0 : memory.tokens - 1,
		refilledAt: full ? draft.now : memory.refilledAt,
		usedAt: draft.now,
		groups: { ...memory.groups, [`${what.type}/${what.reason}`]: grouped.group },
		seen: remembered(memory.seen, kin, entry),
	});
	if (isHeldBack) return;
	const message = grouped.isCombined ? `(combined from similar events): ${what.message}` : what.message;
	write(draft, { ...what, message }, entry);
}

type Seen = RecorderMemory['seen'];

function remembered(seen: Seen, kin: string, entry: Seen[string]): Seen {
	if (seen[kin]) return { ...seen, [kin]: entry };
	const keys = Object.keys(seen);
	if (keys.length < REMEMBERED) return { ...seen, [kin]: entry };
	const { [keys[0] as string]: _first, ...rest } = seen;
	return { ...rest, [kin]: entry };
}

/** Upstream's aggregator: from the tenth distinct message on, events of one reason are combined. */
function group(memory: RecorderMemory, { type, reason, message }: Report, now: Ms) {
	const known = memory.groups[`${type}/${reason}`];
	const recent = known && now - known.at <= GROUP_MS ? known.messages : [];
	const print = `${fnv32a(message)}`;
	const messages = recent.includes(print) ? recent : [...recent, print];
	if (messages.length < GROUP_SIZE) return { isCombined: false, group: { messages, at: now } };
	// Upstream takes any one out again; here the newest.
	return { isCombined: true, group: { messages: messages.slice(0, GROUP_SIZE - 1), at: now } };
}

/** `<object>.<16 hex digits>`: upstream prints the nanoseconds of the clock; those below a millisecond are drawn. */
function eventName(draft: WorldDraft, { about, reason }: Report, kin: string): string {
	const below = drawInt(draft.seed, `event/${reason}`, `${about.metadata.uid}/${kin}`, draft.now, 0, 999_999);
	const nanos = BigInt(epochNow(draft)) * 1_000_000n + BigInt(below);
	return `${about.metadata.name}.${nanos.toString(16).padStart(16, '0')}`;
}

function write(draft: WorldDraft, what: Report, entry: { name: string; count: number; firstAt: Ms }): void {
	const namespace = what.about.metadata.namespace ?? 'default';
	const existing = draft.objects.get('events', namespace, entry.name) as Event | undefined;
	const lastTimestamp = rfc3339(epochNow(draft));
	if (existing) {
		draft.objects.replace('events', { ...existing, count: entry.count, lastTimestamp, message: what.message });
		return;
	}
	draft.objects.create('events', {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: { name: entry.name, namespace },
		count: entry.count,
		eventTime: null,
		firstTimestamp: rfc3339(draft.epochMs + entry.firstAt),
		involvedObject: referenceTo(what.about, what.fieldPath),
		lastTimestamp,
		message: what.message,
		reason: what.reason,
		reportingComponent: what.component,
		reportingInstance: what.host ?? '',
		source: { component: what.component, ...(what.host ? { host: what.host } : {}) },
		type: what.type,
	});
	keepBounded(draft);
}

/** The scheduler's newer events: no count but a series, and the time to the microsecond. */
export function reportSeries(draft: WorldDraft, what: Report & { readonly action: string }): void {
	const key = recorderKey(what);
	const memory = memoryOf(draft, key);
	const kin = `${what.type}/${what.reason}/${fnv32a(what.message)}`;
	const before = memory.seen[kin];
	const namespace = what.about.metadata.namespace ?? 'default';
	const eventTime = rfc3339Micro(epochNow(draft));
	const entry = {
		name: before?.name ?? eventName(draft, what, kin),
		count: (before?.count ?? 0) + 1,
		firstAt: before?.firstAt ?? draft.now,
	};
	const recorders = draft.cluster.recorders.set(key, { ...memory, usedAt: draft.now, seen: remembered(memory.seen, kin, entry) });
	draft.cluster.recorders = recorders;
	const existing = draft.objects.get('events', namespace, entry.name) as Event | undefined;
	if (existing) {
		draft.objects.replace('events', { ...existing, series: { count: entry.count, lastObservedTime: eventTime } });
		return;
	}
	draft.objects.create('events', {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: { name: entry.name, namespace },
		action: what.action,
		eventTime,
		firstTimestamp: null,
		involvedObject: referenceTo(what.about),
		lastTimestamp: null,
		message: what.message,
		reason: what.reason,
		reportingComponent: what.component,
		reportingInstance: `${what.component}-control-plane`,
		source: {},
		type: what.type,
	});
	keepBounded(draft);
}

function referenceTo({ apiVersion, kind, metadata }: KubeObject, fieldPath?: string) {
	const { namespace, name, uid, resourceVersion } = metadata;
	return { apiVersion, ...(fieldPath ? { fieldPath } : {}), kind, name, ...(namespace ? { namespace } : {}), resourceVersion, uid };
}

/** Epoch ms at which an event was last seen. */
export function lastSeen(event: Event): Ms {
	return epochOf(event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp);
}

const SWEEP = 'events.sweep';
const MINUTE = 60_000;

/** Keeps the number of events bounded and a sweep waiting for the time when the oldest is out of date. */
function keepBounded(draft: WorldDraft): void {
	if (!draft.isScheduled('cluster', SWEEP, '')) {
		draft.schedule(Math.ceil((draft.now + LIMITS.eventTtlMs) / MINUTE) * MINUTE, { room: 'cluster', kind: SWEEP, key: '' });
	}
	if (draft.objects.count('events') <= LIMITS.events) return;
	const events = byLastSeen(draft);
	for (const event of events.slice(0, Math.ceil(events.length / 4))) forget(draft, event);
}

function byLastSeen(draft: WorldDraft): readonly Event[] {
	const events = (draft.objects.list('events') as readonly Event[]).map((event) => ({
		event,
		at: lastSeen(event),
		name: event.metadata.name,
	}));
	return events.sort((one, other) => one.at - other.at || compare(one.name, other.name)).map(({ event }) => event);
}

const forget = (draft: WorldDraft, event: Event): void =>
	draft.objects.remove('events', event.metadata.namespace ?? '', event.metadata.name);

/** Takes away events an hour after they were last seen, and what the recorders need not remember any more. */
export function sweepEvents(draft: WorldDraft): void {
	const oldest = epochNow(draft) - LIMITS.eventTtlMs;
	let next: Event | undefined;
	for (const event of byLastSeen(draft)) {
		if (lastSeen(event) > oldest) {
			next = event;
			break;
		}
		forget(draft, event);
	}
	let { recorders } = draft.cluster;
	for (const key of recorders.keys())
		if (draft.now - (recorders.get(key) as RecorderMemory).usedAt >= LIMITS.eventTtlMs) recorders = recorders.delete(key);
	draft.cluster.recorders = recorders;
	if (!next) return;
	const due = lastSeen(next) - draft.epochMs + LIMITS.eventTtlMs;
	draft.schedule(Math.max(draft.now + MINUTE, Math.ceil(due / MINUTE) * MINUTE), { room: 'cluster', kind: SWEEP, key: '' });
}
