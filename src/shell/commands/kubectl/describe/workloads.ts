/** `kubectl describe deployment` and `replicaset` */
import { type KubernetesObject, selectorText } from '../objects.ts';
import { newReplicaSet } from '../rollout/replica-sets.ts';
import { containerLines } from './containers.ts';
import { annotationLines, controlledBy, Description, instantText, labelLines, reasonedConditions, tolerationLines } from './description.ts';
import { describeEvents } from './events.ts';
import { volumeLines } from './volumes.ts';

/** `replicaSets` are those that the deployment controls. */
export function describeDeployment(
	deployment: KubernetesObject,
	replicaSets: readonly KubernetesObject[],
	events: readonly KubernetesObject[] | null,
	epochNow: number,
): string {
	const out = new Description(epochNow);
	const { metadata, spec, status = {} } = deployment;
	out.line(0, `Name:\t${metadata.name}`);
	out.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
	out.line(0, `CreationTimestamp:\t${instantText(metadata.creationTimestamp)}`);
	labelLines(out, 'Labels', metadata.labels);
	annotationLines(out, 'Annotations', metadata.annotations);
	out.line(0, `Selector:\t${selectorText(spec.selector)}`);
	const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
	const counts = `${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`;
	out.line(0, `Replicas:\t${spec.replicas ?? 1} desired | ${counts}`);
	out.line(0, `StrategyType:\t${spec.strategy?.type ?? ''}`);
	out.line(0, `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`);
	const rolling = spec.strategy?.rollingUpdate;
	if (rolling) out.line(0, `RollingUpdateStrategy:\t${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`);
	templateLines(out, spec.template);
	reasonedConditions(out, status.conditions);
	const newest = newReplicaSet(deployment, replicaSets);
	if (replicaSets.length > 0) {
		out.line(0, `OldReplicaSets:\t${replicaSetsText(replicaSets.filter((set) => set !== newest))}`);
		out.line(0, `NewReplicaSet:\t${replicaSetsText(newest ? [newest] : [])}`);
	}
	describeEvents(out, events);
	return out.text();
}

function replicaSetsText(sets: readonly KubernetesObject[]): string {
	const texts = sets.map((set) => `${set.metadata.name} (${set.status?.replicas ?? 0}/${set.spec.replicas ?? 1} replicas created)`);
	return texts.join(', ') || '<none>';
}

/** `pods` are those that the selector finds, or the reason why they cannot be read. */
export function describeReplicaSet(
	set: KubernetesObject,
	pods: readonly KubernetesObject[] | Error,
	events: readonly KubernetesObject[] | null,
	epochNow: number,
): string {
	const out = new Description(epochNow);
	const { metadata, spec, status = {} } = set;
	out.line(0, `Name:\t${metadata.name}`);
	out.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
	out.line(0, `Selector:\t${selectorText(spec.selector)}`);
	labelLines(out, 'Labels', metadata.labels);
	annotationLines(out, 'Annotations', metadata.annotations);
	const owner = controlledBy(set);
	if (owner !== '') out.line(0, `Controlled By:\t${owner}`);
	out.line(0, `Replicas:\t${status.replicas ?? 0} current / ${spec.replicas ?? 1} desired`);
	out.line(0, `Pods Status:\t${pods instanceof Error ? `error in fetching pods: ${pods.message}` : podCounts(set, pods)}`);
	templateLines(out, spec.template);
	reasonedConditions(out, status.conditions);
	describeEvents(out, events);
	return out.text();
}

function podCounts(set: KubernetesObject, pods: readonly KubernetesObject[]): string {
	const own = pods.filter((pod) => pod.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === set.metadata.uid));
	const count = (phase: string): number => own.filter((pod) => pod.status?.phase === phase).length;
	return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}

/** The pod template of a workload; also what `rollout history --revision` shows. */
export function templateLines(out: Description, template: Pick<KubernetesObject, 'metadata' | 'spec'>): void {
	out.line(0, 'Pod Template:');
	const { metadata, spec } = template;
	labelLines(out, '  Labels', metadata?.labels);
	if (Object.keys(metadata?.annotations ?? {}).length > 0) annotationLines(out, '  Annotations', metadata?.annotations);
	if (spec.serviceAccountName) out.line(1, `Service Account:\t${spec.serviceAccountName}`);
	if (spec.initContainers?.length > 0) containerLines(out, 'Init Containers', spec.initContainers, '  ');
	containerLines(out, 'Containers', spec.containers ?? [], '  ');
	volumeLines(out, spec.volumes, '  ');
	if (spec.priorityClassName) out.line(1, `Priority Class Name:\t${spec.priorityClassName}`);
	labelLines(out, '  Node-Selectors', spec.nodeSelector);
	tolerationLines(out, '  Tolerations', spec.tolerations);
}
