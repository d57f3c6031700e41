import type { WorldDraft } from '../../draft.ts';
import { type Report, report } from '../recorder.ts';
import { fieldPath, type Known } from './pods.ts';

/** An event of this pod's kubelet about one of its containers. */
export function tell(
	draft: WorldDraft,
	{ pod, memory }: Known,
	name: string,
	event: Pick<Report, 'type' | 'reason' | 'message' | 'times'>,
): void {
	report(draft, { about: pod, component: 'kubelet', host: memory.node, fieldPath: fieldPath(pod, name), ...event });
}
