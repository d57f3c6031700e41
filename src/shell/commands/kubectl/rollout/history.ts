/** `kubectl rollout history` */
import { TabWriter } from '../../go/index.ts';
import type { Client } from '../client.ts';
import { kindName } from '../discovery.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { printerFor } from '../printers.ts';
import type { Found } from '../visit.ts';
import { CHANGE_CAUSE, replicaSetsOf, revisionOf } from './replica-sets.ts';
import { isDeployment, unfit, visitRollouts } from './targets.ts';

export async function history(call: Invocation): Promise<void> {
	const revision = call.flags.int('revision');
	if (revision < 0) throw new KubectlError(`revision must be a positive integer: ${revision}`);
	const client = await call.client();
	await visitRollouts(call, client, (found) => show(call, client, found, revision));
}

async function show(call: Invocation, client: Client, { target, object }: Found, revision: number): Promise<void> {
	if (!isDeployment(target.resource)) throw unfit('history', 'history viewer', target.resource);
	const sets = replicaSetsOf(client, object)
		.filter((set) => revisionOf(set) > 0)
		.sort((a, b) => revisionOf(a) - revisionOf(b));
	const chosen = revision === 0 ? sets : sets.filter((set) => revisionOf(set) === revision);
	if (revision > 0 && chosen.length === 0) throw new KubectlError('unable to find the specified revision');
	if (call.flags.changed('output')) {
		const printer = await printerFor(call);
		for (const set of chosen) await printer.print(set);
		return;
	}
	const name = `${kindName(target.resource)}/${object.metadata.name}`;
	if (revision > 0) {
		const { templateText } = await import('./template.ts');
		call.io.out(`${name} with revision #${revision}\n${templateText(withCause(chosen[0] as KubernetesObject), call.epochNow)}\n`);
	} else call.io.out(`${name} \n${causes(chosen)}\n`);
}

function causes(sets: readonly KubernetesObject[]): string {
	if (sets.length === 0) return 'No rollout history found.';
	const writer = new TabWriter({ minWidth: 0, padding: 2 });
	writer.write('REVISION\tCHANGE-CAUSE\n');
	for (const set of sets) writer.write(`${revisionOf(set)}\t${set.metadata.annotations?.[CHANGE_CAUSE] || '<none>'}\n`);
	return writer.take();
}

/** The template with the cause of its change among its annotations. */
function withCause(set: KubernetesObject): KubernetesObject['spec'] {
	const { template } = set.spec;
	const cause = set.metadata.annotations?.[CHANGE_CAUSE];
	if (!cause) return template;
	return { ...template, metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, [CHANGE_CAUSE]: cause } } };
}
