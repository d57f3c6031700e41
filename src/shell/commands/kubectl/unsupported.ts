/**
 * Commands of kubectl 1.35 that are not built, and why; `docs/fidelity.md` is made from this list. Each answers on standard error, with
 * exit code 1 and without any effect.
 */
export interface Unsupported {
	/** `kubectl auth` stands for every command under it. */
	readonly path: string;
	/** What would be needed, as the end of the sentence `kubectl auth is not supported here: it needs ...`. */
	readonly needs: string;
	/** The genuine tool's own words against a server like this one, when it has some; printed as they are. */
	readonly says?: string;
}

const STREAM = 'a stream into a container, which the server does not open';
const MANIFEST = 'manifests to be read and sent to the server, which this client does not do yet';
const KUBECONFIG = 'a kubeconfig that this machine may rewrite; use set-context or use-context';
const NODES = 'rights on nodes, which nobody here has';

export const UNSUPPORTED: readonly Unsupported[] = [
	...['create', 'expose', 'run', 'apply', 'replace', 'diff', 'kustomize'].map((name) => ({ path: `kubectl ${name}`, needs: MANIFEST })),
	{ path: 'kubectl edit', needs: 'an editor inside the terminal' },
	{
		path: 'kubectl explain',
		needs: 'schemas, which the server does not publish',
		says: 'Error from server (NotFound): the server could not find the requested resource',
	},
	{ path: 'kubectl autoscale', needs: 'autoscalers, which the server does not have' },
	{ path: 'kubectl certificate', needs: 'certificate signing requests, which the server does not have' },
	{ path: 'kubectl cluster-info dump', needs: 'rights on every namespace, which nobody here has' },
	{ path: 'kubectl top', needs: 'the Metrics API, which the server does not have', says: 'error: Metrics API not available' },
	...['cordon', 'uncordon', 'drain', 'taint'].map((name) => ({ path: `kubectl ${name}`, needs: NODES })),
	...['attach', 'exec', 'cp', 'debug', 'port-forward'].map((name) => ({ path: `kubectl ${name}`, needs: STREAM })),
	{ path: 'kubectl proxy', needs: 'a port on this machine, which it may not open' },
	{ path: 'kubectl auth', needs: 'access reviews, which the server does not answer' },
	{ path: 'kubectl set selector', needs: 'selectors that may change, which the server does not allow' },
	{ path: 'kubectl set serviceaccount', needs: 'rights on service accounts, which nobody here has' },
	{ path: 'kubectl set subject', needs: 'role bindings, which the server does not keep' },
	{ path: 'kubectl completion', needs: 'a shell that reads completion scripts; this terminal completes by itself' },
	{ path: 'kubectl alpha', needs: 'features in alpha, which are switched off' },
	...['set', 'unset', 'set-cluster', 'set-credentials', 'delete-cluster', 'delete-user'].map((name) => ({
		path: `kubectl config ${name}`,
		needs: KUBECONFIG,
	})),
];

/** What the command answers, or null when it is built. */
export function refusalOf(path: string): string | null {
	const found = UNSUPPORTED.find((entry) => entry.path === path || path.startsWith(`${entry.path} `));
	if (!found) return null;
	return found.says ?? `error: ${path} is not supported here: it needs ${found.needs}`;
}
