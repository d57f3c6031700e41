/** What must hold of a cluster at every instant, whatever anybody does to it. Each broken rule is one sentence. */
import type { KubeObject, World } from '../../src/sim/index.ts';

interface Loose extends KubeObject {
	// biome-ignore lint/suspicious/noExplicitAny: these are foreign objects looked at from outside, field by field
	readonly [field: string]: any;
}

export function listOf(world: World, plural: string): readonly Loose[] {
	return (world.objects.tables.get(plural)?.byName.values() ?? []) as readonly Loose[];
}

export const isReady = (pod: Loose): boolean =>
	pod.status.conditions?.some((condition: Loose) => condition.type === 'Ready' && condition.status === 'True') ?? false;
export const isTerminating = (pod: Loose): boolean => pod.metadata.deletionTimestamp !== undefined;
const isOver = (pod: Loose): boolean => pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
export const isActive = (pod: Loose): boolean => !isTerminating(pod) && !isOver(pod);
const controller = (object: Loose): string | undefined => object.metadata.ownerReferences?.find((owner) => owner.controller)?.uid;

/** `before` is the world one instant earlier: what is too much may stay for a controller's delay, but not grow. */
export function brokenRules(world: World, before: World): readonly string[] {
	const pods = listOf(world, 'pods').filter(({ metadata }) => metadata.namespace === 'shop');
	const sets = listOf(world, 'replicasets');
	const deployments = listOf(world, 'deployments');
	return [
		...deployments.flatMap((deployment) => ofDeployment(world, before, deployment)),
		...ofOwners(world, [...sets, ...pods]),
		...ofSets(world, before),
		...ofNodes(world),
		...ofServices(world, pods),
		...ofMemory(world, pods),
	];
}

/** How many pods the deployment's sets want. */
function wantedBy(world: World, uid: string): number {
	return listOf(world, 'replicasets')
		.filter((set) => controller(set) === uid)
		.reduce((sum, set) => sum + set.spec.replicas, 0);
}

/** `max-replicas` on the sets is what the controller took for the most when it last looked: desired and surge. */
function ofDeployment(world: World, before: World, deployment: Loose): string[] {
	const { status, spec, metadata } = deployment;
	const own = listOf(world, 'replicasets').filter((set) => controller(set) === metadata.uid);
	const most = Math.max(
		spec.replicas,
		...own.map((set) => Number(set.metadata.annotations?.['deployment.kubernetes.io/max-replicas'] ?? 0)),
	);
	const wanted = wantedBy(world, metadata.uid);
	return [
		...(wanted > most && wanted > wantedBy(before, metadata.uid)
			? [`${metadata.name}'s sets came to want ${wanted} pods, most ${most}`]
			: []),
		...((status.availableReplicas ?? 0) > (status.replicas ?? 0) ? [`${metadata.name} counts more available than present`] : []),
	];
}

const activeOf = (world: World, uid: string): number =>
	listOf(world, 'pods').filter((pod) => controller(pod) === uid && isActive(pod)).length;

/**
 * No set grows beyond what it wants. As upstream, the deployment counts what its sets want and not what is there: for the moment until an
 * old set has deleted its surplus, old and new pods together can be more than desired and surge.
 */
function ofSets(world: World, before: World): string[] {
	return listOf(world, 'replicasets').flatMap((set) => {
		const { replicas, readyReplicas = 0, availableReplicas = 0 } = set.status;
		const active = activeOf(world, set.metadata.uid);
		// Both controllers may have acted within one instant: what the set wanted a moment ago counts too.
		const then = listOf(before, 'replicasets').find(({ metadata }) => metadata.uid === set.metadata.uid);
		const wanted = Math.max(set.spec.replicas, then?.spec.replicas ?? 0);
		return [
			...(active > wanted && active > activeOf(before, set.metadata.uid)
				? [`${set.metadata.name} grew to ${active} pods and wants ${wanted}`]
				: []),
			...(readyReplicas > replicas || availableReplicas > readyReplicas
				? [`${set.metadata.name} counts ${replicas}/${readyReplicas}/${availableReplicas}`]
				: []),
		];
	});
}

function ofOwners(world: World, objects: readonly Loose[]): string[] {
	const uids = new Set(['replicasets', 'deployments'].flatMap((plural) => listOf(world, plural).map(({ metadata }) => metadata.uid)));
	return objects
		.filter((object) => controller(object) !== undefined && !uids.has(controller(object) as string))
		.map(({ kind, metadata }) => `${kind} ${metadata.name} has an owner that is not there`);
}

/** Requests on a node never exceed what it has to give. */
function ofNodes(world: World): string[] {
	return listOf(world, 'nodes').flatMap((node) => {
		const used = world.cluster.usage.get(node.metadata.name);
		if (!used) return [];
		const placed = listOf(world, 'pods').filter((pod) => pod.spec.nodeName === node.metadata.name && !isOver(pod));
		return [
			...(used.pods !== placed.length ? [`${node.metadata.name} is thought to have ${used.pods} pods and has ${placed.length}`] : []),
			...(used.cpu > Number(node.status.allocatable.cpu) * 1000 ? [`${node.metadata.name} gave away more cpu than it has`] : []),
		];
	});
}

/** Endpoints may lag behind by the controller's delay: they must be pods that are, or just were, there. */
function ofServices(world: World, pods: readonly Loose[]): string[] {
	const isPending = new Set(
		world.queue
			.list()
			.filter(({ kind }) => kind === 'endpoints')
			.map(({ key }) => key),
	);
	return listOf(world, 'endpoints')
		.filter(({ metadata }) => metadata.namespace === 'shop' && !isPending.has(`shop/${metadata.name}`))
		.flatMap((endpoints) => {
			const listed: string[] = (endpoints.subsets ?? []).flatMap((subset: Loose) =>
				(subset.addresses ?? []).map((address: Loose) => address.targetRef.name),
			);
			const ready = pods
				.filter((pod) => pod.metadata.labels?.app === endpoints.metadata.name && isReady(pod) && !isTerminating(pod))
				.map(({ metadata }) => metadata.name);
			return listed.toSorted().join() === ready.toSorted().join()
				? []
				: [`endpoints of ${endpoints.metadata.name} are [${listed}], ready are [${ready}]`];
		});
}

/** Kubelets remember the pods that are on their nodes, and no others. */
function ofMemory(world: World, pods: readonly Loose[]): string[] {
	const there = new Set(pods.map(({ metadata }) => metadata.uid));
	const known = world.cluster.pods.keys();
	const gone = world.queue
		.list()
		.filter(
			({ kind, key }) =>
				kind.startsWith('kubelet.') &&
				!key.includes('/checkout') &&
				key.length >= 36 &&
				!key.startsWith('shop/') &&
				!there.has(key.slice(0, 36)),
		);
	return [
		...known.filter((uid) => !there.has(uid)).map((uid) => `a kubelet remembers the pod ${uid}, which is gone`),
		...gone.map(({ kind, key }) => `${kind} is due for ${key}, which is gone`),
	];
}
