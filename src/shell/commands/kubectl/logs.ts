/** `kubectl logs` */
import { parseRfc3339, quote } from '../go/index.ts';
import type { Client } from './client.ts';
import { pathOf, resourceName } from './discovery.ts';
import { KubectlError, PlainError, StatusError, usageError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { type KubernetesObject, selectorText } from './objects.ts';

/** One container's log. */
interface Source {
	readonly pod: KubernetesObject;
	readonly container: string;
}

const USAGE = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
/** Lines of each container when pods are selected and no number is given. */
const SELECTOR_TAIL = 10;

export async function logs(call: Invocation): Promise<void> {
	const { flags, io, args } = call;
	const selector = flags.string('selector');
	if (selector === '' ? args.length < 1 || args.length > 2 : args.length > 1) throw usageError(call.path, USAGE);
	if (selector !== '' && args.length === 1) throw usageError(call.path, 'only a selector (-l) or a POD name is allowed');
	if (args.length === 2 && flags.changed('container'))
		throw usageError(call.path, 'only one of -c or an inline [CONTAINER] arg is allowed');
	const container = args[1] ?? flags.string('container');
	validate(call, container);
	const query = queryOf(call);
	const client = await call.client();
	const pods = selector !== '' ? selected(client, selector) : await named(call, client, args[0] as string);
	if (pods.length === 0) {
		io.err(`No resources found in ${client.connection.namespace} namespace.\n`);
		return;
	}
	const sources = pods.flatMap((pod) => sourcesOf(call, pod, container));
	const hasPrefix = flags.bool('prefix') || flags.bool('all-pods');
	if (flags.bool('follow')) {
		const most = flags.int('max-log-requests');
		if (sources.length > 1 && sources.length > most) {
			const advice = 'use --max-log-requests to increase the limit';
			throw new KubectlError(
				`you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, ${advice}`,
			);
		}
		const { follow } = await import('./follow.ts');
		await follow(call, client, sources, query, hasPrefix);
		return;
	}
	for (const { pod, container: name } of sources) {
		try {
			const text = client.get(logPath(client, pod), { container: name, ...query }) as string;
			io.out(hasPrefix ? prefixed(text, pod, name) : text);
		} catch (error) {
			if (!(error instanceof StatusError) || !flags.bool('ignore-errors')) throw error;
			io.err(`error: ${error.message}\n`);
		}
	}
}

export function logPath(client: Client, pod: KubernetesObject): string {
	return pathOf(client.builtin('pods'), pod.metadata.namespace ?? '', pod.metadata.name, 'log');
}

/** Each line with the container that wrote it. */
export function prefixed(text: string, pod: KubernetesObject, container: string): string {
	return text.replace(/^(?=.)/gm, `[pod/${pod.metadata.name}/${container}] `);
}

function validate({ flags }: Invocation, container: string): void {
	if (flags.changed('since') && flags.changed('since-time'))
		throw new KubectlError('at most one of `sinceTime` or `sinceSeconds` may be specified');
	if (flags.bool('all-containers') && container !== '') {
		throw new KubectlError(`--all-containers=true should not be specified with container name ${container}`);
	}
	if (flags.int('tail') < -1) throw new KubectlError('--tail must be greater than or equal to -1');
	if (flags.changed('limit-bytes') && flags.int('limit-bytes') < 0) throw new KubectlError('--limit-bytes must be greater than 0');
	if (flags.changed('since') && flags.duration('since') < 0) throw new KubectlError('--since must be greater than 0');
	const sinceTime = flags.string('since-time');
	if (sinceTime !== '' && parseRfc3339(sinceTime) === null) {
		throw new KubectlError(`parsing time ${quote(sinceTime)} as "2006-01-02T15:04:05Z07:00": cannot parse ${quote(sinceTime)} as "2006"`);
	}
}

function queryOf({ flags }: Invocation): Readonly<Record<string, string>> {
	const query: Record<string, string> = {};
	if (flags.bool('previous')) query.previous = 'true';
	if (flags.bool('timestamps')) query.timestamps = 'true';
	if (flags.int('tail') >= 0) query.tailLines = String(flags.int('tail'));
	else if (flags.string('selector') !== '' && !flags.changed('tail')) query.tailLines = String(SELECTOR_TAIL);
	if (flags.int('limit-bytes') > 0) query.limitBytes = String(flags.int('limit-bytes'));
	if (flags.duration('since') > 0) query.sinceSeconds = String(Math.round(flags.duration('since') / 1000));
	if (flags.string('since-time') !== '') query.sinceTime = flags.string('since-time');
	return query;
}

function selected(client: Client, labelSelector: string): readonly KubernetesObject[] {
	return client.list(client.builtin('pods'), client.connection.namespace, { labelSelector });
}

/** The pods behind `x`, `pod/x` or `deploy/x`: one, or with `--all-pods` every one. */
async function named(call: Invocation, client: Client, word: string): Promise<readonly KubernetesObject[]> {
	const { namespace } = client.connection;
	const [type, name, ...more] = word.includes('/') ? word.split('/') : ['pods', word];
	if (!type || !name || more.length > 0) throw new KubectlError('arguments in resource/name form must have a single resource and name');
	const resource = client.resource(type);
	let object: KubernetesObject;
	try {
		object = client.object(resource, namespace, name);
	} catch (error) {
		if (!(error instanceof StatusError) || !error.isNotFound) throw error;
		throw new KubectlError(
			`error from server (NotFound): ${resourceName(resource)} ${quote(name)} not found in namespace ${quote(namespace)}`,
		);
	}
	if (object.kind === 'Pod') return [object];
	const labelSelector = object.kind === 'Service' ? mapText(object.spec.selector) : selectorText(object.spec?.selector);
	if (!['Deployment', 'ReplicaSet', 'Service'].includes(object.kind) || labelSelector === '') {
		const kind = `*v1.${object.kind}`;
		const why =
			object.kind === 'Service'
				? `invalid service '${name}': Service is defined without a selector`
				: `selector for ${kind} not implemented`;
		throw new KubectlError(`cannot get the logs from ${kind}: ${why}`);
	}
	return podsBehind(call, client, labelSelector);
}

async function podsBehind(call: Invocation, client: Client, labelSelector: string): Promise<readonly KubernetesObject[]> {
	const until = call.io.now() + call.flags.duration('pod-running-timeout');
	let pods = selected(client, labelSelector);
	while (pods.length === 0) {
		if (call.io.now() >= until) throw new KubectlError('timed out waiting for the condition');
		await call.io.change(until);
		pods = selected(client, labelSelector);
	}
	if (call.flags.bool('all-pods')) return pods;
	const best = [...pods].sort(byUse)[0] as KubernetesObject;
	if (pods.length > 1) call.io.err(`Found ${pods.length} pods, using pod/${best.metadata.name}\n`);
	return [best];
}

function mapText(map: Readonly<Record<string, string>> | undefined): string {
	return selectorText({ matchLabels: map ?? {} });
}

/** The pod whose log says most stands first. Source: kubectl pkg/util/podutils, ByLogging. */
function byUse(a: KubernetesObject, b: KubernetesObject): number {
	const key = (pod: KubernetesObject): readonly (number | string)[] => {
		const { conditions = [], phase, containerStatuses = [] } = pod.status ?? {};
		const ready = conditions.find((condition: { readonly type: string }) => condition.type === 'Ready');
		const isReady = ready?.status === 'True';
		const restarts = Math.max(0, ...containerStatuses.map((status: { readonly restartCount?: number }) => status.restartCount ?? 0));
		const phases: Readonly<Record<string, number>> = { Unknown: 1, Pending: 2 };
		return [
			pod.spec.nodeName ? 0 : 1,
			phases[phase] ?? 0,
			isReady ? 0 : 1,
			isReady ? (ready.lastTransitionTime ?? '') : '',
			-restarts,
			pod.metadata.creationTimestamp ?? '',
			pod.metadata.name,
		];
	};
	const [one, other] = [key(a), key(b)];
	for (const [index, part] of one.entries()) {
		if (part !== other[index]) return part < (other[index] as number | string) ? -1 : 1;
	}
	return 0;
}

/** Which containers of a pod are meant; says so when it had to choose. */
function sourcesOf(call: Invocation, pod: KubernetesObject, asked: string): readonly Source[] {
	const names = (list: readonly { readonly name: string }[] = []): readonly string[] => list.map(({ name }) => name);
	const apps = names(pod.spec.containers);
	const init = names(pod.spec.initContainers);
	const ephemeral = names(pod.spec.ephemeralContainers);
	if (call.flags.bool('all-containers')) return [...init, ...apps, ...ephemeral].map((container) => ({ pod, container }));
	const all = [...apps, ...ephemeral, ...init];
	if (asked !== '') {
		if (!all.includes(asked)) throw new KubectlError(`container ${asked} is not valid for pod ${pod.metadata.name}`);
		return [{ pod, container: asked }];
	}
	const preferred = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'] ?? '';
	if (apps.includes(preferred)) return [{ pod, container: preferred }];
	const first = apps[0];
	if (first === undefined) throw new PlainError('error: no containers in pod');
	if (all.length > 1 && !call.flags.bool('all-pods')) {
		const shown = [...apps, ...ephemeral.map((name) => `${name} (ephem)`), ...init.map((name) => `${name} (init)`)];
		call.io.err(`Defaulted container ${quote(first)} out of: ${shown.join(', ')}\n`);
	}
	return [{ pod, container: first }];
}
