/** The HTTP server: one port on the loopback interface, one world behind it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesRequest, Response } from '../sim/index.ts';
import { isOutsideTime, moved, offsetSeconds } from './rebase.ts';
import { type Source, streamLog, streamWatch } from './stream.ts';
import { translate, UnreadableRequest } from './translate.ts';
import { Clock, type ServedWorld } from './world.ts';

export interface ServeOptions {
	/** Name that the API server sees; every request comes from this user. */
	readonly user: string;
	/** 0 stands still, else simulated seconds for each second of the wall clock. */
	readonly speed: 0 | 1 | 4 | 16;
	/** 0 or absent takes a free port. */
	readonly port?: number;
}

export interface Serving {
	readonly url: string;
	/** Ends every stream and the server. */
	close(): Promise<void>;
}

/** Serves a world on 127.0.0.1 until it is closed. Rejects when the port is taken. */
export async function serve(world: ServedWorld, options: ServeOptions): Promise<Serving> {
	const clock = new Clock(world, options.speed);
	const server = createServer((message, response) => {
		handle(world, clock, options.user, message, response).catch((error: unknown) => refuse(response, 500, String(error)));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	const close = (): Promise<void> =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { url: `http://127.0.0.1:${port}`, close };
}

async function handle(world: ServedWorld, clock: Clock, user: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
	clock.catchUp();
	const offset = (): number => offsetSeconds(Date.now(), world.epochMs + world.now());
	let request: KubernetesRequest;
	try {
		request = await translate(message, user, offset());
	} catch (error) {
		if (!(error instanceof UnreadableRequest)) throw error;
		return refuse(response, error.status, error.message);
	}
	const source: Source = {
		ask: (asked) => {
			clock.catchUp();
			return world.request(asked);
		},
		simulatedNow: () => world.epochMs + world.now(),
		dressed: (text) => moved(text, offset()),
	};
	const answer = world.request(request);
	const isWatch = request.query?.watch === '1' || request.query?.watch === 'true';
	const isFollow = request.path.endsWith('/log') && request.query?.follow === 'true';
	writeHead(request, response, answer);
	// A client of a stream waits for the head before it listens, and there may be nothing to say for long.
	if (answer.status === 200 && (isWatch || isFollow)) response.flushHeaders();
	if (answer.status === 200 && isWatch) return streamWatch(source, request, answer, response);
	if (answer.status === 200 && isFollow) return streamLog(source, request, answer, response);
	const text = bodyText(request, answer);
	response.end(isOutsideTime(request.path) ? text : source.dressed(text));
}

/** As the API server writes it: `/version` is for people, with indents and no line end; everything else is one line. */
function bodyText(request: KubernetesRequest, { body }: Response): string {
	if (typeof body === 'string') return body;
	return request.path === '/version' ? JSON.stringify(body, null, 2) : `${JSON.stringify(body)}\n`;
}

/** A client tells an aggregated discovery document from the old one by this content type. */
const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function writeHead(request: KubernetesRequest, response: ServerResponse, answer: Response): void {
	for (const warning of answer.warnings ?? []) response.appendHeader('Warning', `299 - ${JSON.stringify(warning)}`);
	response.setHeader('Cache-Control', 'no-cache, private');
	const isDiscovery = request.accept === 'discovery' && /^\/apis?$/.test(request.path) && answer.status === 200;
	response.setHeader('Content-Type', typeof answer.body === 'string' ? 'text/plain' : isDiscovery ? DISCOVERY : 'application/json');
	response.writeHead(answer.status);
}

const REASONS: Readonly<Record<number, string>> = {
	400: 'BadRequest',
	403: 'Forbidden',
	405: 'MethodNotAllowed',
	413: 'RequestEntityTooLarge',
	415: 'UnsupportedMediaType',
	500: 'InternalError',
};

function refuse(response: ServerResponse, code: number, message: string): void {
	if (response.headersSent) {
		response.end();
		return;
	}
	response.writeHead(code, { 'Content-Type': 'application/json' });
	response.end(
		`${JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason: REASONS[code], code })}\n`,
	);
}
