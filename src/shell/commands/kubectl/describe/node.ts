/** `kubectl describe node` */
import type { KubernetesObject } from '../objects.ts';
import { annotationLines, Description, instantText, labelLines } from './description.ts';
import { describeEvents } from './events.ts';
import { addQuantities, parseQuantity, type Quantity, quantityText, ZERO } from './quantity.ts';

export interface NodeSurroundings {
	/** Null when the person may not see them. */
	readonly pods: readonly KubernetesObject[] | null;
	readonly lease: KubernetesObject | Error;
	readonly events: readonly KubernetesObject[] | null;
}

export function describeNode(node: KubernetesObject, around: NodeSurroundings, epochNow: number): string {
	const out = new Description(epochNow);
	const { metadata, spec = {}, status = {} } = node;
	out.line(0, `Name:\t${metadata.name}`);
	out.line(0, `Roles:\t${rolesOf(node).join(',') || '<none>'}`);
	labelLines(out, 'Labels', metadata.labels);
	annotationLines(out, 'Annotations', metadata.annotations);
	out.line(0, `CreationTimestamp:\t${instantText(metadata.creationTimestamp)}`);
	taintLines(out, spec.taints ?? []);
	out.line(0, `Unschedulable:\t${Boolean(spec.unschedulable)}`);
	leaseLines(out, around.lease);
	if (status.conditions?.length > 0) {
		out.line(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage');
		out.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
		for (const { type, status: state, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } of status.conditions) {
			out.line(1, `${type} \t${state} \t${instantText(lastHeartbeatTime)} \t${instantText(lastTransitionTime)} \t${reason} \t${message}`);
		}
	}
	out.line(0, 'Addresses:');
	for (const { type, address } of status.addresses ?? []) out.line(1, `${type}:\t${address}`);
	quantityLines(out, 'Capacity', status.capacity);
	quantityLines(out, 'Allocatable', status.allocatable);
	systemLines(out, status.nodeInfo ?? {});
	if (spec.podCIDR) out.line(0, `PodCIDR:\t${spec.podCIDR}`);
	if (spec.podCIDRs?.length > 0) out.line(0, `PodCIDRs:\t${spec.podCIDRs.join(',')}`);
	if (spec.providerID) out.line(0, `ProviderID:\t${spec.providerID}`);
	if (around.pods) podLines(out, node, around.pods);
	else out.line(0, 'Pods:\tnot authorized');
	describeEvents(out, around.events);
	return out.text();
}

function rolesOf(node: KubernetesObject): readonly string[] {
	const prefix = 'node-role.kubernetes.io/';
	return Object.entries(node.metadata.labels ?? {})
		.map(([key, value]) => (key.startsWith(prefix) ? key.slice(prefix.length) : key === 'kubernetes.io/role' ? value : ''))
		.filter((role) => role !== '')
		.sort();
}

interface Taint {
	readonly key: string;
	readonly value?: string;
	readonly effect?: string;
}

function taintLines(out: Description, taints: readonly Taint[]): void {
	const order = ({ effect = '', key }: Taint): string => `${effect},${key}`;
	out.write(`Taints:\t${taints.length === 0 ? '<none>\n' : ''}`);
	for (const [index, taint] of [...taints].sort((a, b) => (order(a) < order(b) ? -1 : 1)).entries()) {
		const { key, value = '', effect = '' } = taint;
		const text =
			effect === '' ? (value === '' ? key : `${key}=${value}:`) : value === '' ? `${key}:${effect}` : `${key}=${value}:${effect}`;
		out.write(`${index > 0 ? '\t' : ''}${text}\n`);
	}
}

function leaseLines(out: Description, lease: KubernetesObject | Error): void {
	if (lease instanceof Error) {
		out.line(0, `Lease:\tFailed to get lease: ${lease.message}`);
		return;
	}
	const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {};
	out.line(0, 'Lease:');
	out.line(1, `HolderIdentity:\t${holderIdentity ?? '<unset>'}`);
	out.line(1, `AcquireTime:\t${acquireTime ? instantText(acquireTime) : '<unset>'}`);
	out.line(1, `RenewTime:\t${renewTime ? instantText(renewTime) : '<unset>'}`);
}

type Amounts = Readonly<Record<string, string>>;

function quantityLines(out: Description, title: string, amounts: Amounts = {}): void {
	const names = Object.keys(amounts).sort();
	if (names.length === 0) return;
	out.line(0, `${title}:`);
	for (const name of names) out.line(1, `${name}:\t${quantityText(parseQuantity(amounts[name]))}`);
}

function systemLines(out: Description, info: Readonly<Record<string, string>>): void {
	out.line(0, 'System Info:');
	for (const [title, field] of [
		['Machine ID', 'machineID'],
		['System UUID', 'systemUUID'],
		['Boot ID', 'bootID'],
		['Kernel Version', 'kernelVersion'],
		['OS Image', 'osImage'],
		['Operating System', 'operatingSystem'],
		['Architecture', 'architecture'],
		['Container Runtime Version', 'containerRuntimeVersion'],
		['Kubelet Version', 'kubeletVersion'],
		['Kube-Proxy Version', 'kubeProxyVersion'],
	] as const) {
		out.line(1, `${title}:\t${info[field] ?? ''}`);
	}
}

type Totals = ReadonlyMap<string, Quantity>;

/** What a pod asks for: the sum of its containers, or the most that one init container needs. */
function podTotals(pod: KubernetesObject, list: 'requests' | 'limits'): Totals {
	const totals = new Map<string, Quantity>();
	for (const container of pod.spec.containers ?? []) {
		for (const [name, amount] of Object.entries((container.resources?.[list] ?? {}) as Amounts)) {
			totals.set(name, addQuantities(totals.get(name) ?? ZERO, parseQuantity(amount)));
		}
	}
	for (const container of pod.spec.initContainers ?? []) {
		for (const [name, amount] of Object.entries((container.resources?.[list] ?? {}) as Amounts)) {
			const needed = parseQuantity(amount);
			if (needed.milli > (totals.get(name) ?? ZERO).milli) totals.set(name, needed);
		}
	}
	return totals;
}

function podLines(out: Description, node: KubernetesObject, pods: readonly KubernetesObject[]): void {
	const allocatable: Amounts = node.status?.allocatable ?? node.status?.capacity ?? {};
	const share = (name: string, amount: Quantity | undefined): string => {
		const all = parseQuantity(allocatable[name]).milli;
		const percent = all === 0 ? 0 : Math.trunc(((amount ?? ZERO).milli / all) * 100);
		return `${quantityText(amount ?? ZERO)} (${percent}%)`;
	};
	out.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
	out.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
	out.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
	const sums = { requests: new Map<string, Quantity>(), limits: new Map<string, Quantity>() };
	for (const pod of pods) {
		const requests = podTotals(pod, 'requests');
		const limits = podTotals(pod, 'limits');
		for (const [into, totals] of [
			[sums.requests, requests],
			[sums.limits, limits],
		] as const) {
			for (const [name, amount] of totals) into.set(name, addQuantities(into.get(name) ?? ZERO, amount));
		}
		const cells = ['cpu', 'memory'].flatMap((name) => [share(name, requests.get(name)), share(name, limits.get(name))]);
		out.line(1, `${pod.metadata.namespace}\t${pod.metadata.name}\t\t${cells.join('\t')}\t${out.since(pod.metadata.creationTimestamp)}`);
	}
	out.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)');
	out.line(1, 'Resource\tRequests\tLimits');
	out.line(1, '--------\t--------\t------');
	for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
		out.line(1, `${name}\t${share(name, sums.requests.get(name))}\t${share(name, sums.limits.get(name))}`);
	}
	const isHuge = (name: string): boolean => name.startsWith('hugepages-');
	const names = Object.keys(allocatable).sort();
	for (const name of names.filter(isHuge))
		out.line(1, `${name}\t${share(name, sums.requests.get(name))}\t${share(name, sums.limits.get(name))}`);
	for (const name of names.filter((entry) => entry.includes('/'))) {
		out.line(1, `${name}\t${quantityText(sums.requests.get(name) ?? ZERO)}\t${quantityText(sums.limits.get(name) ?? ZERO)}`);
	}
}
