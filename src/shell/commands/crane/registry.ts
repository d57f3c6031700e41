/** One request to the registry, and its failure in the words of go-containerregistry's transport. */
import type { Json, JsonObject } from '../../../sim/index.ts';
import type { CommandIo } from '../../command.ts';

const STATUS_TEXT: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' };

/** The body of a good answer. Throws the transport's error. `shownPath` is the path with its query, as the error names it. */
export function ask(io: CommandIo, method: 'GET' | 'HEAD', host: string, path: string, shownPath = path): JsonObject {
	const response = io.request({ to: 'registry', as: io.env.get('USER') ?? '', method, host, path });
	const body = response.body as JsonObject;
	// Before anything else the original asks for /v2/, so a name that does not resolve fails there.
	if (response.status === 0) throw new Error(`Get "https://${host}/v2/": ${String(body.error)}`);
	if (response.status < 300) return body;
	const status = `unexpected status code ${response.status} ${STATUS_TEXT[response.status] ?? ''}`;
	const words = method === 'HEAD' ? `${status} (HEAD responses have no body, use GET for details)` : (diagnostics(body) ?? status);
	throw new Error(`${method} https://${host}${shownPath}: ${words}`);
}

/** Source: `transport.Error.responseErr` and `Diagnostic.String`. */
function diagnostics(body: JsonObject): string | null {
	const errors = body.errors as readonly { readonly code: string; readonly message: string; readonly detail?: Json }[] | undefined;
	if (!errors || errors.length === 0) return null;
	const said = errors.map(({ code, message, detail }) => `${code}: ${message}${detail == null ? '' : `; ${goValue(detail)}`}`);
	return said.length === 1 ? (said[0] as string) : `multiple errors returned: ${said.join('; ')}`;
}

/** A decoded JSON value as Go's `%v` prints it. */
function goValue(value: Json): string {
	if (value === null) return '<nil>';
	if (Array.isArray(value)) return `[${value.map((item: Json) => goValue(item)).join(' ')}]`;
	if (typeof value !== 'object') return String(value);
	const keys = Object.keys(value).sort();
	return `map[${keys.map((key) => `${key}:${goValue((value as JsonObject)[key] as Json)}`).join(' ')}]`;
}
