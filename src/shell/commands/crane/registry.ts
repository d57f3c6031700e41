/** Requests to a registry, and its refusals in the words of go-containerregistry's transport. */
import type { Json } from '../../../sim/index.ts';
import type { CommandIo } from '../../command.ts';
import { goValue } from '../go/index.ts';

export class TransportError extends Error {
	override readonly name = 'TransportError';
}

/** Answers with the body. Throws `TransportError` as `GET https://host/path: CODE: message; map[...]`. `search` is only shown. */
export function ask(io: CommandIo, method: 'GET' | 'HEAD', host: string, path: string, search = ''): Json {
	const response = io.request({ to: 'registry', as: io.env.get('USER') ?? 'anonymous', method, host, path });
	if (response.status === 0) {
		const { error = 'connection refused' } = response.body as { readonly error?: string };
		throw new TransportError(`Get "https://${host}/v2/": ${error}`);
	}
	if (response.status >= 400)
		throw new TransportError(`${method} https://${host}${path}${search}: ${refusal(method, response.status, response.body)}`);
	return response.body;
}

const STATUS: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

interface Diagnostic {
	readonly code: string;
	readonly message: string;
	readonly detail?: Json;
}

function refusal(method: string, status: number, body: Json): string {
	const code = `unexpected status code ${status} ${STATUS[status] ?? ''}`;
	if (method === 'HEAD') return `${code} (HEAD responses have no body, use GET for details)`;
	const { errors = [] } = (typeof body === 'object' && body !== null ? body : {}) as { readonly errors?: readonly Diagnostic[] };
	if (errors.length === 0) return code;
	const texts = errors.map(
		({ code: kind, message, detail }) => `${kind}: ${message}${detail === null || detail === undefined ? '' : `; ${goValue(detail)}`}`,
	);
	return texts.length === 1 ? (texts[0] as string) : `multiple errors returned: ${texts.join('; ')}`;
}
