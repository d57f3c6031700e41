/** `kubectl rollout pause`, `resume` and `restart`: one small patch each. */
import { rfc3339 } from '../../go/index.ts';
import { pathOf, resourceName } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation, Runner } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { Outcome } from '../outcome.ts';
import { isDeployment, visitRollouts } from './targets.ts';

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
		const instant = rfc3339(call.epochNow);
		await visitRollouts(call, client, async ({ target, object }) => {
			const name = `${resourceName(target.resource)} ${JSON.stringify(object.metadata.name)}`;
			if (!isDeployment(target.resource)) throw new KubectlError(`${name} ${tool} is not supported`);
			const refusal = refuses(object, name);
			if (refusal !== null) throw new KubectlError(refusal);
			if (done === 'restarted' && object.spec.template.metadata?.annotations?.[RESTARTED_AT] === instant) {
				const advice = 'if restart has already been triggered within the past second, please wait before attempting to trigger another';
				throw new KubectlError(`failed to create patch for ${object.metadata.name}: ${advice}`);
			}
			const changed = client.call('PATCH', pathOf(target.resource, target.namespace, object.metadata.name), {
				contentType: 'application/strategic-merge-patch+json',
				query: { fieldManager: call.flags.string('field-manager') },
				body: { spec: patch(object, instant) },
			}) as unknown as KubernetesObject;
			await outcome.tell(changed, done);
		});
	};
}
