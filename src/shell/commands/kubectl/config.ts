/** `kubectl config`: shows and changes the kubeconfig file. */
import type { Json } from '../../../sim/index.ts';
import { TabWriter, yaml } from '../go/index.ts';
import { ExitError, KubectlError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { Kubeconfig, NamedContext } from './kubeconfig.ts';
import type { KubernetesObject } from './objects.ts';
import { printerFor } from './printers.ts';

export async function currentContext(call: Invocation): Promise<void> {
	const config = await call.kubeconfig();
	if (config.currentContext === '') throw new KubectlError('current-context is not set');
	call.io.out(`${config.currentContext}\n`);
}

export async function useContext(call: Invocation): Promise<void> {
	const [name] = await exactly(call, 1);
	const config = await call.kubeconfig();
	if (!config.contexts.some((context) => context.name === name)) throw new KubectlError(`no context exists with the name: "${name}"`);
	await write(call, { ...config, currentContext: name as string });
	call.io.out(`Switched to context "${name}".\n`);
}

export async function setContext(call: Invocation): Promise<void> {
	const { flags, args } = call;
	const isCurrent = flags.bool('current');
	if (args.length > 1) await exactly(call, 1);
	if (args.length === 1 && isCurrent) throw new KubectlError('you cannot specify both a context name and --current');
	if (args.length === 0 && !isCurrent) throw new KubectlError('you must specify a non-empty context name or --current');
	const config = await call.kubeconfig();
	if (isCurrent && config.currentContext === '') throw new KubectlError('no current context is set');
	const name = isCurrent ? config.currentContext : (args[0] as string);
	const before = config.contexts.find((context) => context.name === name);
	const given = Object.fromEntries(
		['cluster', 'user', 'namespace'].filter((key) => flags.changed(key)).map((key) => [key, flags.string(key)]),
	);
	const after: NamedContext = { name, context: { ...before?.context, ...given } };
	await write(call, { ...config, contexts: byName([...config.contexts.filter((context) => context !== before), after]) });
	call.io.out(`Context "${name}" ${before ? 'modified' : 'created'}.\n`);
}

export async function deleteContext(call: Invocation): Promise<void> {
	const [name] = await exactly(call, 1);
	const config = await call.kubeconfig();
	if (!config.contexts.some((context) => context.name === name))
		throw new KubectlError(`cannot delete context ${name}, not in ${config.path}`);
	if (config.currentContext === name) {
		call.io.err(`warning: this removed your active context, use "kubectl config use-context" to select a different one\n`);
	}
	await write(call, { ...config, contexts: config.contexts.filter((context) => context.name !== name) });
	call.io.out(`deleted context ${name} from ${config.path}\n`);
}

export async function renameContext(call: Invocation): Promise<void> {
	const [from, to] = (await exactly(call, 2)) as [string, string];
	const config = await call.kubeconfig();
	const context = config.contexts.find((entry) => entry.name === from);
	if (!context) throw new KubectlError(`cannot rename the context "${from}", it's not in ${config.path}`);
	if (config.contexts.some((entry) => entry.name === to)) {
		throw new KubectlError(`cannot rename the context "${from}", the context "${to}" already exists in ${config.path}`);
	}
	const contexts = byName([...config.contexts.filter((entry) => entry !== context), { ...context, name: to }]);
	await write(call, { ...config, contexts, currentContext: config.currentContext === from ? to : config.currentContext });
	call.io.out(`Context "${from}" renamed to "${to}".\n`);
}

export async function getContexts(call: Invocation): Promise<void> {
	const { flags, io, args } = call;
	const output = flags.string('output');
	if (output !== '' && output !== 'name') {
		throw new KubectlError(`--output ${output} is not available in kubectl config get-contexts; resetting to default output format`);
	}
	const config = await call.kubeconfig();
	const missing = args.filter((name) => !config.contexts.some((context) => context.name === name));
	const shown = args.length === 0 ? config.contexts : config.contexts.filter((context) => args.includes(context.name));
	if (output === 'name') for (const { name } of shown) io.out(`${name}\n`);
	else {
		const writer = new TabWriter({ minWidth: 6, padding: 3 });
		if (!flags.bool('no-headers')) writer.write('CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n');
		for (const { name, context } of shown) {
			const mark = name === config.currentContext ? '*' : '';
			writer.write(`${mark}\t${name}\t${context.cluster ?? ''}\t${context.user ?? ''}\t${context.namespace ?? ''}\n`);
		}
		io.out(writer.take());
	}
	if (missing.length > 0) throw new KubectlError(missing.map((name) => `context ${name} not found`).join('\n'));
}

export async function getClusters(call: Invocation): Promise<void> {
	call.io.out(['NAME', ...(await call.kubeconfig()).clusters.map(({ name }) => name)].map((line) => `${line}\n`).join(''));
}

export async function getUsers(call: Invocation): Promise<void> {
	call.io.out(['NAME', ...(await call.kubeconfig()).users.map(({ name }) => name)].map((line) => `${line}\n`).join(''));
}

export async function view(call: Invocation): Promise<void> {
	const { flags } = call;
	let config = await call.kubeconfig();
	if (flags.bool('minify')) config = minified(config, flags.string('context') || config.currentContext);
	const document = documentOf(flags.bool('raw') || flags.bool('flatten') ? config : redacted(config));
	const printer = await printerFor(call, { isTyped: true });
	await printer.print(document as unknown as KubernetesObject);
}

function minified(config: Kubeconfig, name: string): Kubeconfig {
	const context = config.contexts.find((entry) => entry.name === name);
	if (name === '') throw new KubectlError('current-context must exist in order to minify');
	if (!context) throw new KubectlError(`cannot locate context ${name}`);
	return {
		...config,
		currentContext: name,
		contexts: [context],
		clusters: config.clusters.filter((entry) => entry.name === context.context.cluster),
		users: config.users.filter((entry) => entry.name === context.context.user),
	};
}

const SECRETS = ['token', 'password', 'client-key-data', 'client-certificate-data', 'certificate-authority-data'];

/** Secrets are named but not shown; of certificates and keys even the presence is enough. */
function redacted(config: Kubeconfig): Kubeconfig {
	const hide = (entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
		Object.fromEntries(
			Object.entries(entry ?? {}).map(([key, value]) => [
				key,
				SECRETS.includes(key) ? (key.endsWith('-data') ? 'DATA+OMITTED' : 'REDACTED') : value,
			]),
		);
	return {
		...config,
		clusters: config.clusters.map(({ name, cluster }) => ({ name, cluster: hide(cluster) })),
		users: config.users.map(({ name, user }) => ({ name, user: hide(user) })),
	};
}

/** The file's document, fields in the order of the typed configuration. */
function documentOf({ clusters, contexts, users, currentContext: current }: Kubeconfig): Json {
	const orNull = <Entry>(list: readonly Entry[]): readonly Entry[] | null => (list.length === 0 ? null : list);
	const document = {
		kind: 'Config',
		apiVersion: 'v1',
		clusters: orNull(clusters.map(({ name, cluster }) => ({ name, cluster: cluster ?? {} }))),
		users: orNull(users.map(({ name, user }) => ({ name, user: user ?? {} }))),
		contexts: orNull(contexts.map(({ name, context }) => ({ name, context: ordered(context) }))),
		'current-context': current,
	};
	return document as unknown as Json;
}

function ordered({ cluster = '', user = '', namespace, ...rest }: NamedContext['context']): Readonly<Record<string, unknown>> {
	return { cluster, user, ...(namespace ? { namespace } : {}), ...rest };
}

function byName(contexts: readonly NamedContext[]): readonly NamedContext[] {
	return [...contexts].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function write({ io }: Invocation, config: Kubeconfig): Promise<void> {
	await io.files.write(config.path, yaml(documentOf(config)));
}

/** The arguments, when there are as many as wanted; otherwise the command's help and a complaint. */
async function exactly(call: Invocation, count: number): Promise<readonly string[]> {
	if (call.args.length === count) return call.args;
	const { helpOf } = await import('./help/index.ts');
	call.io.err(`${helpOf(call.path) ?? ''}error: Unexpected args: [${call.args.join(' ')}]\n`);
	throw new ExitError(1);
}
