/** Image references as go-containerregistry reads them. Source: pkg/name. */
import { quote } from '../go/index.ts';

export class BadReference extends Error {
	override readonly name = 'BadReference';
}

export interface Repository {
	/** `registry.example.com` */
	readonly registry: string;
	/** Path below the registry, such as `shop/checkout`. */
	readonly path: string;
	/** As errors and `--full-ref` show it. */
	readonly shown: string;
}

export interface Reference {
	readonly repository: Repository;
	/** Tag or `sha256:...`. */
	readonly identifier: string;
}

const DEFAULT_REGISTRY = 'index.docker.io';

/** A repository without tag or digest. Throws `BadReference`. */
export function parseRepository(text: string): Repository {
	if (text === '') throw new BadReference('a repository name must be specified');
	const slash = text.indexOf('/');
	const first = slash < 0 ? '' : text.slice(0, slash);
	const isRegistry = /[.:]/.test(first) || first === 'localhost';
	const registry = isRegistry ? first : DEFAULT_REGISTRY;
	const rest = isRegistry ? text.slice(slash + 1) : text;
	checkRegistry(registry);
	const bad = /[^a-z0-9_\-./]/.exec(rest);
	if (bad || rest.length < 2) {
		const rule = 'can only contain the characters `abcdefghijklmnopqrstuvwxyz0123456789_-./`';
		throw new BadReference(bad ? `repository ${rule}: ${rest}` : `repository must be between 2 and 255 characters in length: ${rest}`);
	}
	const path = registry === DEFAULT_REGISTRY && !rest.includes('/') ? `library/${rest}` : rest;
	return { registry, path, shown: `${registry}/${path}` };
}

/** A registry alone, such as `registry.example.com`. */
export function parseRegistry(text: string): string {
	if (text === '') return DEFAULT_REGISTRY;
	checkRegistry(text);
	return text;
}

function checkRegistry(text: string): void {
	if (!/^[A-Za-z0-9.-]+(:\d+)?$/.test(text)) throw new BadReference(`registries must be valid RFC 3986 URI authorities: ${text}`);
}

/** An image with a tag (`latest` when none is named) or a digest. */
export function parseReference(text: string): Reference {
	const at = text.indexOf('@');
	if (at >= 0) {
		const digest = text.slice(at + 1);
		if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new BadReference(`could not parse reference: ${text}`);
		return { repository: parseRepository(text.slice(0, at).replace(/:[^:/]*$/, '')), identifier: digest };
	}
	const tag = /:([^:/]*)$/.exec(text);
	const identifier = tag ? (tag[1] as string) : 'latest';
	if (!/^[\w.-]{1,128}$/.test(identifier)) throw new BadReference(`could not parse reference: ${text}`);
	try {
		return { repository: parseRepository(tag ? text.slice(0, tag.index) : text), identifier };
	} catch (error) {
		if (error instanceof BadReference) throw new BadReference(`could not parse reference: ${text}`);
		throw error;
	}
}

/** `parsing reference "x": ...` */
export function named<Parsed>(what: string, text: string, parse: (text: string) => Parsed): Parsed {
	try {
		return parse(text);
	} catch (error) {
		if (error instanceof BadReference) throw new BadReference(`parsing ${what} ${quote(text)}: ${error.message}`);
		throw error;
	}
}
