/** The client of the API server: requests as the genuine one makes them, refusals as errors. */
import type { Json, KubernetesRequest } from '../../../sim/index.ts';
import type { CommandIo } from '../../command.ts';
import { logPrefix } from '../go/index.ts';
import { type ApiResource, discover, findResource, pathOf, resourceName } from './discovery.ts';
import { KubectlError, PlainError, StatusError } from './errors.ts';
import type { Connection } from './kubeconfig.ts';
import type { KubernetesObject, ObjectList } from './objects.ts';

export type Query = Readonly<Record<string, string>>;

export interface Call {
	readonly query?: Query;
	readonly accept?: NonNullable<KubernetesRequest['accept']>;
	readonly contentType?: string;
	readonly body?: Json;
}

/** What a client needs of a command's surroundings. */
export type ClientIo = Pick<CommandIo, 'request' | 'err' | 'now' | 'epochMs'>;

export class Client {
	readonly connection: Connection;
	readonly #io: ClientIo;
	readonly #warned = new Set<string>();
	#resources: readonly ApiResource[] | null = null;

	constructor(io: ClientIo, connection: Connection) {
		this.#io = io;
		this.connection = connection;
	}

	/** Makes a request. Throws `StatusError` on a refusal, and the words of a failed connection when there is no server. */
	call(method: KubernetesRequest['method'], path: string, call: Call = {}): Json {
		this.#mustReach();
		const { impersonates, user } = this.connection;
		if (impersonates !== '') {
			// The door has no impersonation; the server's answer to somebody without that right is always this one.
			throw new StatusError(403, {
				reason: 'Forbidden',
				message: `users "${impersonates}" is forbidden: User "${user}" cannot impersonate resource "users" in API group "" at the cluster scope`,
			});
		}
		const response = this.#io.request({ to: 'kubernetes', as: user, method, path, ...call });
		for (const warning of response.warnings ?? []) this.#warn(warning);
		if (response.status >= 400) throw new StatusError(response.status, response.body);
		return response.body;
	}

	get(path: string, query: Query = {}): Json {
		return this.call('GET', path, { query });
	}

	/** One object. */
	object(resource: ApiResource, namespace: string, name: string): KubernetesObject {
		return this.get(pathOf(resource, namespace, name)) as unknown as KubernetesObject;
	}

	/** Pages of a collection, with the original's words around a refused selector. */
	collection<Page extends { readonly metadata?: { readonly continue?: string } }>(
		resource: ApiResource,
		namespace: string,
		query: Query,
		accept: 'json' | 'table',
	): Page[] {
		try {
			return this.pages<Page>(pathOf(resource, namespace), query, accept);
		} catch (error) {
			if (!(error instanceof StatusError) || !['BadRequest', 'NotFound'].includes(error.reason)) throw error;
			const subject = JSON.stringify(`${resource.group}/${resource.version}, Resource=${resource.plural}`);
			const { labelSelector = '', fieldSelector = '' } = query;
			const message =
				labelSelector + fieldSelector === ''
					? `Unable to list ${subject}: ${error.message}`
					: `Unable to find ${subject} that match label selector ${JSON.stringify(labelSelector)}, field selector ${JSON.stringify(fieldSelector)}: ${error.message}`;
			throw new StatusError(error.code, { reason: error.reason, message });
		}
	}

	/** Every item of a list, followed through its pages. Items carry their kind, as the dynamic client gives them. */
	list(resource: ApiResource, namespace: string, query: Query = {}): readonly KubernetesObject[] {
		const kind = { apiVersion: resource.group === '' ? resource.version : `${resource.group}/${resource.version}`, kind: resource.kind };
		return this.collection<ObjectList>(resource, namespace, query, 'json').flatMap((page) =>
			(page.items ?? []).map((item) => ({ ...kind, ...item })),
		);
	}

	/** All pages of a collection. */
	pages<Page extends { readonly metadata?: { readonly continue?: string } }>(path: string, query: Query, accept: 'json' | 'table'): Page[] {
		const pages: Page[] = [];
		for (let token = ''; ; ) {
			const page = this.call('GET', path, { query: token === '' ? query : { ...query, continue: token }, accept }) as unknown as Page;
			pages.push(page);
			token = page.metadata?.continue ?? '';
			if (token === '') return pages;
		}
	}

	resources(): readonly ApiResource[] {
		if (!this.#resources && !this.connection.isReachable && !this.#isNamedServer()) this.#complain(5);
		this.#resources ??= discover((path) => this.call('GET', path, { accept: 'discovery' }));
		return this.#resources;
	}

	/** The resource behind a typed word. Throws when the server has none. */
	resource(word: string): ApiResource {
		const found = findResource(this.resources(), word);
		if (found?.shortNames.includes(word.toLowerCase())) {
			for (const other of this.resources()) {
				if (other === found || !other.shortNames.includes(word.toLowerCase())) continue;
				this.#warn(`short name "${word}" could also match lower priority resource ${resourceName(other)}`);
			}
		}
		if (!found) throw new KubectlError(`the server doesn't have a resource type "${word.split('.')[0]}"`);
		return found;
	}

	/** A resource that every cluster has, by its exact name. */
	builtin(plural: string, group = ''): ApiResource {
		const found = this.resources().find((resource) => resource.plural === plural && resource.group === group);
		if (!found) throw new StatusError(404, { reason: 'NotFound', message: 'the server could not find the requested resource' });
		return found;
	}

	#warn(text: string): void {
		if (!this.#warned.has(text)) this.#io.err(`Warning: ${text}\n`);
		this.#warned.add(text);
	}

	#isNamedServer(): boolean {
		return this.connection.server !== '' && !/^https?:\/\/(localhost|[\d.]+)(:\d+)?$/.test(this.connection.server);
	}

	#address(): string {
		return (this.connection.server || 'http://localhost:8080').replace(/^https?:\/\//, '').replace(/\/.*$/, '');
	}

	#mustReach(): void {
		if (this.connection.isReachable) return;
		if (this.#isNamedServer()) {
			const host = this.#address().replace(/:\d+$/, '');
			throw new PlainError(`Unable to connect to the server: dial tcp: lookup ${host} on 127.0.0.11:53: no such host`);
		}
		throw new PlainError(`The connection to the server ${this.#address()} was refused - did you specify the right host or port?`);
	}

	/** What the discovery cache logs for each try, before the command gives up. */
	#complain(tries: number): void {
		const server = this.connection.server || 'http://localhost:8080';
		const dial = this.#address().replace('localhost', '127.0.0.1');
		for (let index = 0; index < tries; index++) {
			const stamp = logPrefix('E', this.#io.epochMs + this.#io.now() + index);
			const error = `couldn't get current server API group list: Get \\"${server}/api?timeout=32s\\": dial tcp ${dial}: connect: connection refused`;
			this.#io.err(`${stamp} memcache.go:265] "Unhandled Error" err="${error}"\n`);
		}
	}
}
