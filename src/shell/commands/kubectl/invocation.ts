/** One call of a command, as its runner sees it. */
import type { CommandIo } from '../../command.ts';
import type { Flags } from '../flags.ts';
import { parseDuration } from '../go/index.ts';
import { Client } from './client.ts';
import { KubectlError } from './errors.ts';
import { connect, type Kubeconfig, readKubeconfig } from './kubeconfig.ts';

const BAD_TIMEOUT =
	'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)';

/** Runs a command; ends by returning (exit code 0) or by throwing one of `errors.ts`. */
export type Runner = (call: Invocation) => Promise<void>;

export class Invocation {
	readonly io: CommandIo;
	/** `kubectl rollout status` */
	readonly path: string;
	readonly flags: Flags;
	readonly args: readonly string[];
	#client: Client | null = null;

	constructor(io: CommandIo, path: string, flags: Flags, args: readonly string[]) {
		this.io = io;
		this.path = path;
		this.flags = flags;
		this.args = args;
	}

	kubeconfig(): Promise<Kubeconfig> {
		return readKubeconfig(this.io, this.flags.string('kubeconfig'));
	}

	/** The client for the chosen context; the same one all through the command. */
	async client(): Promise<Client> {
		if (!this.#client) {
			const { flags } = this;
			if (!/^\d+$/.test(flags.string('request-timeout')) && 'error' in parseDuration(flags.string('request-timeout')))
				throw new KubectlError(BAD_TIMEOUT);
			this.#client = new Client(
				this.io,
				connect(await this.kubeconfig(), {
					kubeconfig: flags.string('kubeconfig'),
					context: flags.string('context'),
					cluster: flags.string('cluster'),
					user: flags.string('user'),
					server: flags.string('server'),
					namespace: flags.string('namespace'),
					as: flags.string('as'),
				}),
			);
		}
		return this.#client;
	}

	/** Unix ms of simulated now. */
	get epochNow(): number {
		return this.io.epochMs + this.io.now();
	}
}
