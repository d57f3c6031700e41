/** `kubectl rollout status`: says after each change how far a rollout is, until it is done or cannot be. */

import { groupKind, pathOf } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import type { Found } from '../visit.ts';
import { revisionOf as serverRevision, Watch } from '../watch.ts';
import { REVISION } from './replica-sets.ts';
import { isDeployment, visitRollouts } from './targets.ts';

export async function status(call: Invocation): Promise<void> {
	if (call.flags.int('revision') < 0) throw new KubectlError(`revision must be a positive integer: ${call.flags.int('revision')}`);
	const client = await call.client();
	await visitRollouts(call, client, (found) => follow(call, found));
}

async function follow(call: Invocation, { target, object }: Found): Promise<void> {
	if (!isDeployment(target.resource)) throw new KubectlError(`no status viewer has been implemented for ${groupKind(target.resource)}`);
	const client = await call.client();
	const { io, flags } = call;
	const { name } = object.metadata;
	const path = pathOf(target.resource, target.namespace);
	const revision = serverRevision(client, path);
	const timeout = flags.duration('timeout');
	const until = timeout > 0 ? io.now() + timeout : undefined;
	const watch = new Watch<KubernetesObject>(client, path, { fieldSelector: `metadata.name=${name}` }, 'json', revision);
	const isDone = (present: KubernetesObject): boolean => {
		const { text, done } = deploymentStatus(present, flags.int('revision'));
		io.out(text);
		return done || !flags.bool('watch');
	};
	if (isDone(client.object(target.resource, target.namespace, name))) return;
	for (;;) {
		await io.change(until);
		for (const event of watch.poll()) {
			if (event.type === 'DELETED') throw new KubectlError('object has been deleted');
			if (isDone(event.object)) return;
		}
		if (until !== undefined && io.now() >= until) throw new KubectlError('timed out waiting for the condition');
	}
}

/** One line about a deployment, and whether there is nothing more to wait for. Throws when the rollout has failed. */
export function deploymentStatus(deployment: KubernetesObject, revision: number): { readonly text: string; readonly done: boolean } {
	const { metadata, spec, status: state = {} } = deployment;
	const name = JSON.stringify(metadata.name);
	if (revision > 0) {
		const running = Number(metadata.annotations?.[REVISION] ?? 0);
		if (running !== revision) throw new KubectlError(`desired revision (${revision}) is different from the running revision (${running})`);
	}
	if ((metadata.generation ?? 0) > (state.observedGeneration ?? 0))
		return { text: 'Waiting for deployment spec update to be observed...\n', done: false };
	const progressing = state.conditions?.find((condition: { readonly type: string }) => condition.type === 'Progressing');
	if (progressing?.reason === 'ProgressDeadlineExceeded') throw new KubectlError(`deployment ${name} exceeded its progress deadline`);
	const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = state;
	const waiting = (what: string): { text: string; done: boolean } => ({
		text: `Waiting for deployment ${name} rollout to finish: ${what}...\n`,
		done: false,
	});
	const wanted = spec.replicas ?? 1;
	if (updatedReplicas < wanted) return waiting(`${updatedReplicas} out of ${wanted} new replicas have been updated`);
	if (replicas > updatedReplicas) return waiting(`${replicas - updatedReplicas} old replicas are pending termination`);
	if (availableReplicas < updatedReplicas) return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
	return { text: `deployment ${name} successfully rolled out\n`, done: true };
}
