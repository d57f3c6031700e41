/** Answers that go on: watches and logs that follow. They poll the world while it runs and end when the client leaves. */
import type { ServerResponse } from 'node:http';
import type { Json, KubernetesRequest, Response } from '../sim/index.ts';

/** How often a stream looks at the world, wall ms. */
const POLL_MS = 150;

export interface Source {
	/** Brings the world up to date and asks it. */
	ask(request: KubernetesRequest): Response;
	/** Unix ms on the simulated calendar, as of the last question. */
	simulatedNow(): number;
	/** The text as the client is to see it, with its calendar. */
	dressed(text: string): string;
}

interface WatchEvent {
	readonly type: string;
	readonly object: { readonly metadata?: { readonly resourceVersion?: string }; readonly columnDefinitions?: Json };
}

/** Writes watch events as lines of JSON until the client leaves or `timeoutSeconds` is over. */
export function streamWatch(source: Source, request: KubernetesRequest, first: Response, response: ServerResponse): void {
	let resourceVersion = request.query?.resourceVersion ?? '0';
	let hasColumns = false;
	const send = (answer: Response): void => {
		if (answer.status !== 200) {
			response.end(`${source.dressed(JSON.stringify({ type: 'ERROR', object: answer.body }))}\n`);
			return;
		}
		for (const event of answer.body as unknown as readonly WatchEvent[]) {
			resourceVersion = event.object.metadata?.resourceVersion ?? resourceVersion;
			// Only the first table of a stream tells the columns.
			const object = hasColumns && 'columnDefinitions' in event.object ? { ...event.object, columnDefinitions: null } : event.object;
			hasColumns = true;
			response.write(`${source.dressed(JSON.stringify({ type: event.type, object }))}\n`);
		}
	};
	send(first);
	const { sendInitialEvents: _initial, ...rest } = request.query ?? {};
	const poll = setInterval(() => {
		if (resourceVersion !== '0') send(source.ask({ ...request, query: { ...rest, resourceVersion } }));
	}, POLL_MS);
	const limit = Number(request.query?.timeoutSeconds ?? 0);
	const end = limit > 0 ? setTimeout(() => response.end(), limit * 1000) : undefined;
	response.on('close', () => {
		clearInterval(poll);
		clearTimeout(end);
	});
}

/** Writes what a container says until it ends or the client leaves. Each look asks for what was written since the look before. */
export function streamLog(source: Source, request: KubernetesRequest, first: Response, response: ServerResponse): void {
	const {
		tailLines: _tail,
		sinceSeconds: _since,
		sinceTime: _sinceTime,
		limitBytes: _limit,
		follow: _follow,
		...query
	} = request.query ?? {};
	const pod: KubernetesRequest = { ...request, path: request.path.replace(/\/log$/, ''), query: {} };
	const running = (): string => runningContainer(source.ask(pod), query.container);
	let told = source.simulatedNow();
	const instance = running();
	response.write(source.dressed(String(first.body)));
	const poll = setInterval(() => {
		const isOver = instance === '' || running() !== instance;
		const answer = source.ask({ ...request, query: { ...query, sinceTime: new Date(told + 1).toISOString() } });
		told = source.simulatedNow();
		if (answer.status === 200 && answer.body !== '') response.write(source.dressed(String(answer.body)));
		if (answer.status !== 200 || isOver) response.end();
	}, POLL_MS);
	response.on('close', () => clearInterval(poll));
}

/** Id of the container that runs now; empty when none does. */
function runningContainer(pod: Response, container: string | undefined): string {
	interface Status {
		readonly name: string;
		readonly containerID?: string;
		readonly state?: { readonly running?: object };
	}
	const statuses = (pod.body as { status?: { containerStatuses?: readonly Status[] } } | null)?.status?.containerStatuses ?? [];
	const found = statuses.find((status) => container === undefined || status.name === container);
	return found?.state?.running ? (found.containerID ?? '') : '';
}
