/** `kubectl logs -f`: what is there, then each line as simulated time brings it. */
import type { Client } from './client.ts';
import { StatusError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { logPath, prefixed } from './logs.ts';
import type { KubernetesObject } from './objects.ts';

/** How often the server is asked for new lines, in simulated ms. */
const EVERY = 1000;

type Query = Readonly<Record<string, string>>;

/** One open stream: it remembers where it stopped reading. */
class Stream {
	readonly #client: Client;
	readonly #pod: KubernetesObject;
	readonly #container: string;
	readonly #first: Query;
	readonly #instance: string;
	/** Instant of the last line and how many lines were read at it. */
	#last = '';
	#seenAtLast = 0;
	#isBegun = false;
	isOpen = true;

	constructor(client: Client, pod: KubernetesObject, container: string, query: Query) {
		this.#client = client;
		this.#pod = pod;
		this.#container = container;
		this.#first = query;
		this.#instance = this.#runningInstance(pod);
	}

	/** New text since the last call. Closes when the container that was followed has ended. */
	read(): string {
		const isOver = this.#isBegun && this.#hasEnded();
		const query: Query = this.#isBegun && this.#last !== '' ? { ...this.#later(), sinceTime: this.#last } : this.#first;
		const text = this.#client.get(logPath(this.#client, this.#pod), { container: this.#container, ...query, timestamps: 'true' }) as string;
		this.#isBegun = true;
		if (isOver) this.isOpen = false;
		return this.#fresh(text.split('\n').filter((line) => line !== ''));
	}

	#later(): Query {
		return this.#first.previous === undefined ? {} : { previous: this.#first.previous };
	}

	/** Lines that were not read before, dressed as the person asked. */
	#fresh(lines: readonly string[]): string {
		const instantOf = (line: string): string => line.slice(0, line.indexOf(' '));
		let skip = this.#seenAtLast;
		const news = lines.filter((line) => !(instantOf(line) === this.#last && skip-- > 0));
		for (const line of news) {
			const instant = instantOf(line);
			this.#seenAtLast = instant === this.#last ? this.#seenAtLast + 1 : 1;
			this.#last = instant;
		}
		const keeps = this.#first.timestamps === 'true';
		return news.map((line) => `${keeps ? line : line.slice(line.indexOf(' ') + 1)}\n`).join('');
	}

	#runningInstance(pod: KubernetesObject): string {
		const statuses: readonly { readonly name: string; readonly containerID?: string; readonly state?: { readonly running?: object } }[] = [
			...(pod.status?.containerStatuses ?? []),
			...(pod.status?.initContainerStatuses ?? []),
		];
		const status = statuses.find(({ name }) => name === this.#container);
		return status?.state?.running ? (status.containerID ?? '') : '';
	}

	#hasEnded(): boolean {
		try {
			const { metadata } = this.#pod;
			const pod = this.#client.object(this.#client.builtin('pods'), metadata.namespace ?? '', metadata.name);
			const present = pod.metadata.uid === metadata.uid ? this.#runningInstance(pod) : '';
			return present === '' || present !== this.#instance;
		} catch (error) {
			if (error instanceof StatusError) return true;
			throw error;
		}
	}
}

/** Prints until every followed container has ended, or Ctrl-C. */
export async function follow(
	call: Invocation,
	client: Client,
	sources: readonly { readonly pod: KubernetesObject; readonly container: string }[],
	query: Query,
	hasPrefix: boolean,
): Promise<void> {
	const streams = sources.map(({ pod, container }) => ({ pod, container, stream: new Stream(client, pod, container, query) }));
	for (;;) {
		for (const { pod, container, stream } of streams) {
			if (!stream.isOpen) continue;
			let text = '';
			try {
				text = stream.read();
			} catch (error) {
				if (!(error instanceof StatusError)) throw error;
				// A pod that is gone ends its stream; a refusal at the start is an error.
				if (!stream.isOpen || !error.isNotFound) throw error;
				stream.isOpen = false;
			}
			if (text !== '') call.io.out(hasPrefix ? prefixed(text, pod, container) : text);
		}
		if (streams.every(({ stream }) => !stream.isOpen)) return;
		await call.io.change(call.io.now() + EVERY);
	}
}
