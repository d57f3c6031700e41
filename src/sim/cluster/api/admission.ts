/**
 * What admission and the storage strategies add to a new object: a pod's service account, token volume and tolerations, a service's
 * address, a secret's encoded data. Pure; names that upstream draws at random come in as arguments.
 * Source: plugin/pkg/admission/serviceaccount/admission.go, defaulttolerationseconds/admission.go, priority/admission.go,
 * pkg/registry/core/pod/strategy.go, pkg/apis/core/helper/qos.
 */
import { base64 } from './base64.ts';
import { type Fields, fields, integer, isFields, list, strings, text } from './json.ts';
import { quantity } from './quantity.ts';

const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';
const NOT_READY = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/**
 * A new pod as admission leaves it, with the status that the strategy gives it. `suffix`: five characters for the token volume's name.
 * Expects a pod with defaults.
 */
export function admitPod(pod: Fields, suffix: string): Fields {
	const spec = fields(pod, 'spec');
	const account = text(spec, 'serviceAccountName') || 'default';
	const withAccount = {
		...spec,
		serviceAccountName: account,
		serviceAccount: account,
		priority: spec.priority ?? 0,
		preemptionPolicy: 'PreemptLowerPriority',
	};
	const admitted = { ...withAccount, ...tokenVolume(spec, `kube-api-access-${suffix}`), tolerations: tolerations(spec) };
	return {
		...pod,
		metadata: { ...fields(pod, 'metadata'), generation: 1 },
		spec: admitted,
		status: { phase: 'Pending', ...fields(pod, 'status'), qosClass: qosClass(admitted) },
	};
}

function tolerations(spec: Fields): readonly unknown[] {
	const given = list(spec, 'tolerations');
	const isTolerated = (key: string): boolean =>
		given.some((entry) => ['', key].includes(text(entry, 'key')) && ['', 'NoExecute'].includes(text(entry, 'effect')));
	const added = NOT_READY.filter((key) => !isTolerated(key)).map((key) => ({
		effect: 'NoExecute',
		key,
		operator: 'Exists',
		tolerationSeconds: 300,
	}));
	return [...given, ...added];
}

/** Every container gets the token mounted unless it mounts something there itself. */
function tokenVolume(spec: Fields, name: string): Fields {
	if (spec.automountServiceAccountToken === false) return {};
	let isUsed = false;
	const mount = (container: unknown): unknown => {
		const mounts = list(container, 'volumeMounts');
		if (!isFields(container) || mounts.some((entry) => text(entry, 'mountPath') === TOKEN_DIRECTORY)) return container;
		isUsed = true;
		return { ...container, volumeMounts: [...mounts, { mountPath: TOKEN_DIRECTORY, name, readOnly: true }] };
	};
	const containers = list(spec, 'containers').map(mount);
	const init = list(spec, 'initContainers').map(mount);
	if (!isUsed) return {};
	const volume = {
		name,
		projected: {
			defaultMode: 420,
			sources: [
				{ serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
				{ configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
				{ downwardAPI: { items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }] } },
			],
		},
	};
	return { containers, ...(init.length > 0 ? { initContainers: init } : {}), volumes: [...list(spec, 'volumes'), volume] };
}

/** Source: pkg/apis/core/helper/qos/qos.go ComputePodQOS. */
export function qosClass(spec: Fields): 'Guaranteed' | 'Burstable' | 'BestEffort' {
	const containers = [...list(spec, 'containers'), ...list(spec, 'initContainers')];
	let isAnySet = false;
	let isGuaranteed = true;
	for (const container of containers) {
		for (const resource of ['cpu', 'memory']) {
			const request = quantity(fields(container, 'resources', 'requests')[resource]);
			const limit = quantity(fields(container, 'resources', 'limits')[resource]);
			if (request > 0 || limit > 0) isAnySet = true;
			if (limit === 0 || request !== limit) isGuaranteed = false;
		}
	}
	if (!isAnySet) return 'BestEffort';
	return isGuaranteed ? 'Guaranteed' : 'Burstable';
}

/** `stringData` moves, encoded, into `data`. Source: pkg/apis/core/v1/conversion.go Convert_v1_Secret_To_core_Secret. */
export function encodeSecret(secret: Fields): Fields {
	const { stringData: _plain, ...rest } = secret;
	const encoded = Object.entries(strings(secret, 'stringData')).map(([key, value]) => [key, base64(value)]);
	return encoded.length === 0 ? rest : { ...rest, data: { ...fields(secret, 'data'), ...Object.fromEntries(encoded) } };
}

/**
 * A service with its addresses and node ports: those it asks for, else the first free ones from `start` on.
 * Source: pkg/registry/core/service/storage/alloc.go; ranges 10.96.0.0/16 and 30000-32767.
 */
export function allocateService(service: Fields, others: readonly Fields[], start: number): Fields {
	const spec = fields(service, 'spec');
	if (spec.type === 'ExternalName') return service;
	const clusterIP = text(spec, 'clusterIP') || freeAddress(others, start);
	const isExternal = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
	const taken = new Set(others.flatMap((other) => list(other, 'spec', 'ports').map((port) => integer(port, 'nodePort'))));
	const ports = list(spec, 'ports').map((port, index) => {
		if (!isExternal || integer(port, 'nodePort') > 0) return port;
		let nodePort = 30_000 + ((start + index * 131) % 2768);
		while (taken.has(nodePort)) nodePort = nodePort === 32_767 ? 30_000 : nodePort + 1;
		taken.add(nodePort);
		return { ...fields(port), nodePort };
	});
	return { ...service, spec: { ...spec, clusterIP, clusterIPs: [clusterIP], ...(ports.length > 0 ? { ports } : {}) } };
}

function freeAddress(others: readonly Fields[], start: number): string {
	const taken = new Set(others.map((other) => text(other, 'spec', 'clusterIP')));
	for (let step = 0; ; step++) {
		const index = (start + step) % 65_000;
		const address = `10.96.${(index >> 8) & 255}.${index & 255 || 1}`;
		if (!taken.has(address)) return address;
	}
}
