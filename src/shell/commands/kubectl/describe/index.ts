/** `kubectl describe`: reads an object and what stands around it, and hands both to the kind's describer. */
import type { Client } from '../client.ts';
import type { ApiResource } from '../discovery.ts';
import { KubectlError, StatusError, throwCollected } from '../errors.ts';
import { fetchEach } from '../get/index.ts';
import type { Invocation } from '../invocation.ts';
import { type KubernetesObject, selectorText } from '../objects.ts';
import { replicaSetsOf } from '../rollout/replica-sets.ts';
import { select } from '../selection.ts';
import { objectsOf, selectorQuery } from '../visit.ts';
import { describeConfigMap, describeNamespace, describeSecret, describeServiceAccount } from './configuration.ts';
import { eventsAbout, listOrNone, type Reader, tryGet } from './events.ts';
import { describeGeneric } from './generic.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { describeEndpointSlice, describeEndpoints, describeService } from './services.ts';
import { describeDeployment, describeReplicaSet } from './workloads.ts';

export async function describe(call: Invocation): Promise<void> {
	const { flags, io, args } = call;
	if (args.length === 0 && !flags.changed('filename') && !flags.changed('kustomize')) {
		throw new KubectlError(
			'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
		);
	}
	const client = await call.client();
	const reader: Reader = { client, showsEvents: flags.bool('show-events') };
	const labelSelector = flags.string('selector');
	const { targets } = select(client, call, args, { allowsAll: true, selector: labelSelector, allNamespaces: flags.bool('all-namespaces') });
	const { answers, errors } = fetchEach(
		targets,
		(target) => objectsOf(client, target, { ...selectorQuery(labelSelector), limit: '500' }),
		false,
	);
	const missing = errors[0];
	if (errors.length === 1 && missing instanceof StatusError && missing.isNotFound && args.length === 2) {
		if (targets.length > 1) throw missing;
		return describeMatching(call, client, reader, targets[0]?.resource as ApiResource, args[1] as string, missing);
	}
	const described: string[] = [];
	const failures: Error[] = [...errors];
	for (const { target, answer } of answers) {
		for (const object of answer) {
			try {
				described.push(describeOne(reader, target.resource, object, call.epochNow));
			} catch (error) {
				if (!(error instanceof StatusError)) throw error;
				failures.push(error);
			}
		}
	}
	io.out(described.join('\n\n'));
	if (described.length === 0 && failures.length === 0) {
		io.err(flags.bool('all-namespaces') ? 'No resources found\n' : `No resources found in ${client.connection.namespace} namespace.\n`);
	}
	throwCollected(failures);
}

/** `describe pod checkout` describes every pod whose name begins so, when none has exactly that name. */
function describeMatching(
	call: Invocation,
	client: Client,
	reader: Reader,
	resource: ApiResource,
	prefix: string,
	missing: StatusError,
): void {
	const matches = client
		.list(resource, resource.namespaced ? client.connection.namespace : '')
		.filter((object) => object.metadata.name.startsWith(prefix));
	if (matches.length === 0) throw missing;
	for (const object of matches) call.io.out(`${describeOne(reader, resource, object, call.epochNow)}\n`);
}

function describeOne(reader: Reader, resource: ApiResource, object: KubernetesObject, epochNow: number): string {
	const namespace = object.metadata.namespace ?? '';
	const { name } = object.metadata;
	const events = (): readonly KubernetesObject[] | null => eventsAbout(reader, object);
	switch (resource.group === '' ? object.kind : `${object.kind}.${resource.group}`) {
		case 'Pod':
			return describePod(object, eventsAbout(reader, object, { kind: '' }), epochNow);
		case 'Deployment.apps':
			return describeDeployment(object, replicaSetsOf(reader.client, object), events(), epochNow);
		case 'ReplicaSet.apps':
			return describeReplicaSet(object, podsOf(reader, object), events(), epochNow);
		case 'Service':
			return describeService(
				object,
				listOrNone(reader, 'endpointslices', 'discovery.k8s.io', namespace, `kubernetes.io/service-name=${name}`) ?? [],
				events(),
				epochNow,
			);
		case 'Endpoints':
			return describeEndpoints(object, events(), epochNow);
		case 'EndpointSlice.discovery.k8s.io':
			return describeEndpointSlice(object, events(), epochNow);
		case 'Node':
			return describeNode(object, nodeSurroundings(reader, object), epochNow);
		case 'ConfigMap':
			return describeConfigMap(object, events(), epochNow);
		case 'Secret':
			return describeSecret(object, epochNow);
		case 'ServiceAccount':
			return describeServiceAccount(object, listOrNone(reader, 'secrets', '', namespace, ''), events(), epochNow);
		case 'Namespace':
			return describeNamespace(
				object,
				listOrNone(reader, 'resourcequotas', '', name, ''),
				listOrNone(reader, 'limitranges', '', name, ''),
				epochNow,
			);
		default:
			return describeGeneric(object, events(), epochNow);
	}
}

function podsOf(reader: Reader, set: KubernetesObject): readonly KubernetesObject[] | Error {
	try {
		return reader.client.list(reader.client.builtin('pods'), set.metadata.namespace ?? '', {
			labelSelector: selectorText(set.spec.selector),
			limit: '500',
		});
	} catch (error) {
		if (error instanceof StatusError) return error;
		throw error;
	}
}

function nodeSurroundings(reader: Reader, node: KubernetesObject): Parameters<typeof describeNode>[1] {
	const { client } = reader;
	const { name } = node.metadata;
	const fieldSelector = `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`;
	let pods: readonly KubernetesObject[] | null = null;
	try {
		pods = client.list(client.builtin('pods'), '', { fieldSelector, limit: '500' });
	} catch (error) {
		if (!(error instanceof StatusError) || error.reason !== 'Forbidden') throw error;
	}
	const lease = tryGet(reader, 'leases', 'coordination.k8s.io', 'kube-node-lease', name);
	const events = eventsAbout(reader, node);
	// Controllers name a node by its uid, kubelets by its name.
	return { pods, lease, events: events && [...events, ...(eventsAbout(reader, node, { uid: name }) ?? [])] };
}
