import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../door.ts';
import { conditionOf, containerOf, deploymentOf, Lab, planOf } from '../test-lab.ts';

const wants = (cpu: string, memory = '64Mi', pod: JsonObject = {}) =>
	deploymentOf({}, { ...pod, containers: [containerOf({ resources: { requests: { cpu, memory } } })] });
const perNode = (lab: Lab) =>
	['worker-1', 'worker-2', 'worker-3'].map((node) => lab.pods().filter(({ spec }) => spec.nodeName === node).length);
const asNode = { as: 'system:node', contentType: 'application/merge-patch+json' } as const;

describe('the scheduler', () => {
	it('spreads the pods of a set over the nodes (P1)', () => {
		const lab = new Lab(planOf([wants('100m')]));
		expect(perNode(lab).toSorted()).toEqual([1, 1, 2]);
		lab.scale(9);
		lab.wait(30_000);
		expect(perNode(lab)).toEqual([3, 3, 3]);
	});

	it('counts requests, and says in upstream words where a pod does not fit (P1, P2)', () => {
		const lab = new Lab(planOf([wants('3')], { historyMs: 0 }));
		lab.wait(30_000);
		expect(perNode(lab)).toEqual([1, 1, 1]);
		const waiting = lab.pods().find(({ spec }) => !spec.nodeName);
		const message =
			'0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';
		expect(conditionOf(waiting as never, 'PodScheduled')).toMatchObject({ status: 'False', reason: 'Unschedulable', message });
		expect(lab.events(waiting?.metadata.name ?? '')).toEqual([`FailedScheduling: ${message}`]);
		const event = lab.list('events').find(({ reason }) => reason === 'FailedScheduling');
		expect(event).toMatchObject({
			reportingComponent: 'default-scheduler',
			action: 'Scheduling',
			eventTime: expect.stringMatching(/\.\d{6}Z$/),
		});
	});

	it('knows what no node could ever hold (P2)', () => {
		const lab = new Lab(
			planOf([deploymentOf({ replicas: 1 }, { containers: [containerOf({ resources: { requests: { cpu: '64', memory: '99Gi' } } })] })]),
		);
		expect(conditionOf(lab.pods()[0] as never, 'PodScheduled')?.message).toBe(
			'0/3 nodes are available: 3 Insufficient cpu, 3 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
		);
	});

	it('looks at cordons, taints and selectors before room (P2)', () => {
		const lab = new Lab(planOf([]));
		lab.ask('PATCH', '/api/v1/nodes/worker-1', { spec: { unschedulable: true } }, asNode);
		lab.ask('PATCH', '/api/v1/nodes/worker-2', { spec: { taints: [{ key: 'pool', value: 'batch', effect: 'NoSchedule' }] } }, asNode);
		lab.ask('POST', '/apis/apps/v1/namespaces/shop/deployments', wants('64', '64Mi', { nodeSelector: { disk: 'ssd' } }));
		lab.wait(5_000);
		expect(conditionOf(lab.pods()[0] as never, 'PodScheduled')?.message).toMatch(
			/^0\/3 nodes are available: 1 node\(s\) didn't match Pod's node affinity\/selector, 1 node\(s\) had untolerated taint\(s\), 1 node\(s\) were unschedulable\. /,
		);
	});

	it('tries again when room comes free (P3)', () => {
		const lab = new Lab(planOf([wants('3')]));
		expect(lab.pods().filter(({ spec }) => !spec.nodeName)).toHaveLength(1);
		lab.ask('POST', '/api/v1/namespaces/shop/pods', {
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: { name: 'solo' },
			spec: { containers: [containerOf({ resources: { requests: { cpu: '2' } } })] },
		});
		lab.wait(10_000);
		lab.scale(2);
		lab.wait(15_000);
		expect(lab.pods().every(({ spec }) => spec.nodeName)).toBe(true);
	});

	it('tries again every five minutes and counts in a series (P3)', () => {
		const lab = new Lab(planOf([wants('3')], { historyMs: 0 }));
		lab.wait(1_000_000);
		const event = lab.list('events').find(({ reason }) => reason === 'FailedScheduling');
		expect(event?.series).toMatchObject({ count: 4 });
	});
});
