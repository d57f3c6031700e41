/** `kubectl rollout pause`, `resume` and `restart`: one small patch each. */
import { rfc3339 } from '../../go/index.ts';
import { pathOf, resourceName } from '../discovery.ts';
import { KubectlError, throwCollected } from '../errors.ts';
import type { Invocation, Runner } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { Outcome } from '../outcome.ts';
import { rolloutTargets } from './targets.ts';

interface Mark {
	/** Past participle for the outcome. */
	readonly done: string;
	/** Name of the tool that upstream misses for other kinds. */
	readonly tool: string;
	/** Complaint about an object that cannot be marked so, or null. `name` is `deployments.apps "x"`. */
	refuses(object: KubernetesObject, name: string): string | null;
	patch(object: KubernetesObject, instant: string): NonNullable<KubernetesObject['spec']>;
}

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

export const pause = mark({
	done: 'paused',
	tool: 'pausing',
	refuses: (object, name) => (object.spec.paused ? `${name} is already paused` : null),
	patch: () => ({ paused: true }),
});

export const resume = mark({
	done: 'resumed',
	tool: 'resuming',
	refuses: (object, name) => (object.spec.paused ? null : `${name} is not paused`),
	patch: () => ({ paused: null }),
});

export const restart = mark({
	done: 'restarted',
	tool: 'restarting',
	refuses: (object, name) => (object.spec.paused ? `${name} can't restart paused deployment (run rollout resume first)` : null),
	patch: (_, instant) => ({ template: { metadata: { annotations: { [RESTARTED_AT]: instant } } } }),
});

function mark({ done, tool, refuses, patch }: Mark): Runner {
	return async (call: Invocation) => {
		const outcome = await Outcome.of(call);
		const client = await call.client();
		const { found, errors } = rolloutTargets(call, client);
		const failures = [...errors];
		if (found.length === 0 && errors.length === 0) call.io.err(`No resources found in ${client.connection.namespace} namespace.\n`);
		const instant = rfc3339(call.epochNow);
		for (const { target, object } of found) {
			const name = `${resourceName(target.resource)} ${JSON.stringify(object.metadata.name)}`;
			if (target.resource.kind !== 'Deployment' || target.resource.group !== 'apps') {
				failures.push(new KubectlError(`${name} ${tool} is not supported`));
				continue;
			}
			const refusal = refuses(object, name);
			if (refusal !== null) {
				failures.push(new KubectlError(refusal));
				continue;
			}
			if (done === 'restarted' && object.spec.template.metadata?.annotations?.[RESTARTED_AT] === instant) {
				const advice = 'if restart has already been triggered within the past second, please wait before attempting to trigger another';
				failures.push(new KubectlError(`failed to create patch for ${object.metadata.name}: ${advice}`));
				continue;
			}
			const changed = client.call('PATCH', pathOf(target.resource, target.namespace, object.metadata.name), {
				contentType: 'application/strategic-merge-patch+json',
				query: { fieldManager: call.flags.string('field-manager') },
				body: { spec: patch(object, instant) },
			}) as unknown as KubernetesObject;
			await outcome.tell(changed, done);
		}
		throwCollected(failures);
	};
}
