/** Namespaces: what each new one is given, and how an ending one is emptied. Source: pkg/controller/namespace, serviceaccounts_controller.go, rootcacertpublisher. */
import type { Json } from '../door.ts';
import type { WorldDraft } from '../draft.ts';
import { handleKubernetes } from './api/index.ts';
import { keyOf, reschedule, splitKey } from './due.ts';
import type { KubeObject } from './object.ts';
import { RESOURCES } from './resources.ts';
import type { Namespace } from './types.ts';

const USER = 'system:serviceaccount:kube-system:namespace-controller';
const LOOK_AGAIN_MS = 2_000;

export function isEnding(namespace: KubeObject): boolean {
	return namespace.metadata.deletionTimestamp !== undefined || (namespace as Namespace).status?.phase === 'Terminating';
}

/** Every namespace has a default service account and the cluster's certificate. */
export function furnishNamespace(draft: WorldDraft, key: string): void {
	const [, name] = splitKey(key);
	const namespace = draft.objects.get('namespaces', '', name) as Namespace | undefined;
	if (!namespace) return;
	if (isEnding(namespace)) {
		emptyNamespace(draft, key);
		return;
	}
	if (!draft.objects.get('serviceaccounts', name, 'default')) {
		draft.objects.create('serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } });
	}
	if (!draft.objects.get('configmaps', name, 'kube-root-ca.crt')) {
		draft.objects.create('configmaps', {
			apiVersion: 'v1',
			kind: 'ConfigMap',
			metadata: {
				name: 'kube-root-ca.crt',
				namespace: name,
				annotations: {
					'kubernetes.io/description':
						'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
				},
			},
			data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n(simulated)\n-----END CERTIFICATE-----\n' },
		});
	}
}

/** Deletes what is in an ending namespace, owners first, and the namespace itself when nothing is left. */
export function emptyNamespace(draft: WorldDraft, key: string): void {
	const [, name] = splitKey(key);
	const namespace = draft.objects.get('namespaces', '', name) as Namespace | undefined;
	if (!namespace || !isEnding(namespace)) return;
	if (namespace.status.phase !== 'Terminating')
		draft.objects.replace('namespaces', { ...namespace, status: { ...namespace.status, phase: 'Terminating' } });
	let left = 0;
	for (const { plural, group, version } of RESOURCES.toSorted(ownersFirst)) {
		if (group === 'events.k8s.io') continue;
		const base = `${group === '' ? '/api' : `/apis/${group}`}/${version}/namespaces/${name}/${plural}`;
		for (const object of draft.objects.list(plural, name)) {
			if (object.metadata.deletionTimestamp === undefined) {
				handleKubernetes(draft, {
					to: 'kubernetes',
					as: USER,
					method: 'DELETE',
					path: `${base}/${object.metadata.name}`,
					body: {} satisfies Json,
				});
			}
			if (draft.objects.get(plural, name, object.metadata.name)) left++;
		}
	}
	if (left === 0) draft.objects.remove('namespaces', '', name);
	else reschedule(draft, 'namespace.empty', keyOf(namespace), draft.now + LOOK_AGAIN_MS);
}

const ownersFirst = (one: { plural: string }, other: { plural: string }): number => rank(one.plural) - rank(other.plural);
const rank = (plural: string): number => ['deployments', 'replicasets', 'services', 'pods'].indexOf(plural) + 1 || 9;
