/** The cluster as a panel shows it, from the same objects and the same table that kubectl prints. */
import type { WorldDraft } from '../draft.ts';
import { compare } from '../kernel/index.ts';
import type { ClusterView, DeploymentView, EventView, PodView, ReplicaSetView, ServiceView } from '../view.ts';
import { handleKubernetes } from './api/index.ts';
import { conditionOf, deploymentOf, epochOf } from './conditions.ts';
import { conditionOf as progressOf } from './deployment/condition.ts';
import { imagesOf, isComplete, newSetOf, revisionOf } from './deployment/index.ts';
import { epochNow } from './due.ts';
import { lastSeen } from './recorder.ts';
import type { Deployment, Endpoints, Event, Pod, ReplicaSet, Service } from './types.ts';

const EVENTS_SHOWN = 50;

/** One namespace, now. Reads only. */
export function viewCluster(draft: WorldDraft, namespace: string): ClusterView {
	const deployments = draft.objects.list('deployments', namespace) as readonly Deployment[];
	return {
		namespace,
		deployments: deployments.map((deployment) => deploymentView(draft, deployment)),
		pods: podViews(draft, namespace),
		services: (draft.objects.list('services', namespace) as readonly Service[]).map((service) => serviceView(draft, service)),
		events: eventViews(draft, namespace),
	};
}

function deploymentView(draft: WorldDraft, deployment: Deployment): DeploymentView {
	const { metadata, spec, status } = deployment;
	const sets = draft.objects.ownedBy('replicasets', metadata.uid) as readonly ReplicaSet[];
	const newSet = newSetOf(deployment, sets);
	return {
		name: metadata.name,
		desired: spec.replicas,
		updated: status.updatedReplicas ?? 0,
		ready: status.readyReplicas ?? 0,
		available: status.availableReplicas ?? 0,
		total: status.replicas ?? 0,
		state: stateOf(deployment),
		images: imagesOf(spec.template),
		revision: newSet ? revisionOf(newSet) : 0,
		replicaSets: sets.toSorted((one, other) => revisionOf(other) - revisionOf(one)).map((set) => replicaSetView(set, set === newSet)),
		message: progressOf(status, 'Progressing')?.message ?? '',
	};
}

function stateOf(deployment: Deployment): DeploymentView['state'] {
	const { status, spec } = deployment;
	if (spec.paused) return 'paused';
	const reason = progressOf(status, 'Progressing')?.reason;
	if (reason === 'ProgressDeadlineExceeded') return 'stuck';
	if (isComplete(deployment, status)) return 'available';
	return reason === 'NewReplicaSetAvailable' && (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
		? 'degraded'
		: 'progressing';
}

function replicaSetView(set: ReplicaSet, isNew: boolean): ReplicaSetView {
	return {
		name: set.metadata.name,
		revision: revisionOf(set),
		images: imagesOf(set.spec.template),
		desired: set.spec.replicas,
		current: set.status.replicas,
		ready: set.status.readyReplicas ?? 0,
		isNew,
	};
}

interface Table {
	readonly rows: readonly { readonly cells: readonly unknown[] }[];
}

/** Rows and objects come in the same order: both are lists of one store. */
function podViews(draft: WorldDraft, namespace: string): readonly PodView[] {
	const pods = draft.objects.list('pods', namespace) as readonly Pod[];
	const path = `/api/v1/namespaces/${namespace}/pods`;
	const { body } = handleKubernetes(draft, {
		to: 'kubernetes',
		as: 'system:apiserver',
		method: 'GET',
		path,
		accept: 'table',
		query: { includeObject: 'None' },
	});
	const { rows } = body as unknown as Table;
	return pods.map((pod, index) => podView(draft, pod, rows[index]?.cells ?? []));
}

function podView(draft: WorldDraft, pod: Pod, cells: readonly unknown[]): PodView {
	const owner = pod.metadata.ownerReferences?.find(({ controller, kind }) => controller && kind === 'ReplicaSet');
	const [ready = '0', containers = '0'] = String(cells[1]).split('/');
	return {
		name: pod.metadata.name,
		replicaSet: owner?.name ?? '',
		deployment: deploymentOf(pod),
		status: String(cells[2] ?? ''),
		ready: Number(ready),
		containers: Number(containers),
		restarts: Number.parseInt(String(cells[3] ?? '0'), 10),
		ageMs: epochNow(draft) - epochOf(pod.metadata.creationTimestamp),
		node: pod.spec.nodeName ?? '',
		ip: pod.status.podIP ?? '',
		images: pod.spec.containers.map(({ image }) => image),
		message: messageOf(pod),
	};
}

function messageOf(pod: Pod): string {
	const scheduled = conditionOf(pod, 'PodScheduled');
	if (scheduled?.status === 'False') return scheduled.message ?? '';
	const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
	return statuses.find(({ state }) => state.waiting?.message)?.state.waiting?.message ?? '';
}

function serviceView(draft: WorldDraft, { metadata, spec }: Service): ServiceView {
	const endpoints = draft.objects.get('endpoints', metadata.namespace ?? '', metadata.name) as Endpoints | undefined;
	const count = (of: 'addresses' | 'notReadyAddresses'): number =>
		(endpoints?.subsets ?? []).reduce((sum, subset) => sum + (subset[of]?.length ?? 0), 0);
	return {
		name: metadata.name,
		clusterIP: spec.clusterIP ?? '',
		ports: (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`),
		readyEndpoints: count('addresses'),
		endpoints: count('addresses') + count('notReadyAddresses'),
	};
}

function eventViews(draft: WorldDraft, namespace: string): readonly EventView[] {
	const events = draft.objects.list('events', namespace) as readonly Event[];
	return events
		.toSorted((one, other) => lastSeen(other) - lastSeen(one) || compare(one.metadata.name, other.metadata.name))
		.slice(0, EVENTS_SHOWN)
		.map((event) => ({
			type: event.type,
			reason: event.reason,
			object: `${(event.involvedObject.kind ?? '').toLowerCase()}/${event.involvedObject.name ?? ''}`,
			message: event.message,
			count: event.series?.count ?? event.count ?? 1,
			lastSeenMs: epochNow(draft) - lastSeen(event),
		}));
}
