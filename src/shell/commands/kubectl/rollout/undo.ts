/** `kubectl rollout undo` */
import { pathOf } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { type DryRun, dryRunOf, dryRunQuery, Outcome } from '../outcome.ts';
import type { Found } from '../visit.ts';
import { hasTemplate, REVISION, replicaSetsOf, revisionOf, withoutHash } from './replica-sets.ts';
import { isDeployment, unfit, visitRollouts } from './targets.ts';

export async function undo(call: Invocation): Promise<void> {
	const dryRun = dryRunOf(call);
	const revision = call.flags.int('to-revision');
	if (revision < 0) throw new KubectlError(`unable to find specified revision ${revision} in history`);
	const outcome = await Outcome.of(call, dryRun);
	const client = await call.client();
	await visitRollouts(call, client, async (found) => outcome.tell(found.object, await undoOne(call, found, revision, dryRun)));
}

/** What happened, in words. */
async function undoOne(call: Invocation, { target, object }: Found, revision: number, dryRun: DryRun): Promise<string> {
	if (!isDeployment(target.resource)) throw unfit('rollbacker', 'rollbacker', target.resource);
	const client = await call.client();
	const chosen = chooseRevision(object.metadata.name, replicaSetsOf(client, object), revision);
	if (dryRun === 'client') {
		const { templateText } = await import('./template.ts');
		return templateText(chosen.spec.template, call.epochNow);
	}
	if (object.spec.paused) {
		throw new KubectlError(`you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`);
	}
	if (hasTemplate(chosen, object.spec.template)) return `skipped rollback (current template already matches revision ${revision})`;
	client.call('PATCH', pathOf(target.resource, target.namespace, object.metadata.name), {
		contentType: 'application/json-patch+json',
		query: dryRunQuery(dryRun),
		body: [
			{ op: 'replace', path: '/spec/template', value: withoutHash(chosen.spec.template) },
			{ op: 'replace', path: '/metadata/annotations', value: annotationsAfter(object, chosen) },
		],
	});
	return 'rolled back';
}

/** The named revision; without one, the last before the newest. */
function chooseRevision(name: string, sets: readonly KubernetesObject[], revision: number): KubernetesObject {
	if (revision > 0) {
		const found = sets.find((set) => revisionOf(set) === revision);
		if (!found) throw new KubectlError(`unable to find specified revision ${revision} in history`);
		return found;
	}
	const ordered = sets.filter((set) => revisionOf(set) > 0).sort((a, b) => revisionOf(b) - revisionOf(a));
	if (!ordered[1]) throw new KubectlError(`no rollout history found for deployment ${JSON.stringify(name)}`);
	return ordered[1];
}

/** Annotations that stay with the deployment and are not taken from the revision. */
const KEPT = [
	'kubectl.kubernetes.io/last-applied-configuration',
	REVISION,
	'deployment.kubernetes.io/revision-history',
	'deployment.kubernetes.io/desired-replicas',
	'deployment.kubernetes.io/max-replicas',
	'deprecated.deployment.rollback.to',
];

function annotationsAfter(deployment: KubernetesObject, set: KubernetesObject): Readonly<Record<string, string>> {
	const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => KEPT.includes(key));
	const theirs = Object.entries(set.metadata.annotations ?? {}).filter(([key]) => !KEPT.includes(key));
	return Object.fromEntries([...own, ...theirs]);
}
