/**
 * The one door into the world: every request and every response.
 *
 * The shell, the interface, the Kubernetes HTTP server, simulated people and a scenario's script all use these types; there is no
 * second way in. Requests are plain data, so that they can be written down and sent to a worker.
 */

/** Anything that survives a JSON round trip. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Integer milliseconds of simulated time; 0 is the start of the scenario, history is negative. */
export type Ms = number;

/** A request to the Kubernetes API server, in the shape of its REST interface. */
export interface KubernetesRequest {
	readonly to: 'kubernetes';
	/** The user that the API server authenticates, such as `heron` or `system:serviceaccount:kube-system:deployment-controller`. */
	readonly as: string;
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Path without query, such as `/apis/apps/v1/namespaces/shop/deployments/checkout`. */
	readonly path: string;
	/** Query parameters as the API names them: labelSelector, fieldSelector, limit, previous, tailLines, sinceSeconds, container ... */
	readonly query?: Readonly<Record<string, string>>;
	/**
	 * `table` asks for meta.k8s.io/v1 Table, as `Accept: application/json;as=Table;v=v1;g=meta.k8s.io` does; `discovery` asks `/api` and
	 * `/apis` for the aggregated document, as `application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList` does.
	 */
	readonly accept?: 'json' | 'table' | 'discovery';
	/** Needed for PATCH: `application/strategic-merge-patch+json`, `application/merge-patch+json` or `application/json-patch+json`. */
	readonly contentType?: string;
	readonly body?: Json;
}

/** A request to the image registry, in the shape of the OCI distribution interface. */
export interface RegistryRequest {
	readonly to: 'registry';
	readonly as: string;
	readonly method: 'GET' | 'HEAD';
	/** Host of the registry, such as `registry.example.com`. */
	readonly host: string;
	/** `/v2/shop/checkout/tags/list`, `/v2/shop/checkout/manifests/4.11.3` or `/v2/_catalog`. */
	readonly path: string;
}

/** A message that somebody writes to a chat channel. */
export interface ChatRequest {
	readonly to: 'chat';
	/** Id of the person who writes. */
	readonly as: string;
	readonly method: 'post';
	/** Channel without `#`, such as `releases`. */
	readonly channel: string;
	readonly text: string;
}

export type Request = KubernetesRequest | RegistryRequest | ChatRequest;

/** What the world answers. `status` is an HTTP status; `body` is JSON, or text for logs. */
export interface Response {
	readonly status: number;
	readonly body: Json;
	/** Texts for `Warning:` lines, as the API server sends them in headers. */
	readonly warnings?: readonly string[];
}
