/** The table of events at the end of a description. */
import { sorted } from '../../go/index.ts';
import type { Client } from '../client.ts';
import { pathOf } from '../discovery.ts';
import { StatusError } from '../errors.ts';
import type { KubernetesObject } from '../objects.ts';
import type { Description } from './description.ts';

/** How a describer reads more of the server than its own object. */
export interface Reader {
	readonly client: Client;
	/** False with `--show-events=false`. */
	readonly showsEvents: boolean;
}

/** Events about an object; null when they are not wanted. `kind` is left out where upstream leaves it out. */
export function eventsAbout(
	reader: Reader,
	object: KubernetesObject,
	how: { readonly kind?: string; readonly uid?: string } = {},
): readonly KubernetesObject[] | null {
	if (!reader.showsEvents) return null;
	const { name, namespace = '', uid = '' } = object.metadata;
	const kind = how.kind ?? object.kind;
	const terms = [`involvedObject.name=${name}`, `involvedObject.namespace=${namespace}`];
	if (kind !== '') terms.push(`involvedObject.kind=${kind}`);
	terms.push(`involvedObject.uid=${how.uid ?? uid}`);
	try {
		return reader.client.list(reader.client.builtin('events'), namespace, { fieldSelector: terms.join(','), limit: '500' });
	} catch (error) {
		// What the person may not see is shown as if there were none.
		if (error instanceof StatusError) return [];
		throw error;
	}
}

/** Orders events by their last timestamp; those that have none (a scheduler's) come first, as the describers' sorter leaves them. */
function byLastTimestamp(events: readonly KubernetesObject[]): readonly KubernetesObject[] {
	const key = (event: KubernetesObject): string => event.lastTimestamp ?? '';
	return sorted(events, (a, b) => key(a) < key(b));
}

/** `20s (x80 over 20m)` or `3m20s`. */
export function eventAge(out: Pick<Description, 'since'>, event: KubernetesObject): string {
	const first = out.since(event.eventTime ?? event.firstTimestamp);
	if (event.series) return `${out.since(event.series.lastObservedTime)} (x${event.series.count} over ${first})`;
	if (event.count > 1) return `${out.since(event.lastTimestamp)} (x${event.count} over ${first})`;
	return first;
}

export function describeEvents(out: Description, events: readonly KubernetesObject[] | null): void {
	if (events === null) return;
	if (events.length === 0) {
		out.line(0, 'Events:\t<none>');
		return;
	}
	out.flush();
	out.line(0, 'Events:\n  Type\tReason\tAge\tFrom\tMessage');
	out.line(1, '----\t------\t----\t----\t-------');
	for (const event of byLastTimestamp(events)) {
		const from = event.source?.component || (event.reportingComponent ?? '');
		out.line(1, `${event.type}\t${event.reason}\t${eventAge(out, event)}\t${from}\t${messageOf(event)}`);
	}
}

/** What happened, after the part of the object that it happened to. */
function messageOf(event: KubernetesObject): string {
	const message = String(event.message ?? '').trim();
	const part = event.involvedObject?.fieldPath ?? '';
	return part === '' ? message : `${part}: ${message}`;
}

/** Objects of a collection, or none when the server refuses. */
export function listOrNone(
	reader: Reader,
	plural: string,
	group: string,
	namespace: string,
	labelSelector: string,
): readonly KubernetesObject[] | null {
	try {
		return reader.client.list(reader.client.builtin(plural, group), namespace, {
			...(labelSelector === '' ? {} : { labelSelector }),
			limit: '500',
		});
	} catch (error) {
		if (error instanceof StatusError) return null;
		throw error;
	}
}

/** One object, or the refusal. */
export function tryGet(reader: Reader, plural: string, group: string, namespace: string, name: string): KubernetesObject | StatusError {
	try {
		return reader.client.get(pathOf(reader.client.builtin(plural, group), namespace, name)) as unknown as KubernetesObject;
	} catch (error) {
		if (error instanceof StatusError) return error;
		throw error;
	}
}
