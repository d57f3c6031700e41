/** Repositories and references as go-containerregistry's `pkg/name` reads them. */
import { quote } from '../go/index.ts';

export interface Repository {
	/** Host as URLs name it: Docker Hub is index.docker.io. */
	readonly host: string;
	readonly path: string;
}

export interface Reference extends Repository {
	/** Tag, or `sha256:...`. */
	readonly identifier: string;
}

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_-./';

/** Throws in the original's words. Source: `name.NewRepository`. */
export function parseRepository(text: string): Repository {
	const slash = text.indexOf('/');
	const first = slash < 0 ? '' : text.slice(0, slash);
	const hasHost = /[.:]/.test(first) || first === 'localhost';
	const host = hasHost ? first : 'index.docker.io';
	const rest = hasHost ? text.slice(slash + 1) : text;
	if (rest === '') throw new Error(`a repository name must be specified`);
	const path = host === 'index.docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
	const isFitting = [...path].every((character) => CHARACTERS.includes(character));
	if (!isFitting) throw new Error(`repository can only contain the characters \`${CHARACTERS}\`: ${path}`);
	if (path.length < 2) throw new Error(`repository must be between 2 and 255 characters in length: ${path}`);
	return { host, path };
}

/** Source: `name.ParseReference`, whose error hides which half did not fit. */
export function parseReference(text: string): Reference {
	try {
		const at = text.indexOf('@');
		if (at >= 0) {
			const identifier = text.slice(at + 1);
			if (!/^sha256:[0-9a-f]{64}$/.test(identifier)) throw new Error(identifier);
			return { ...parseRepository(text.slice(0, at).replace(/:[^:/]*$/, '')), identifier };
		}
		const tagged = /^(.*):([^:/]*)$/.exec(text);
		const identifier = tagged?.[2] ?? 'latest';
		if (!/^[\w.-]{1,128}$/.test(identifier)) throw new Error(identifier);
		return { ...parseRepository(tagged?.[1] ?? text), identifier };
	} catch {
		throw new Error(`parsing reference ${quote(text)}: could not parse reference: ${text}`);
	}
}
