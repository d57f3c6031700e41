/** `kubectl scale` */
import type { Client } from './client.ts';
import { pathOf } from './discovery.ts';
import { KubectlError, StatusError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { dryRunOf, dryRunQuery, Outcome } from './outcome.ts';
import { select, type Target } from './selection.ts';
import { selectorQuery, visitEach } from './visit.ts';

export async function scale(call: Invocation): Promise<void> {
	const { flags } = call;
	if (!flags.changed('replicas')) throw new KubectlError('required flag(s) "replicas" not set');
	const replicas = flags.int('replicas');
	if (replicas < 0) throw new KubectlError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
	if (flags.int('current-replicas') < -1) throw new KubectlError('The --current-replicas must specify an integer of -1 or greater');
	const dryRun = dryRunOf(call);
	const outcome = await Outcome.of(call, dryRun);
	const client = await call.client();
	const selector = flags.string('selector');
	const { targets } = select(client, call, call.args, { allowsAll: false, selector, all: flags.bool('all') });
	if (targets.length > 1 && flags.changed('resource-version'))
		throw new KubectlError('cannot use --resource-version with multiple resources');
	const count = await visitEach(client, targets, selectorQuery(selector), async ({ target, object }) => {
		if (dryRun !== 'client') scaleOne(call, client, target, object, replicas, dryRunQuery(dryRun));
		if (dryRun === 'none' && flags.duration('timeout') > 0) await waitForScale(call, client, target, object, replicas);
		await outcome.tell(object, 'scaled');
	});
	if (count === 0) throw new KubectlError('no objects passed to scale');
}

function scalePath({ resource, namespace }: Target, object: KubernetesObject): string {
	return pathOf(resource, object.metadata.namespace ?? namespace, object.metadata.name, 'scale');
}

function scaleOne(
	call: Invocation,
	client: Client,
	target: Target,
	object: KubernetesObject,
	replicas: number,
	query: Readonly<Record<string, string>>,
): void {
	const expected = call.flags.int('current-replicas');
	const version = call.flags.string('resource-version');
	const path = scalePath(target, object);
	if (expected >= 0 || version !== '') {
		const present = client.get(path) as unknown as KubernetesObject;
		if (expected >= 0 && present.spec.replicas !== expected) {
			throw new KubectlError(`Expected replicas to be ${expected}, was ${present.spec.replicas ?? 0}`);
		}
		if (version !== '' && present.metadata.resourceVersion !== version) {
			throw new KubectlError(`Expected resource version to be ${version}, was ${present.metadata.resourceVersion}`);
		}
	}
	client.call('PATCH', path, { contentType: 'application/merge-patch+json', query, body: { spec: { replicas } } });
}

async function waitForScale(call: Invocation, client: Client, target: Target, object: KubernetesObject, replicas: number): Promise<void> {
	const until = call.io.now() + call.flags.duration('timeout');
	for (;;) {
		try {
			const present = client.get(scalePath(target, object)) as unknown as KubernetesObject;
			if (present.spec.replicas !== replicas || (present.status?.replicas ?? 0) === replicas) return;
		} catch (error) {
			if (!(error instanceof StatusError)) throw error;
		}
		if (call.io.now() >= until) throw new KubectlError(`timed out waiting for ${JSON.stringify(object.metadata.name)} to be synced`);
		await call.io.change(until);
	}
}
