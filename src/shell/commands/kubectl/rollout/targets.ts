/** The objects that a rollout subcommand works on. */
import type { Client } from '../client.ts';
import { type ApiResource, groupKind } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { select } from '../selection.ts';
import { type Found, selectorQuery, visitEach } from '../visit.ts';

/** Visits every object that the arguments name; says so when there is none. */
export async function visitRollouts(call: Invocation, client: Client, act: (found: Found) => void | Promise<void>): Promise<void> {
	if (call.args.length === 0 && !call.flags.changed('filename') && !call.flags.changed('kustomize'))
		throw new KubectlError('required resource not specified');
	const selector = call.flags.string('selector');
	const { targets } = select(client, call, call.args, { allowsAll: true, selector });
	const count = await visitEach(client, targets, selectorQuery(selector), act);
	if (count === 0) call.io.err(`No resources found in ${client.connection.namespace} namespace.\n`);
}

export function isDeployment({ kind, group }: ApiResource): boolean {
	return kind === 'Deployment' && group === 'apps';
}

/** Kinds that upstream's visitors know; for the rest it says that it does not. */
const WORKLOADS = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** The complaint that a kind has no history. */
export function unfit(what: string, tool: string, resource: ApiResource): KubectlError {
	const kind = JSON.stringify(groupKind(resource));
	if (WORKLOADS.includes(resource.kind)) return new KubectlError(`no ${tool} has been implemented for ${kind}`);
	return new KubectlError(`error retrieving ${what} for ${kind}, no visitor method exists for {${resource.group} ${resource.kind}}`);
}
