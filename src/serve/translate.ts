/** From an HTTP request to a request of the world's door. */
import type { IncomingMessage } from 'node:http';
import type { Json, KubernetesRequest } from '../sim/index.ts';
import { goJsonFault } from './go-json.ts';
import { moved, movedJson } from './rebase.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const ACCEPTED = 'application/json, application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json';

/** A body that is larger is refused: the API server's own limit for a request is 3 MiB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

export class UnreadableRequest extends Error {
	override readonly name = 'UnreadableRequest';
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** Reads a whole request. `seconds`: how far the client's calendar is ahead of the simulated one. Throws `UnreadableRequest`. */
export async function translate(message: IncomingMessage, as: string, seconds: number): Promise<KubernetesRequest> {
	const method = METHODS.find((known) => known === message.method);
	if (!method) throw new UnreadableRequest(405, 'the server does not allow this method on the requested resource');
	const impersonated = message.headers['impersonate-user'];
	if (impersonated !== undefined) {
		const why = `User "${as}" cannot impersonate resource "users" in API group "" at the cluster scope`;
		throw new UnreadableRequest(403, `users "${impersonated}" is forbidden: ${why}`);
	}
	const url = new URL(message.url ?? '/', 'http://localhost');
	const contentType = message.headers['content-type'];
	const text = await bodyText(message);
	if (text !== '' && contentType !== undefined && !contentType.includes('json')) {
		throw new UnreadableRequest(415, `the body of the request was in an unknown format - accepted media types include: ${ACCEPTED}`);
	}
	return {
		to: 'kubernetes',
		as,
		method,
		path: url.pathname,
		query: Object.fromEntries([...url.searchParams].map(([key, value]) => [key, key === 'sinceTime' ? moved(value, -seconds) : value])),
		accept: acceptOf(message.headers.accept ?? ''),
		...(contentType === undefined ? {} : { contentType }),
		...(text === '' ? {} : { body: movedJson(parsed(text), -seconds) }),
	};
}

/** The first media range that we can serve decides, as the API server's negotiation does. */
function acceptOf(header: string): 'json' | 'table' | 'discovery' {
	for (const range of header.split(',').map((part) => part.trim())) {
		if (/as=Table/.test(range) && /v=v1(;|$)/.test(range)) return 'table';
		if (/as=APIGroupDiscoveryList/.test(range) && /v=v2(;|$)/.test(range)) return 'discovery';
		if (range === 'application/json' || range === '*/*') return 'json';
	}
	return 'json';
}

function parsed(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		throw new UnreadableRequest(400, goJsonFault(text));
	}
}

async function bodyText(message: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of message) {
		bytes += (chunk as Buffer).length;
		if (bytes > MAX_BODY_BYTES) throw new UnreadableRequest(413, 'Request entity too large: limit is 3145728');
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks).toString('utf8');
}
