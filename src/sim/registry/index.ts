/** The image registry: what was pushed, in the shape of the OCI distribution interface, and what a node gets when it pulls. */
import type { Json, RegistryRequest, Response } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { pushed, repositories, resolve, type Shelf, tags } from './images.ts';
import { manifestOf } from './manifest.ts';
import { parseReference } from './reference.ts';

export type { Resolved } from './images.ts';
export { type ImageReference, parseReference } from './reference.ts';

function shelfOf(draft: Pick<WorldDraft, 'images' | 'plan' | 'now'>): Shelf {
	return { images: draft.images, hosts: draft.plan.registry.hosts, now: draft.now };
}

/** What a pull of this reference finds now. Undefined when the text is no reference. */
export function findImage(draft: Pick<WorldDraft, 'images' | 'plan' | 'now'>, image: string): ReturnType<typeof resolve> | undefined {
	const reference = parseReference(image);
	return reference && resolve(shelfOf(draft), reference);
}

const error = (status: number, code: string, message: string, detail: Json): Response => ({
	status,
	body: { errors: [{ code, message, detail }] },
});

/**
 * Answers one registry request. A manifest's answer holds what HTTP puts in headers beside it:
 * `{ "Docker-Content-Digest", "Content-Length", "manifest" }`, the manifest only for GET.
 */
export function handleRegistry(draft: WorldDraft, request: RegistryRequest): Response {
	const shelf = shelfOf(draft);
	const { host, path } = request;
	// A host without a registry: what an HTTP client would meet is a name that does not resolve.
	if (!shelf.hosts.includes(host) && repositories(shelf, host).length === 0)
		return { status: 0, body: { error: `dial tcp: lookup ${host}: no such host` } };
	if (path === '/v2/' || path === '/v2') return { status: 200, body: {} };
	if (path === '/v2/_catalog') return { status: 200, body: { repositories: repositories(shelf, host) } };
	const route = /^\/v2\/(.+)\/(?:tags\/(list)|manifests\/([^/]+))$/.exec(path);
	const name = route?.[1] ?? '';
	if (!route) return error(404, 'UNSUPPORTED', 'The operation is unsupported.', null);
	const repository = `${host}/${name}`;
	if (pushed(shelf, repository).length === 0) return error(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name });
	if (route[2]) return { status: 200, body: { name, tags: tags(shelf, repository) } };
	return manifest(shelf, request, repository, name, route[3] ?? '');
}

function manifest(shelf: Shelf, request: RegistryRequest, repository: string, name: string, wanted: string): Response {
	const isDigest = wanted.startsWith('sha256:');
	const reference = parseReference(`${repository}${isDigest ? '@' : ':'}${wanted}`);
	const found = reference && resolve(shelf, reference);
	if (found?.is !== 'found') {
		const detail: Json = isDigest ? { Name: name, Revision: wanted } : { Tag: wanted };
		return error(404, 'MANIFEST_UNKNOWN', isDigest ? 'manifest unknown to registry' : 'manifest unknown', detail);
	}
	const body = manifestOf(found.image);
	const headers = { 'Docker-Content-Digest': found.image.digest, 'Content-Length': JSON.stringify(body).length };
	return { status: 200, body: request.method === 'HEAD' ? headers : { ...headers, manifest: body } };
}
