/** Which objects the arguments mean: `pods`, `pods a b`, `pod/a deploy/b`, `pods,svc -l app=x`, `all`. */
import type { Client } from './client.ts';
import { type ApiResource, findResource } from './discovery.ts';
import { KubectlError } from './errors.ts';
import type { Invocation } from './invocation.ts';

/** One collection to list, or one object to get. */
export interface Target {
	readonly resource: ApiResource;
	/** Empty = every namespace, or no namespace. */
	readonly namespace: string;
	/** Null = the whole collection. */
	readonly name: string | null;
}

export interface Selection {
	readonly targets: readonly Target[];
	/** True when the arguments name exactly one object. */
	readonly isSingle: boolean;
}

export interface SelectOptions {
	/** A bare type means all of its objects; otherwise a name, a selector or `--all` is needed. */
	readonly allowsAll: boolean;
	readonly selector?: string;
	readonly fieldSelector?: string;
	readonly allNamespaces?: boolean;
	/** `--all` was given. */
	readonly all?: boolean;
}

const MISSING = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

const NAME_AND_SELECTOR = 'name cannot be provided when a selector is specified';

const MISSING_FILE = `you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`;

/** Reads the arguments. Throws in the original's words. */
export function select(client: Client, call: Invocation, words: readonly string[], options: SelectOptions): Selection {
	refuseFiles(call);
	if (call.flags.bool('local')) throw new KubectlError(MISSING_FILE);
	if (words.length === 0) throw new KubectlError(MISSING);
	const selects = Boolean(options.selector || options.fieldSelector);
	const namespaceOf = (resource: ApiResource): string => (resource.namespaced && !options.allNamespaces ? client.connection.namespace : '');

	if (words.some((word) => word.includes('/'))) {
		const pairs = words.map((word) => {
			if (!word.includes('/')) {
				throw new KubectlError(
					"there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
				);
			}
			const parts = word.split('/');
			if (parts.length !== 2 || parts[0] === '' || parts[1] === '')
				throw new KubectlError('arguments in resource/name form must have a single resource and name');
			return parts as [string, string];
		});
		if (selects || options.all) throw new KubectlError(NAME_AND_SELECTOR);
		const targets: Target[] = [];
		for (const [type, name] of pairs) {
			const resource = resourceFor(client, type);
			if (options.allNamespaces) throw new KubectlError('a resource cannot be retrieved by name across all namespaces');
			targets.push({ resource, namespace: namespaceOf(resource), name });
		}
		return { targets, isSingle: pairs.length === 1 };
	}

	const [types = '', ...names] = words;
	const resources = expand(client, types);
	if (names.length === 0) {
		if (!options.allowsAll && !selects && !options.all) throw new KubectlError('resource(s) were provided, but no name was specified');
		return {
			targets: resources.map((resource) => ({ resource, namespace: namespaceOf(resource), name: null })),
			isSingle: false,
		};
	}
	if (selects || options.all) throw new KubectlError(NAME_AND_SELECTOR);
	if (options.allNamespaces) throw new KubectlError('a resource cannot be retrieved by name across all namespaces');
	const targets = resources.flatMap((resource) => names.map((name) => ({ resource, namespace: namespaceOf(resource), name })));
	return { targets, isSingle: resources.length === 1 && names.length === 1 };
}

function resourceFor(client: Client, word: string): ApiResource {
	if (word === '') throw new KubectlError('arguments in resource/name form must have a single resource and name');
	return client.resource(word);
}

/** Types between commas; a category stands for its resources. */
function expand(client: Client, types: string): readonly ApiResource[] {
	const words = types.split(',');
	const found: ApiResource[] = [];
	for (const word of words) {
		const members = client.resources().filter((resource) => resource.categories.includes(word));
		if (members.length > 0 && !findResource(client.resources(), word)) found.push(...members);
		else found.push(client.resource(word));
	}
	return found.filter((resource, index) => found.indexOf(resource) === index);
}

function refuseFiles(call: Invocation): void {
	if (call.flags.changed('filename') || call.flags.changed('kustomize')) {
		const flag = call.flags.changed('filename') ? '--filename' : '--kustomize';
		throw new KubectlError(`${call.path} ${flag} is not supported here: it needs manifests to be read, which this client does not do yet`);
	}
}
