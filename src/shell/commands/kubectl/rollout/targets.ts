/** The objects that a rollout subcommand works on. */
import type { Client } from '../client.ts';
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
