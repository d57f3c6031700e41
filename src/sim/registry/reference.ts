/** Image references as containerd and the distribution project read them. */

export interface ImageReference {
	readonly host: string;
	/** Path below the host, such as `shop/checkout`. */
	readonly path: string;
	/** `host/path`. */
	readonly repository: string;
	/** Empty when only a digest was given. */
	readonly tag: string;
	/** `sha256:...` or empty. */
	readonly digest: string;
	/** In full, as the runtime's messages name it: `docker.io/library/nginx:1.27`. */
	readonly full: string;
}

const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d+)?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Undefined when the text is no reference. Source: distribution/reference, ParseNormalizedNamed. */
export function parseReference(image: string): ImageReference | undefined {
	const at = image.indexOf('@');
	const digest = at < 0 ? '' : image.slice(at + 1);
	const named = at < 0 ? image : image.slice(0, at);
	const slash = named.indexOf('/');
	const first = slash < 0 ? '' : named.slice(0, slash);
	const hasHost = first !== '' && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
	const host = hasHost ? first : 'docker.io';
	const rest = hasHost ? named.slice(slash + 1) : named;
	const colon = rest.lastIndexOf(':');
	const tag = colon < 0 ? (digest === '' ? 'latest' : '') : rest.slice(colon + 1);
	const bare = colon < 0 ? rest : rest.slice(0, colon);
	const path = !hasHost && !bare.includes('/') ? `library/${bare}` : bare;
	const hasBadTag = colon >= 0 ? !TAG.test(tag) : false;
	if (!HOST.test(host) || !PATH.test(path) || hasBadTag || (digest !== '' && !DIGEST.test(digest))) return undefined;
	const repository = `${host}/${path}`;
	return { host, path, repository, tag, digest, full: `${repository}${tag && `:${tag}`}${digest && `@${digest}`}` };
}
