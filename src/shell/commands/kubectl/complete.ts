/** Completion: subcommands, flags, resource types, live names, namespaces, contexts and containers. */
import type { Request } from '../../../sim/index.ts';
import type { CommandIo } from '../../command.ts';
import { bareValue, type FlagSpec, parseFlags } from '../flags.ts';
import { Client } from './client.ts';
import { GLOBAL_FLAGS } from './command-tree.ts';
import { type ApiResource, findResource } from './discovery.ts';
import { StatusError } from './errors.ts';
import { connect, readKubeconfig } from './kubeconfig.ts';
import { findCommand } from './kubectl.ts';

/** Words that may stand at the end of `args`. Never fails: where nothing can be known, nothing is offered. */
export async function complete(args: readonly string[], io: CommandIo): Promise<readonly string[]> {
	const typed = args.at(-1) ?? '';
	const before = args.slice(0, -1);
	try {
		return (await candidates(before, typed, io)).filter((word) => word.startsWith(typed)).sort();
	} catch {
		return [];
	}
}

async function candidates(before: readonly string[], typed: string, io: CommandIo): Promise<readonly string[]> {
	const { spec, path, rest } = findCommand(before);
	const specs = [...spec.flags, ...GLOBAL_FLAGS];
	const pending = flagInWaiting(specs, rest);
	if (pending) return valuesOf(pending, before, io, path);
	if (typed.startsWith('--') && typed.includes('=')) {
		const name = typed.slice(2, typed.indexOf('='));
		const flag = specs.find((entry) => entry.name === name);
		const prefix = `--${name}=`;
		return flag ? (await valuesOf(flag, before, io, path)).map((word) => prefix + word) : [];
	}
	if (typed.startsWith('-')) return specs.map((flag) => `--${flag.name}${bareValue(flag) === undefined ? '=' : ''}`);
	if (spec.commands) return spec.commands.map((command) => command.name);
	return argumentsOf(path, before, typed, io);
}

/** The flag whose value is being typed, as in `-n <here>`. */
function flagInWaiting(specs: readonly FlagSpec[], rest: readonly string[]): FlagSpec | null {
	const last = rest.at(-1) ?? '';
	if (!last.startsWith('-') || last.includes('=')) return null;
	const flag = last.startsWith('--')
		? specs.find((spec) => spec.name === last.slice(2))
		: specs.find((spec) => spec.short === last.at(-1) && last.length === 2);
	return flag && bareValue(flag) === undefined ? flag : null;
}

async function open(before: readonly string[], io: CommandIo): Promise<{ readonly client: Client; readonly args: readonly string[] }> {
	const { spec, rest } = findCommand(before);
	const { flags, args } = parseFlags([...spec.flags, ...GLOBAL_FLAGS], rest);
	const config = await readKubeconfig(io, flags.string('kubeconfig'));
	const connection = connect(config, {
		kubeconfig: flags.string('kubeconfig'),
		context: flags.string('context'),
		cluster: flags.string('cluster'),
		user: flags.string('user'),
		server: flags.string('server'),
		namespace: flags.string('namespace'),
		as: '',
	});
	const quiet = { request: (request: Request) => io.request(request), err: () => {}, now: () => io.now(), epochMs: io.epochMs };
	return { client: new Client(quiet, connection), args };
}

async function valuesOf(flag: FlagSpec, before: readonly string[], io: CommandIo, path: string): Promise<readonly string[]> {
	// The waiting flag itself would be a mistake to the parser.
	const words = before.slice(0, -1);
	switch (flag.name) {
		case 'namespace': {
			const { client } = await open(words, io);
			return names(client, client.builtin('namespaces'), '');
		}
		case 'context':
			return (await readKubeconfig(io, '')).contexts.map(({ name }) => name);
		case 'cluster':
			return (await readKubeconfig(io, '')).clusters.map(({ name }) => name);
		case 'user':
			return (await readKubeconfig(io, '')).users.map(({ name }) => name);
		case 'output':
			return path === 'kubectl get'
				? ['custom-columns=', 'json', 'jsonpath=', 'kyaml', 'name', 'wide', 'yaml']
				: ['json', 'jsonpath=', 'name', 'yaml'];
		case 'container': {
			const { client, args } = await open(words, io);
			const pod = (args[0] ?? '').replace(/^pods?\//, '');
			return containersOf(client, pod);
		}
		default:
			return [];
	}
}

async function argumentsOf(path: string, before: readonly string[], typed: string, io: CommandIo): Promise<readonly string[]> {
	if (
		[
			'kubectl config use-context',
			'kubectl config delete-context',
			'kubectl config get-contexts',
			'kubectl config rename-context',
		].includes(path)
	) {
		return (await readKubeconfig(io, '')).contexts.map(({ name }) => name);
	}
	if (
		['kubectl version', 'kubectl api-resources', 'kubectl api-versions', 'kubectl options'].includes(path) ||
		path.startsWith('kubectl config')
	)
		return [];
	const { client, args } = await open(before, io);
	const { namespace } = client.connection;
	if (path === 'kubectl logs') {
		if (args.length === 1) return containersOf(client, (args[0] as string).replace(/^pods?\//, ''));
		if (!typed.includes('/')) return args.length > 0 ? [] : names(client, client.builtin('pods'), namespace);
	}
	if (typed.includes('/')) {
		const type = typed.slice(0, typed.indexOf('/'));
		const resource = findResource(client.resources(), type);
		return resource ? names(client, resource, namespace).map((name) => `${type}/${name}`) : [];
	}
	const allowed = workloads(path);
	const types = client.resources().filter((resource) => allowed === null || allowed.includes(resource.kind));
	const [first] = args;
	if (first === undefined) {
		const start = typed.slice(0, typed.lastIndexOf(',') + 1);
		return types.map((resource) => start + resource.plural);
	}
	if (first.includes('/')) return types.map((resource) => `${resource.plural}/`);
	if (path === 'kubectl set image' && args.length > 1) return imagePairs(client, first, args[1] as string);
	const resource = findResource(client.resources(), first);
	return resource ? names(client, resource, namespace).filter((name) => !args.includes(name)) : [];
}

/** Kinds that a command works on; null = any. */
function workloads(path: string): readonly string[] | null {
	if (path.startsWith('kubectl rollout')) return ['Deployment'];
	if (path === 'kubectl scale') return ['Deployment', 'ReplicaSet'];
	return path.startsWith('kubectl set') ? ['Deployment', 'ReplicaSet', 'Pod'] : null;
}

function names(client: Client, resource: ApiResource, namespace: string): readonly string[] {
	try {
		return client.list(resource, namespace).map((object) => object.metadata.name);
	} catch (error) {
		if (error instanceof StatusError) return [];
		throw error;
	}
}

function containersOf(client: Client, pod: string): readonly string[] {
	const { spec } = client.object(client.builtin('pods'), client.connection.namespace, pod);
	return [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map((container: { readonly name: string }) => container.name);
}

function imagePairs(client: Client, type: string, name: string): readonly string[] {
	const object = client.object(client.resource(type), client.connection.namespace, name);
	const containers: readonly { readonly name: string }[] = (object.spec.template?.spec ?? object.spec).containers ?? [];
	return containers.map((container) => `${container.name}=`);
}
