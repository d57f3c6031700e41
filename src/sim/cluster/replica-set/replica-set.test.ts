import { describe, expect, it } from 'vitest';
import { conditionOf, deploymentOf, Lab, planOf } from '../../test-lab.ts';
import type { Pod } from '../index.ts';
import { podsToDelete } from './rank.ts';

const NOW = Date.parse('2026-11-13T15:00:00Z');

interface Shape {
	readonly name: string;
	readonly node?: string;
	readonly phase?: string;
	readonly readyAgo?: number;
	readonly restarts?: number;
	readonly createdAgo?: number;
	readonly cost?: string;
}

/** A pod with what its place in the order depends on; ages in seconds. */
function podOf({ name, node = 'worker-1', phase = 'Running', readyAgo = 1_000, restarts = 0, createdAgo = 2_000, cost }: Shape): Pod {
	const at = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString().replace('.000', '');
	return {
		metadata: {
			name,
			uid: name,
			creationTimestamp: at(createdAgo),
			...(cost ? { annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } } : {}),
		},
		spec: node ? { nodeName: node } : {},
		status: {
			phase,
			conditions: readyAgo < 0 ? [] : [{ type: 'Ready', status: 'True', lastTransitionTime: at(readyAgo) }],
			containerStatuses: [{ restartCount: restarts }],
		},
	} as unknown as Pod;
}

describe('the pod that goes first (R2)', () => {
	it.each<[string, Shape, Shape]>([
		['is on no node', { name: 'first', node: '' }, { name: 'a' }],
		['is pending', { name: 'first', phase: 'Pending' }, { name: 'a' }],
		['is not ready', { name: 'first', readyAgo: -1 }, { name: 'a' }],
		['costs less', { name: 'first', cost: '-5' }, { name: 'a', cost: '3' }],
		['became ready more recently', { name: 'first', readyAgo: 100 }, { name: 'a', readyAgo: 1_000 }],
		['by uid, when both became ready in the same power of two', { name: 'a', readyAgo: 1_000 }, { name: 'b', readyAgo: 700 }],
		['has more restarts', { name: 'first', readyAgo: -1, restarts: 3 }, { name: 'a', readyAgo: -1 }],
		['was created later', { name: 'first', readyAgo: -1, createdAgo: 10 }, { name: 'a', readyAgo: -1 }],
	])('%s', (_, first, other) => {
		const pods = [podOf(other), podOf(first)];
		expect(podsToDelete(pods, pods, 1, NOW).map(({ metadata }) => metadata.name)).toEqual([first.name]);
		expect(podsToDelete(pods.toReversed(), pods, 1, NOW).map(({ metadata }) => metadata.name)).toEqual([first.name]);
	});

	it('shares its node with more of its kind', () => {
		const pods = [podOf({ name: 'a', node: 'worker-1' }), podOf({ name: 'b', node: 'worker-2' }), podOf({ name: 'c', node: 'worker-2' })];
		expect(podsToDelete(pods, pods, 1, NOW).map(({ metadata }) => metadata.name)).toEqual(['b']);
	});
});

describe('a replica set', () => {
	it('replaces a pod that somebody deletes (R1)', () => {
		const lab = new Lab(planOf([deploymentOf()]));
		const [victim] = lab.pods();
		lab.ask('DELETE', `/api/v1/namespaces/shop/pods/${victim?.metadata.name}`);
		lab.wait(20_000);
		expect(lab.pods()).toHaveLength(4);
		expect(lab.pods().map(({ metadata }) => metadata.name)).not.toContain(victim?.metadata.name);
	});

	it('lets a pod go whose labels no longer match, and replaces it (R3)', () => {
		const lab = new Lab(planOf([deploymentOf()]));
		const name = lab.pods()[0]?.metadata.name ?? '';
		lab.patch({ metadata: { labels: { app: 'under-study' } } }, name, 'api/v1/namespaces/shop/pods');
		lab.wait(20_000);
		expect(lab.pods()).toHaveLength(5);
		expect(lab.get<Pod>('pods', name).metadata.ownerReferences).toBeUndefined();
		expect(lab.get<Pod>('pods', name).status.phase).toBe('Running');
	});

	it('takes over pods of its kind that nobody controls (R3)', () => {
		const lab = new Lab(planOf([deploymentOf()]));
		lab.ask('DELETE', '/apis/apps/v1/namespaces/shop/deployments/checkout', undefined, { query: { propagationPolicy: 'Orphan' } });
		lab.wait(20_000);
		const names = lab.pods().map(({ metadata }) => metadata.name);
		expect(names).toHaveLength(4);
		lab.ask('POST', '/apis/apps/v1/namespaces/shop/deployments', deploymentOf());
		lab.wait(20_000);
		expect(lab.pods().map(({ metadata }) => metadata.name)).toEqual(names);
		expect(lab.list('replicasets')).toHaveLength(1);
	});

	it('says why it cannot create pods, and that reaches the deployment (R4)', () => {
		const lab = new Lab(planOf([deploymentOf()]));
		lab.scale(100_000);
		lab.wait(60_000);
		const [set] = lab.sets();
		const message = 'etcdserver: mvcc: database space exceeded';
		expect(conditionOf(set as never, 'ReplicaFailure')).toMatchObject({ status: 'True', reason: 'FailedCreate', message });
		expect(conditionOf(lab.deployment(), 'ReplicaFailure')).toMatchObject({ status: 'True', reason: 'FailedCreate', message });
		lab.scale(2);
		lab.wait(120_000);
		expect(lab.pods()).toHaveLength(2);
		expect(conditionOf(lab.deployment(), 'ReplicaFailure')).toBeUndefined();
	});

	it('counts a pod as available only after minReadySeconds', () => {
		const lab = new Lab(planOf([deploymentOf({ minReadySeconds: 30 })], { historyMs: 0 }));
		lab.wait(20_000);
		expect(lab.deployment().status).toMatchObject({ readyReplicas: 4, unavailableReplicas: 4 });
		lab.wait(30_000);
		expect(lab.deployment().status).toMatchObject({ readyReplicas: 4, availableReplicas: 4 });
	});
});
