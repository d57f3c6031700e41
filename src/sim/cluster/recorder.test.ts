import { describe, expect, it } from 'vitest';
import { LIMITS } from '../kernel/index.ts';
import { containerOf, deploymentOf, GOOD, Lab, MISSING, modelOf, planOf } from '../test-lab.ts';
import type { Event } from './index.ts';

const eventsOf = (lab: Lab, reason: string) => lab.list<Event>('events').filter((event) => event.reason === reason);

describe('events', () => {
	it('have the shape that client-go gives them (V1)', () => {
		const lab = new Lab(planOf([deploymentOf({ replicas: 1 })], { historyMs: 0 })).wait(10_000);
		const [pod] = lab.pods();
		const [event] = eventsOf(lab, 'Started');
		expect(event).toMatchObject({
			apiVersion: 'v1',
			kind: 'Event',
			count: 1,
			eventTime: null,
			involvedObject: {
				apiVersion: 'v1',
				kind: 'Pod',
				namespace: 'shop',
				name: pod?.metadata.name,
				uid: pod?.metadata.uid,
				fieldPath: 'spec.containers{app}',
			},
			message: 'Container started',
			reportingComponent: 'kubelet',
			reportingInstance: pod?.spec.nodeName,
			source: { component: 'kubelet', host: pod?.spec.nodeName },
			type: 'Normal',
		});
		expect(event?.metadata.name).toMatch(new RegExp(`^${pod?.metadata.name}\\.[0-9a-f]{16}$`));
		expect(event?.firstTimestamp).toBe(event?.lastTimestamp);
	});

	it('that are equal are one with a count and a last time (V2)', () => {
		const lab = new Lab(planOf([deploymentOf({ replicas: 1 })])).wait(1_000);
		lab.setImage(MISSING);
		lab.wait(60_000);
		const [pulling, ...others] = eventsOf(lab, 'Pulling');
		expect(others).toEqual([]);
		expect(pulling?.count).toBe(lab.factsOf('pod.imagePullFailed').length);
		expect(pulling?.lastTimestamp && pulling.firstTimestamp && pulling.lastTimestamp > pulling.firstTimestamp).toBe(true);
	});

	it('come 25 at once and then one in five minutes, and those between are counted (V2)', () => {
		const lab = new Lab(planOf([deploymentOf({ replicas: 1 })]));
		lab.setImage(MISSING);
		lab.wait(1_800_000);
		const [backOff] = eventsOf(lab, 'BackOff');
		// A sync every twelve seconds or so, half an hour long, less those that pulled.
		expect(backOff?.count).toBeGreaterThan(90);
		expect(backOff?.count).toBeLessThan(160);
		const writes = lab.world.objects.window.filter(
			({ plural, object }) => plural === 'events' && object.metadata.name === backOff?.metadata.name,
		);
		expect(writes.length).toBeLessThan(25);
	});

	it('of one reason and many messages are combined (V3)', () => {
		const lab = new Lab(planOf([deploymentOf({ replicas: 1 })]));
		for (let replicas = 2; replicas < 20; replicas++) {
			lab.scale(replicas);
			lab.wait(1_000);
		}
		const scaling = eventsOf(lab, 'ScalingReplicaSet').filter(
			({ firstTimestamp }) => firstTimestamp && firstTimestamp >= '2026-11-13T14:05:00Z',
		);
		expect(scaling).toHaveLength(10);
		const combined = scaling.filter(({ message }) => message.startsWith('(combined from similar events): '));
		expect(combined).toMatchObject([
			{ count: 9, message: expect.stringMatching(/^\(combined from similar events\): Scaled up replica set checkout-\w+ from 18 to 19$/) },
		]);
	});

	it('go an hour after they were last seen (V4)', () => {
		const lab = new Lab(planOf([deploymentOf()], { historyMs: 0 })).wait(3_500_000);
		expect(lab.list('events').length).toBeGreaterThan(10);
		lab.wait(400_000);
		expect(lab.list('events')).toEqual([]);
	});

	it('are no more than the limit, whatever happens (V4)', () => {
		const crash = { afterMs: 500, exitCode: 1, log: [] };
		const small = { containers: [containerOf({ resources: {} })] };
		const lab = new Lab(
			planOf([deploymentOf({ replicas: 300 }, small)], { historyMs: 120_000, workloads: [modelOf(GOOD, { crash })] }),
		).wait(60_000);
		expect(lab.list('events').length).toBeLessThanOrEqual(LIMITS.events);
		expect(lab.list('events').length).toBeGreaterThan(LIMITS.events / 2);
	});
});
