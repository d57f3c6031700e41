/**
 * Commands of kubectl 1.35 that are not built, and why; `docs/fidelity.md` is made from this list. Each answers on standard error, with
 * exit code 1 and without any effect, that this machine cannot do it.
 */
export interface Unsupported {
	/** `kubectl auth` stands for every command under it. */
	readonly path: string;
	/** What would be needed, as the end of the sentence `kubectl auth needs ...`. */
	readonly needs: string;
}

const SCHEMA = 'the schemas that the server does not publish';
const STREAM = 'a stream into a container, which the server does not open';
const MANIFEST = 'manifests to be sent to the server, which this client does not do yet';

export const UNSUPPORTED: readonly Unsupported[] = [
	{ path: 'kubectl create', needs: MANIFEST },
	{ path: 'kubectl expose', needs: MANIFEST },
	{ path: 'kubectl run', needs: MANIFEST },
	{ path: 'kubectl apply', needs: MANIFEST },
	{ path: 'kubectl replace', needs: MANIFEST },
	{ path: 'kubectl diff', needs: MANIFEST },
	{ path: 'kubectl kustomize', needs: MANIFEST },
	{ path: 'kubectl edit', needs: 'an editor inside the terminal' },
	{ path: 'kubectl explain', needs: SCHEMA },
	{ path: 'kubectl autoscale', needs: 'autoscalers, which the server does not have' },
	{ path: 'kubectl certificate', needs: 'certificate signing requests, which the server does not have' },
	{ path: 'kubectl cluster-info', needs: 'services of the control plane, which the server does not list' },
	{ path: 'kubectl top', needs: 'the Metrics API, which the server does not have' },
	{ path: 'kubectl cordon', needs: 'rights on nodes, which nobody here has' },
	{ path: 'kubectl uncordon', needs: 'rights on nodes, which nobody here has' },
	{ path: 'kubectl drain', needs: 'rights on nodes, which nobody here has' },
	{ path: 'kubectl taint', needs: 'rights on nodes, which nobody here has' },
	{ path: 'kubectl attach', needs: STREAM },
	{ path: 'kubectl exec', needs: STREAM },
	{ path: 'kubectl cp', needs: STREAM },
	{ path: 'kubectl debug', needs: STREAM },
	{ path: 'kubectl port-forward', needs: STREAM },
	{ path: 'kubectl proxy', needs: 'a port on this machine, which it may not open' },
	{ path: 'kubectl auth', needs: 'access reviews, which the server does not answer' },
	{ path: 'kubectl set selector', needs: 'selectors that may change, which the server does not allow' },
	{ path: 'kubectl set serviceaccount', needs: 'service accounts, which the server does not keep' },
	{ path: 'kubectl set subject', needs: 'role bindings, which the server does not keep' },
	{ path: 'kubectl completion', needs: 'no script here: completion is built into this terminal' },
	{ path: 'kubectl alpha', needs: 'features in alpha, which are switched off' },
	{ path: 'kubectl config set', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
	{ path: 'kubectl config unset', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
	{ path: 'kubectl config set-cluster', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
	{ path: 'kubectl config set-credentials', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
	{ path: 'kubectl config delete-cluster', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
	{ path: 'kubectl config delete-user', needs: 'a kubeconfig that this machine may rewrite; use set-context or use-context' },
];

/** What the command answers, or null when it is built. */
export function refusalOf(path: string): string | null {
	const found = UNSUPPORTED.find((entry) => entry.path === path || path.startsWith(`${entry.path} `));
	return found ? `${path} is not supported here: it needs ${found.needs}` : null;
}
