/** The kubeconfig file: which cluster, as whom, in which namespace. */
import type { CommandIo } from '../../command.ts';
import { KubectlError, PlainError } from './errors.ts';
import { readPlainYaml } from './plain-yaml.ts';

export interface NamedContext {
	readonly name: string;
	readonly context: { readonly cluster?: string; readonly user?: string; readonly namespace?: string };
}

export interface Kubeconfig {
	readonly clusters: readonly { readonly name: string; readonly cluster: Readonly<Record<string, unknown>> }[];
	readonly contexts: readonly NamedContext[];
	readonly users: readonly { readonly name: string; readonly user: Readonly<Record<string, unknown>> }[];
	readonly currentContext: string;
	/** Where changes are written. */
	readonly path: string;
}

/** Where one command's requests go. */
export interface Connection {
	/** Empty when nothing names a server: then the original tries `http://localhost:8080`. */
	readonly server: string;
	readonly user: string;
	readonly namespace: string;
	readonly isReachable: boolean;
	readonly impersonates: string;
}

/** Flags that choose the connection, as text; empty = not given. */
export interface ConnectionFlags {
	readonly kubeconfig: string;
	readonly context: string;
	readonly cluster: string;
	readonly user: string;
	readonly server: string;
	readonly namespace: string;
	readonly as: string;
}

/** Reads the files of `--kubeconfig`, `$KUBECONFIG` or `~/.kube/config` and joins them; the first to say a thing wins. */
export async function readKubeconfig(io: CommandIo, explicitPath: string): Promise<Kubeconfig> {
	const fromEnv = (io.env.get('KUBECONFIG') ?? '').split(':').filter((path) => path !== '');
	const home = `${io.env.get('HOME') ?? '/root'}/.kube/config`;
	const paths = explicitPath !== '' ? [explicitPath] : fromEnv.length > 0 ? fromEnv : [home];
	let merged: Omit<Kubeconfig, 'path'> = { clusters: [], contexts: [], users: [], currentContext: '' };
	const present: string[] = [];
	for (const path of paths) {
		if (!(await io.files.exists(path))) {
			if (explicitPath !== '') throw new KubectlError(`stat ${path}: no such file or directory`);
			continue;
		}
		present.push(path);
		const one = await parse(path, await io.files.read(path));
		merged = {
			clusters: join(merged.clusters, one.clusters),
			contexts: join(merged.contexts, one.contexts),
			users: join(merged.users, one.users),
			currentContext: merged.currentContext || one.currentContext,
		};
	}
	return { ...merged, path: present[0] ?? (paths.at(-1) as string) };
}

function join<Entry extends { readonly name: string }>(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
	return [...first, ...second.filter((entry) => !first.some((other) => other.name === entry.name))].sort((a, b) =>
		a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
	);
}

async function parse(path: string, text: string): Promise<Omit<Kubeconfig, 'path'>> {
	let file: unknown;
	try {
		file = readPlainYaml(text) ?? (await import('yaml')).parse(text);
	} catch (error) {
		throw new KubectlError(`error loading config file "${path}": yaml: ${(error as Error).message.split('\n')[0]}`);
	}
	const map = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
	const list = <Entry>(key: string): readonly Entry[] => {
		const value = map[key];
		return Array.isArray(value)
			? value.filter((entry) => typeof entry === 'object' && entry !== null && typeof entry.name === 'string')
			: [];
	};
	const current = map['current-context'];
	return {
		clusters: list<Kubeconfig['clusters'][number]>('clusters'),
		contexts: list<NamedContext>('contexts').map((entry) => ({ name: entry.name, context: entry.context ?? {} })),
		users: list<Kubeconfig['users'][number]>('users'),
		currentContext: typeof current === 'string' ? current : '',
	};
}

/** Who asks whom, by the files and the flags. Throws in the original's words when what a flag names is absent. */
export function connect(config: Kubeconfig, flags: ConnectionFlags): Connection {
	const contextName = flags.context || config.currentContext;
	const context = config.contexts.find((entry) => entry.name === contextName)?.context;
	if (flags.context !== '' && !context) {
		if (config.contexts.length === 0) throw new KubectlError(`context "${flags.context}" does not exist`);
		throw new PlainError(`Error in configuration: context was not found for specified context: ${flags.context}`);
	}
	if (contextName !== '' && !context && config.contexts.length > 0) {
		throw new PlainError(`Error in configuration: context was not found for specified context: ${contextName}`);
	}
	const clusterName = flags.cluster || (context?.cluster ?? '');
	const cluster = config.clusters.find((entry) => entry.name === clusterName)?.cluster;
	if (flags.cluster !== '' && !cluster) throw new KubectlError(`no server found for cluster "${flags.cluster}"`);
	const userName = flags.user || (context?.user ?? '');
	const isKnownUser = config.users.some((entry) => entry.name === userName);
	if (flags.user !== '' && !isKnownUser) throw new KubectlError(`auth info "${flags.user}" does not exist`);

	const configured = typeof cluster?.server === 'string' ? cluster.server : '';
	const server = flags.server || configured;
	const known = config.clusters.map((entry) => entry.cluster?.server);
	return {
		server,
		user: isKnownUser ? userName : 'system:anonymous',
		namespace: flags.namespace || context?.namespace || 'default',
		isReachable: server !== '' && known.includes(server),
		impersonates: flags.as,
	};
}
