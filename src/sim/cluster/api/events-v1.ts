/** Events as `events.k8s.io/v1` shows them. Source: pkg/apis/events/v1/conversion.go. */
import type { KubeObject } from '../object.ts';
import { compact } from './json.ts';

export function asEventsV1(event: KubeObject): KubeObject {
	const { involvedObject, message, source, firstTimestamp, lastTimestamp, count, reportingComponent, apiVersion: _core, ...rest } = event;
	return {
		...rest,
		...compact({
			regarding: involvedObject,
			note: message,
			deprecatedSource: source,
			deprecatedFirstTimestamp: firstTimestamp,
			deprecatedLastTimestamp: lastTimestamp,
			deprecatedCount: count,
			reportingController: reportingComponent,
		}),
		apiVersion: 'events.k8s.io/v1',
		kind: 'Event',
		metadata: event.metadata,
	};
}
