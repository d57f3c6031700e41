/** `kubectl cluster-info`: where the control plane is, and services of the cluster that say so of themselves. */
import type { Runner } from './invocation.ts';

export const clusterInfo: Runner = async (call) => {
	const client = await call.client();
	const { server } = client.connection;
	const services = client.list(client.builtin('services'), 'kube-system', { labelSelector: 'kubernetes.io/cluster-service=true' });
	call.io.out(`Kubernetes control plane is running at ${server}\n`);
	for (const { metadata, spec } of services) {
		const name = metadata.labels?.['kubernetes.io/name'] ?? metadata.name;
		const [port] = spec.ports ?? [];
		const target = port?.name ? `${metadata.name}:${port.name}` : metadata.name;
		call.io.out(`${name} is running at ${server}/api/v1/namespaces/kube-system/services/${target}/proxy\n`);
	}
	call.io.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
};
