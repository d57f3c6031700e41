/** The objects that a rollout subcommand works on. */
import type { Client } from '../client.ts';
import { type ApiResource, groupKind } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import { fetchEach } from '../get/index.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { select, type Target } from '../selection.ts';

export interface Found {
	readonly target: Target;
	readonly object: KubernetesObject;
}

/** Objects that the arguments name, and the errors of those that are not there. */
export function rolloutTargets(call: Invocation, client: Client): { readonly found: readonly Found[]; readonly errors: readonly Error[] } {
	if (call.args.length === 0 && !call.flags.changed('filename') && !call.flags.changed('kustomize'))
		throw new KubectlError('required resource not specified');
	const labelSelector = call.flags.string('selector');
	const { targets } = select(client, call, call.args, { allowsAll: true, selector: labelSelector });
	const { answers, errors } = fetchEach(
		targets,
		({ resource, namespace, name }) =>
			name === null
				? client.list(resource, namespace, labelSelector === '' ? {} : { labelSelector })
				: [client.object(resource, namespace, name)],
		false,
	);
	return { found: answers.flatMap(({ target, answer }) => answer.map((object) => ({ target, object }))), errors };
}

/** Kinds that upstream's visitors know; for the rest it says that it does not. */
const WORKLOADS = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** The complaint that a kind has no history. */
export function unfit(what: string, tool: string, resource: ApiResource): KubectlError {
	const kind = JSON.stringify(groupKind(resource));
	if (WORKLOADS.includes(resource.kind)) return new KubectlError(`no ${tool} has been implemented for ${kind}`);
	return new KubectlError(`error retrieving ${what} for ${kind}, no visitor method exists for {${resource.group} ${resource.kind}}`);
}
