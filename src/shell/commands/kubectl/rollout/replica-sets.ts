/** The replica sets of a deployment, and which of them is the newest. */
import type { Client } from '../client.ts';
import { controllerOf, type KubernetesObject, selectorText } from '../objects.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Replica sets that the deployment controls. */
export function replicaSetsOf(client: Client, deployment: KubernetesObject): readonly KubernetesObject[] {
	const sets = client.list(client.builtin('replicasets', 'apps'), deployment.metadata.namespace ?? '', {
		labelSelector: selectorText(deployment.spec.selector),
	});
	return sets.filter((set) => controllerOf(set)?.uid === deployment.metadata.uid);
}

/** Templates are the same when they differ in nothing but the hash label that the controller adds. */
export function hasTemplate(set: KubernetesObject, template: KubernetesObject['spec']): boolean {
	return canonical(withoutHash(set.spec.template)) === canonical(withoutHash(template));
}

export function withoutHash(template: KubernetesObject['spec']): KubernetesObject['spec'] {
	const { 'pod-template-hash': _, ...labels } = template.metadata?.labels ?? {};
	return { ...template, metadata: { ...template.metadata, labels } };
}

function canonical(value: unknown): string {
	return JSON.stringify(value, (_, part) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(
					Object.keys(part)
						.sort()
						.map((key) => [key, part[key]]),
				)
			: part,
	);
}

/** The replica set of the deployment's present template: the oldest one that has it, as the controller chooses. */
export function newReplicaSet(deployment: KubernetesObject, sets: readonly KubernetesObject[]): KubernetesObject | undefined {
	return [...sets]
		.sort((a, b) => {
			const one = a.metadata.creationTimestamp ?? '';
			const other = b.metadata.creationTimestamp ?? '';
			return one < other ? -1 : one > other ? 1 : a.metadata.name < b.metadata.name ? -1 : 1;
		})
		.find((set) => hasTemplate(set, deployment.spec.template));
}

/** Revision number of a replica set; 0 without one. */
export function revisionOf(set: KubernetesObject): number {
	return Number(set.metadata.annotations?.[REVISION] ?? 0);
}
