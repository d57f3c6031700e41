/** `kubectl describe pod` */
import type { KubernetesObject } from '../objects.ts';
import { containerLines, resourceLines } from './containers.ts';
import { annotationLines, controlledBy, Description, instantText, labelLines, tolerationLines } from './description.ts';
import { describeEvents } from './events.ts';
import { volumeLines } from './volumes.ts';

/** `events` is null when they are not wanted. */
export function describePod(pod: KubernetesObject, events: readonly KubernetesObject[] | null, epochNow: number): string {
	const out = new Description(epochNow);
	const { metadata, spec, status = {} } = pod;
	out.line(0, `Name:\t${metadata.name}`);
	out.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
	if (spec.priority !== undefined) out.line(0, `Priority:\t${spec.priority}`);
	if (spec.priorityClassName) out.line(0, `Priority Class Name:\t${spec.priorityClassName}`);
	if (spec.runtimeClassName) out.line(0, `Runtime Class Name:\t${spec.runtimeClassName}`);
	if (spec.serviceAccountName) out.line(0, `Service Account:\t${spec.serviceAccountName}`);
	out.line(0, `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'}`);
	if (status.startTime) out.line(0, `Start Time:\t${instantText(status.startTime)}`);
	labelLines(out, 'Labels', metadata.labels);
	annotationLines(out, 'Annotations', metadata.annotations);
	phaseLines(out, pod);
	const profile = spec.securityContext?.seccompProfile;
	if (profile) {
		out.line(0, `SeccompProfile:\t${profile.type}`);
		if (profile.type === 'Localhost') out.line(0, `LocalhostProfile:\t${profile.localhostProfile}`);
	}
	addressLines(out, pod);
	const owner = controlledBy(pod);
	if (owner !== '') out.line(0, `Controlled By:\t${owner}`);
	if (status.nominatedNodeName) out.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`);
	if (spec.resources) {
		out.line(0, 'Resources:');
		resourceLines(out, spec.resources, 1);
	}
	const { initContainers = [], containers = [], ephemeralContainers = [] } = spec;
	if (initContainers.length > 0)
		containerLines(out, 'Init Containers', initContainers, '', { statuses: status.initContainerStatuses ?? [], object: pod });
	containerLines(out, 'Containers', containers, '', { statuses: status.containerStatuses ?? [], object: pod });
	if (ephemeralContainers.length > 0) {
		containerLines(out, 'Ephemeral Containers', ephemeralContainers, '', {
			statuses: status.ephemeralContainerStatuses ?? [],
			object: pod,
		});
	}
	gateLines(out, pod);
	if (status.conditions?.length > 0) {
		out.line(0, 'Conditions:\n  Type\tStatus');
		for (const condition of status.conditions) out.line(1, `${condition.type} \t${condition.status} `);
	}
	volumeLines(out, spec.volumes);
	out.line(0, `QoS Class:\t${status.qosClass ?? 'BestEffort'}`);
	labelLines(out, 'Node-Selectors', spec.nodeSelector);
	tolerationLines(out, 'Tolerations', spec.tolerations);
	describeEvents(out, events);
	return out.text();
}

function phaseLines(out: Description, { metadata, status = {} }: KubernetesObject): void {
	if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
		out.line(0, `Status:\tTerminating (lasts ${out.since(metadata.deletionTimestamp)})`);
		out.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`);
	} else out.line(0, `Status:\t${status.phase ?? ''}`);
	if (status.reason) out.line(0, `Reason:\t${status.reason}`);
	if (status.message) out.line(0, `Message:\t${status.message}`);
}

function addressLines(out: Description, { status = {} }: KubernetesObject): void {
	out.line(0, `IP:\t${status.podIP ?? ''}`);
	const addresses: readonly { readonly ip: string }[] = status.podIPs ?? [];
	out.line(0, `IPs:${addresses.length === 0 ? '\t<none>' : ''}`);
	for (const { ip } of addresses) out.line(1, `IP:\t${ip}`);
}

function gateLines(out: Description, { spec, status = {} }: KubernetesObject): void {
	const gates: readonly { readonly conditionType: string }[] = spec.readinessGates ?? [];
	if (gates.length === 0) return;
	out.line(0, 'Readiness Gates:\n  Type\tStatus');
	const conditions: readonly { readonly type: string; readonly status: string }[] = status.conditions ?? [];
	for (const { conditionType } of gates) {
		out.line(1, `${conditionType} \t${conditions.find((condition) => condition.type === conditionType)?.status ?? '<none>'} `);
	}
}
