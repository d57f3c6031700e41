/** `kubectl delete` */
import type { Json } from '../../../sim/index.ts';
import type { Client } from './client.ts';
import { kindName, pathOf } from './discovery.ts';
import { KubectlError, StatusError, throwCollected } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { type DryRun, dryRunOf } from './outcome.ts';
import { select, type Target } from './selection.ts';
import { selectorQuery } from './visit.ts';

interface Options {
	readonly dryRun: DryRun;
	/** Seconds; null = the object's own. */
	readonly grace: number | null;
	readonly isForced: boolean;
	readonly cascade: 'Background' | 'Foreground' | 'Orphan';
	readonly printsNames: boolean;
}

interface Deletion {
	readonly target: Target;
	readonly namespace: string;
	readonly name: string;
	readonly uid: string | undefined;
}

const UNCONFIRMED =
	'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

export async function remove(call: Invocation): Promise<void> {
	const { flags, io } = call;
	const options = readOptions(call);
	const client = await call.client();
	if (flags.bool('interactive'))
		throw new KubectlError('kubectl delete --interactive is not supported here: it needs answers on the terminal');
	const deletions = chosen(call, client);
	if (options.isForced) io.err(UNCONFIRMED);
	const gone: Deletion[] = [];
	const errors: Error[] = [...deletions.errors];
	for (const deletion of deletions.found) {
		try {
			const answer = options.dryRun === 'client' ? null : request(client, deletion, options);
			tell(call, deletion, options);
			gone.push({ ...deletion, uid: uidOf(answer) ?? deletion.uid });
		} catch (error) {
			if (!(error instanceof StatusError)) throw error;
			if (!(error.isNotFound && (flags.bool('ignore-not-found') || flags.bool('all')))) errors.push(error);
		}
	}
	if (deletions.found.length === 0 && errors.length === 0) io.out('No resources found\n');
	throwCollected(errors);
	if (flags.bool('wait') && options.dryRun === 'none') await waitUntilGone(call, client, gone);
}

function readOptions(call: Invocation): Options {
	const { flags } = call;
	const dryRun = dryRunOf(call);
	const isNow = flags.bool('now');
	const isForced = flags.bool('force');
	let grace = flags.int('grace-period');
	if (flags.bool('all') && flags.string('selector') !== '')
		throw new KubectlError("setting 'all' parameter but found a non empty selector. ");
	if (flags.string('output') !== '' && flags.string('output') !== 'name') {
		throw new KubectlError(`unexpected -o output mode: ${flags.string('output')}. We only support '-o name'`);
	}
	const cascade = { background: 'Background', foreground: 'Foreground', orphan: 'Orphan', true: 'Background', false: 'Orphan' }[
		flags.string('cascade')
	];
	if (cascade === undefined)
		throw new KubectlError(`invalid cascade value (${flags.string('cascade')}). Must be "background", "foreground", or "orphan"`);
	if (isNow && flags.changed('grace-period')) throw new KubectlError('--now and --grace-period cannot be specified together');
	if (isForced && grace > 0) throw new KubectlError('--force and --grace-period greater than 0 cannot be specified together');
	if (isNow) grace = 1;
	if (grace === 0 && !isForced) grace = 1;
	if (isForced && grace < 0) grace = 0;
	return {
		dryRun,
		grace: grace < 0 ? null : grace,
		isForced,
		cascade: cascade as Options['cascade'],
		printsNames: flags.string('output') === 'name',
	};
}

/** What is to go: named objects as named, collections as they are listed now. */
function chosen(call: Invocation, client: Client): { readonly found: readonly Deletion[]; readonly errors: readonly Error[] } {
	const { flags } = call;
	const labelSelector = flags.string('selector');
	const fieldSelector = flags.string('field-selector');
	const { targets } = select(client, call, call.args, {
		allowsAll: false,
		selector: labelSelector,
		fieldSelector,
		all: flags.bool('all'),
		allNamespaces: flags.bool('all-namespaces'),
	});
	const query = selectorQuery(labelSelector, fieldSelector);
	const found: Deletion[] = [];
	const errors: Error[] = [];
	for (const target of targets) {
		const { resource, namespace, name } = target;
		try {
			if (name !== null) {
				found.push({ target, namespace, name, uid: undefined });
				continue;
			}
			for (const { metadata } of client.list(resource, namespace, query)) {
				found.push({ target, namespace: metadata.namespace ?? '', name: metadata.name, uid: metadata.uid });
			}
		} catch (error) {
			if (!(error instanceof StatusError)) throw error;
			if (!(error.isNotFound && flags.bool('ignore-not-found'))) errors.push(error);
		}
	}
	return { found, errors };
}

function request(client: Client, { target, namespace, name }: Deletion, { grace, cascade, dryRun }: Options): Json {
	return client.call('DELETE', pathOf(target.resource, namespace, name), {
		body: {
			...(grace === null ? {} : { gracePeriodSeconds: grace }),
			propagationPolicy: cascade,
			...(dryRun === 'server' ? { dryRun: ['All'] } : {}),
		},
	});
}

/** The uid in the answer to a deletion: of the object itself, or in the details of a Status. */
function uidOf(answer: Json): string | undefined {
	const object = answer as unknown as Partial<KubernetesObject> | null;
	return object?.metadata?.uid ?? object?.details?.uid;
}

function tell(call: Invocation, { target, namespace, name }: Deletion, { printsNames, isForced, dryRun }: Options): void {
	const kind = kindName(target.resource);
	if (printsNames) {
		call.io.out(`${kind}/${name}\n`);
		return;
	}
	const suffix = dryRun === 'client' ? ' (dry run)' : dryRun === 'server' ? ' (server dry run)' : '';
	const where = target.resource.namespaced ? ` from ${namespace} namespace` : '';
	call.io.out(`${kind} ${JSON.stringify(name)} ${isForced ? 'force deleted' : 'deleted'}${where}${suffix}\n`);
}

async function waitUntilGone(call: Invocation, client: Client, deletions: readonly Deletion[]): Promise<void> {
	const timeout = call.flags.duration('timeout');
	// Without a limit upstream still gives up after a week.
	const until = call.io.now() + (timeout > 0 ? timeout : 7 * 24 * 3_600_000);
	const errors: Error[] = [];
	for (const { target, namespace, name, uid } of deletions) {
		for (;;) {
			const present = read(client, target, namespace, name);
			if (!present || (uid !== undefined && present.metadata.uid !== uid)) break;
			if (call.io.now() >= until) {
				errors.push(new KubectlError(`timed out waiting for the condition on ${target.resource.plural}/${name}`));
				break;
			}
			await call.io.change(until);
		}
	}
	throwCollected(errors);
}

function read(client: Client, { resource }: Target, namespace: string, name: string): KubernetesObject | null {
	try {
		return client.object(resource, namespace, name);
	} catch (error) {
		if (error instanceof StatusError) return null;
		throw error;
	}
}
