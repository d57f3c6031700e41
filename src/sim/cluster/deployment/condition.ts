import type { WorldDraft } from '../../draft.ts';
import { rfc3339 } from '../../kernel/index.ts';
import { epochNow } from '../due.ts';
import type { DeploymentStatus, Status, WorkloadCondition } from '../types.ts';

export function condition(draft: WorldDraft, type: string, status: Status, reason: string, message: string): WorkloadCondition {
	const now = rfc3339(epochNow(draft));
	return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}

export function conditionOf(status: DeploymentStatus, type: string): WorkloadCondition | undefined {
	return status.conditions?.find((candidate) => candidate.type === type);
}

/** Same status and reason: left as it is. Same status: keeps its transition time. The changed one goes to the end. Source: SetDeploymentCondition. */
export function withCondition(status: DeploymentStatus, next: WorkloadCondition): DeploymentStatus {
	const current = conditionOf(status, next.type);
	if (current && current.status === next.status && current.reason === next.reason) return status;
	const kept = current && current.status === next.status ? { ...next, lastTransitionTime: current.lastTransitionTime } : next;
	return { ...status, conditions: [...(status.conditions ?? []).filter((candidate) => candidate.type !== next.type), kept] };
}

export function withoutCondition(status: DeploymentStatus, type: string): DeploymentStatus {
	if (!conditionOf(status, type)) return status;
	return { ...status, conditions: (status.conditions ?? []).filter((candidate) => candidate.type !== type) };
}
