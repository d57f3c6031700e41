import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../door.ts';
import type { WorldPlan } from '../../plan.ts';
import { conditionOf, containerOf, deploymentOf, GOOD, Lab, MISSING, modelOf, NEXT, planOf } from '../../test-lab.ts';
import { clusterView } from '../../world.ts';
import type { Pod } from '../index.ts';

const one = (container: JsonObject = {}, pod: JsonObject = {}) =>
	deploymentOf({ replicas: 1 }, { ...pod, containers: [containerOf(container)] });
const bare = (container: JsonObject = {}, pod: JsonObject = {}): JsonObject => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: { name: 'solo', namespace: 'shop' },
	spec: { containers: [containerOf(container)], ...pod },
});

/** The one pod of a world that begins now, so that its first seconds can be watched. */
function fresh(object: JsonObject, change: Partial<WorldPlan> = {}): Lab {
	return new Lab(planOf([object], { historyMs: 0, ...change }));
}

const only = (lab: Lab): Pod => {
	const [pod, ...others] = lab.pods();
	if (!pod || others.length > 0) throw new Error(`expected one pod, found ${lab.pods().length}`);
	return pod;
};
const word = (lab: Lab): string => clusterView(lab.world, 'shop').pods[0]?.status ?? 'gone';
const statusOf = (lab: Lab) => only(lab).status.containerStatuses?.[0];

/** STATUS words in order, without repeats, watched every 100 ms. */
function words(lab: Lab, ms: number): readonly string[] {
	const seen: string[] = [word(lab)];
	for (let at = 0; at < ms; at += 100) {
		lab.wait(100);
		if (word(lab) !== seen.at(-1)) seen.push(word(lab));
	}
	return seen;
}

describe('a pod on its node (U1)', () => {
	it('goes through its life in upstream words', () => {
		const lab = fresh(bare());
		expect(words(lab, 15_000)).toEqual(['Pending', 'ContainerCreating', 'Running']);
		const pod = only(lab);
		expect(lab.events('solo').map((event) => event.replace(/in \d+.*including waiting\)/, 'in T'))).toEqual(
			[
				`Scheduled: Successfully assigned shop/solo to ${pod.spec.nodeName}`,
				`Pulling: Pulling image "${GOOD}"`,
				`Pulled: Successfully pulled image "${GOOD}" in T. Image size: 60000000 bytes.`,
				'Created: Container created',
				'Started: Container started',
				expect.stringMatching(
					/^Unhealthy: Readiness probe failed: Get "http:\/\/10\.244\.\d\.2:8080\/ready": dial tcp 10\.244\.\d\.2:8080: connect: connection refused/,
				),
			].slice(0, lab.events('solo').length),
		);
		expect(pod.status.conditions?.map(({ type, status }) => `${type} ${status}`)).toEqual([
			'PodReadyToStartContainers True',
			'Initialized True',
			'Ready True',
			'ContainersReady True',
			'PodScheduled True',
		]);
		expect(pod.status).toMatchObject({
			phase: 'Running',
			qosClass: 'Burstable',
			hostIP: expect.stringMatching(/^10\.0\.0\.1\d$/),
			podIP: expect.stringMatching(/^10\.244\./),
		});
	});

	it('that is healthy has nothing in the queue (U9)', () => {
		const lab = fresh(one({ livenessProbe: { httpGet: { path: '/live', port: 8080 } } }));
		lab.wait(60_000);
		expect(lab.world.queue.list().map(({ kind }) => kind)).toEqual(['events.sweep']);
		lab.wait(86_400_000);
		expect(lab.world.queue.size).toBe(0);
	});

	it('is not ready while it starts up, and says which container holds it back', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, { startup: { medianMs: 20_000, spread: 0 } })] });
		lab.wait(15_000);
		expect(conditionOf(only(lab), 'Ready')).toMatchObject({
			status: 'False',
			reason: 'ContainersNotReady',
			message: 'containers with unready status: [app]',
		});
		lab.wait(15_000);
		expect(conditionOf(only(lab), 'Ready')?.status).toBe('True');
	});

	it('runs its init containers first, one after the other', () => {
		const lab = fresh(
			bare(
				{},
				{
					initContainers: [
						{ name: 'first', image: NEXT },
						{ name: 'second', image: NEXT },
					],
				},
			),
		);
		expect(words(lab, 25_000)).toEqual(['Pending', 'Init:0/2', 'Init:1/2', 'PodInitializing', 'Running']);
		expect(only(lab).status.initContainerStatuses?.map(({ state, ready }) => [state.terminated?.reason, ready])).toEqual([
			['Completed', true],
			['Completed', true],
		]);
	});

	it('that ends and is not to be restarted has succeeded or failed', () => {
		const ends = (exitCode: number) =>
			fresh(bare({}, { restartPolicy: 'Never' }), { workloads: [modelOf(GOOD, { crash: { afterMs: 3_000, exitCode, log: [] } })] }).wait(
				20_000,
			);
		expect([word(ends(0)), word(ends(2))]).toEqual(['Completed', 'Error']);
		expect([only(ends(0)).status.phase, only(ends(2)).status.phase]).toEqual(['Succeeded', 'Failed']);
	});
});

describe('images', () => {
	it('are pulled for as long as their size needs, once for each node (U2)', () => {
		const lab = fresh(deploymentOf({ replicas: 6 }));
		lab.wait(30_000);
		const pulled = lab
			.list('events')
			.map(({ message }) => String(message))
			.filter((message) => message.startsWith('Successfully pulled'));
		const present = lab
			.list('events')
			.map(({ message }) => String(message))
			.filter((message) => message.includes('already present'));
		// Two pods on each of three nodes arrive together: the second waits its turn and finds the layers there.
		expect(pulled.length + present.length).toBe(6);
		expect(pulled.length).toBeGreaterThanOrEqual(3);
		lab.scale(9);
		lab.wait(30_000);
		expect(
			lab
				.list('events')
				.filter(({ message }) => String(message) === `Container image "${GOOD}" already present on machine and can be accessed by the pod`),
		).toHaveLength(present.length + 3);
	});

	it('that are missing are asked for again after ten seconds and more, one sync behind in words (U3)', () => {
		const lab = fresh(bare({ image: MISSING }));
		const seen = words(lab, 60_000);
		expect(seen.slice(0, 2)).toEqual(['Pending', 'ContainerCreating']);
		expect(seen.slice(2).every((said, index) => said === ['ErrImagePull', 'ImagePullBackOff'][index % 2])).toBe(true);
		expect(seen.length).toBeGreaterThanOrEqual(7);
		while (word(lab) !== 'ImagePullBackOff') lab.wait(1_000);
		const error = `rpc error: code = NotFound desc = failed to pull and unpack image "${MISSING}": failed to resolve reference "${MISSING}": ${MISSING}: not found`;
		expect(statusOf(lab)?.state.waiting).toEqual({
			reason: 'ImagePullBackOff',
			message: `Back-off pulling image "${MISSING}": ErrImagePull: ${error}`,
		});
		lab.wait(3_600_000);
		const gaps = lab.factsOf('pod.imagePullFailed').map(({ at }, index, all) => at - (all[index - 1]?.at ?? at));
		expect(lab.factsOf('pod.imagePullFailed')[0]?.message).toBe(error);
		for (const [index, least] of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000].entries()) {
			expect(gaps[index + 1]).toBeGreaterThanOrEqual(least);
			expect(gaps[index + 1]).toBeLessThan(least + 17_000);
		}
	});

	it('from a host that nobody knows fail in the resolver', () => {
		const lab = fresh(bare({ image: 'registry.example.net/shop/checkout:1.0' })).wait(10_000);
		expect(lab.factsOf('pod.imagePullFailed')[0]?.message).toMatch(
			/failed to do request: Head "https:\/\/registry\.example\.net\/v2\/shop\/checkout\/manifests\/1\.0": dial tcp: lookup registry\.example\.net on .*: no such host$/,
		);
	});

	it('with a name that is none are not even asked for', () => {
		const lab = fresh(bare({ image: 'registry.example.com/Shop/checkout:1.0' })).wait(10_000);
		expect(statusOf(lab)?.state.waiting?.reason).toBe('InvalidImageName');
	});

	it('that are pushed meanwhile are found at the next try', () => {
		const pushed = { ...planOf([]).registry.images[0]!, tag: '9.9', pushedAt: 30_000 };
		const plan = planOf([bare({ image: MISSING })], { historyMs: 0 });
		const lab = new Lab({ ...plan, registry: { ...plan.registry, images: [...plan.registry.images, pushed] } });
		lab.wait(20_000);
		expect(word(lab)).toMatch(/ImagePull/);
		lab.wait(60_000);
		expect(word(lab)).toBe('Running');
	});
});

describe('a process that ends by itself (U4, U8)', () => {
	const crash = { crash: { afterMs: 2_000, exitCode: 1, log: ['boom'] } };

	it('is started again at once, then after growing delays', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, crash)] });
		lab.wait(3_600_000);
		const started = lab.factsOf('container.started');
		const gaps = lab
			.factsOf('container.exited')
			.map(({ at }, index) => (started[index + 1]?.at ?? 0) - at)
			.slice(0, -1);
		expect(gaps[0]).toBeLessThan(2_000);
		for (const [index, least] of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000].entries()) {
			expect(gaps[index + 1]).toBeGreaterThanOrEqual(least);
			expect(gaps[index + 1]).toBeLessThan(least + 17_000);
		}
	});

	it('shows Error, then CrashLoopBackOff with the kubelet’s message, and counts', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, crash)] });
		expect(words(lab, 30_000).slice(0, 8)).toEqual([
			'Pending',
			'ContainerCreating',
			'Running',
			'Error',
			'Running',
			'Error',
			'CrashLoopBackOff',
			'Running',
		]);
		lab.wait(10_000);
		const { uid } = only(lab).metadata;
		const status = statusOf(lab);
		expect(status?.restartCount).toBe(2);
		expect(status?.state.waiting).toEqual({
			reason: 'CrashLoopBackOff',
			message: `back-off 20s restarting failed container=app pod=solo_shop(${uid})`,
		});
		expect(status?.lastState.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
		expect(lab.events('solo').find((event) => event.startsWith('BackOff'))).toMatch(
			new RegExp(`^BackOff: Back-off restarting failed container app in pod solo_shop\\(${uid}\\)`),
		);
	});

	it('begins its back-off anew after ten minutes of running', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, { crash: { afterMs: 660_000, exitCode: 1, log: [] } })] });
		lab.wait(4 * 700_000);
		const started = lab.factsOf('container.started');
		const gaps = lab
			.factsOf('container.exited')
			.slice(0, 3)
			.map(({ at }, index) => (started[index + 1]?.at ?? 0) - at);
		expect(Math.max(...gaps)).toBeLessThan(2_000);
	});

	it('for want of a variable ends the way its model says', () => {
		const needs = [{ env: 'API_KEY', exitCode: 78, exitAfterMs: 1_000, log: ['API_KEY is not set'] }];
		const without = fresh(bare(), { workloads: [modelOf(GOOD, { needs })] }).wait(20_000);
		expect(without.factsOf('container.exited')[0]).toMatchObject({ exitCode: 78, reason: 'Error' });
		const withKey = fresh(bare({ env: [{ name: 'API_KEY', value: 'x' }] }), { workloads: [modelOf(GOOD, { needs })] }).wait(20_000);
		expect(word(withKey)).toBe('Running');
	});

	it('for want of a file needs it mounted', () => {
		const needs = [{ file: '/etc/app/settings.yaml', exitCode: 2, exitAfterMs: 500, log: [] }];
		const settings: JsonObject = {
			apiVersion: 'v1',
			kind: 'ConfigMap',
			metadata: { name: 'settings', namespace: 'shop' },
			data: { 'settings.yaml': 'a: 1' },
		};
		const volume = { volumes: [{ name: 'etc', configMap: { name: 'settings' } }] };
		const at = (mountPath: string) =>
			new Lab(
				planOf([settings, bare({ volumeMounts: [{ name: 'etc', mountPath }] }, volume)], {
					historyMs: 0,
					workloads: [modelOf(GOOD, { needs })],
				}),
			).wait(20_000);
		expect(word(at('/etc/app'))).toBe('Running');
		expect(word(at('/etc/other'))).toBe('CrashLoopBackOff');
	});
});

describe('missing configuration (U5)', () => {
	const secretEnv = { env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'api', key: 'key' } } }] };
	const secret = (data: JsonObject): JsonObject => ({
		apiVersion: 'v1',
		kind: 'Secret',
		metadata: { name: 'api', namespace: 'shop' },
		data,
	});

	it('holds the container back with the kubelet’s words until it is there', () => {
		const lab = fresh(bare(secretEnv)).wait(20_000);
		expect(statusOf(lab)?.state.waiting).toEqual({ reason: 'CreateContainerConfigError', message: 'secret "api" not found' });
		expect(lab.events('solo').some((event) => event.startsWith('Failed: Error: secret "api" not found'))).toBe(true);
		lab.ask('POST', '/api/v1/namespaces/shop/secrets', secret({ other: 'eA==' }));
		lab.wait(30_000);
		expect(statusOf(lab)?.state.waiting?.message).toBe("couldn't find key key in Secret shop/api");
		lab.patch({ data: { key: 'eA==' } }, 'api', 'api/v1/namespaces/shop/secrets');
		lab.wait(30_000);
		expect(word(lab)).toBe('Running');
		expect(statusOf(lab)?.restartCount).toBe(0);
	});

	it('of a volume keeps the pod in ContainerCreating', () => {
		const lab = fresh(
			bare({ volumeMounts: [{ name: 'etc', mountPath: '/etc/app' }] }, { volumes: [{ name: 'etc', configMap: { name: 'settings' } }] }),
		).wait(30_000);
		expect(word(lab)).toBe('ContainerCreating');
		expect(
			lab
				.events('solo')
				.some((event) => event.startsWith('FailedMount: MountVolume.SetUp failed for volume "etc" : configmap "settings" not found')),
		).toBe(true);
		lab.ask('POST', '/api/v1/namespaces/shop/configmaps', {
			apiVersion: 'v1',
			kind: 'ConfigMap',
			metadata: { name: 'settings' },
			data: {},
		});
		lab.wait(180_000);
		expect(word(lab)).toBe('Running');
	});
});

describe('probes (U6)', () => {
	const live = { livenessProbe: { httpGet: { path: '/live', port: 8080 }, periodSeconds: 10, failureThreshold: 3 } };

	it('that find a hung process end it by force and start it again', () => {
		const lab = fresh(bare(live, { terminationGracePeriodSeconds: 5 }), { workloads: [modelOf(GOOD, { hang: { afterMs: 60_000 } })] });
		lab.wait(120_000);
		const events = lab.events('solo');
		expect(
			events.some((event) =>
				/^Unhealthy: Liveness probe failed: Get "http:.*": context deadline exceeded \(Client\.Timeout exceeded while awaiting headers\) \(x3\)$/.test(
					event,
				),
			),
		).toBe(true);
		expect(events).toContain('Killing: Container app failed liveness probe, will be restarted');
		const [exit] = lab.factsOf('container.exited');
		const [first] = lab.factsOf('container.started');
		expect(exit).toMatchObject({ exitCode: 137, reason: 'Error' });
		// The third failed tick after the hang, and the grace period on top.
		expect((exit?.at ?? 0) - (first?.at ?? 0) - 60_000).toBeGreaterThanOrEqual(25_000);
		expect((exit?.at ?? 0) - (first?.at ?? 0) - 60_000).toBeLessThanOrEqual(35_000);
		expect(lab.factsOf('container.started')).toHaveLength(2);
	});

	it('of readiness take a pod out of service and back without a restart', () => {
		const model = modelOf(GOOD, { unready: { fromMs: 60_000, untilMs: 120_000, statusCode: 503 } });
		const lab = fresh(bare(), { workloads: [model] });
		lab.wait(300_000);
		expect(lab.facts.filter(({ kind }) => kind === 'pod.ready' || kind === 'pod.unready').map(({ kind }) => kind)).toEqual([
			'pod.ready',
			'pod.unready',
			'pod.ready',
		]);
		expect(lab.factsOf('container.exited')).toEqual([]);
		expect(
			lab
				.events('solo')
				.some((event) => /^Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503 \(x1[0-3]\)$/.test(event)),
		).toBe(true);
	});

	it('of start-up hold the others back, and end a process that is too slow', () => {
		const startupProbe = { httpGet: { path: '/live', port: 8080 }, periodSeconds: 2, failureThreshold: 3 };
		const at = (medianMs: number) =>
			fresh(bare({ ...live, startupProbe }), { workloads: [modelOf(GOOD, { startup: { medianMs, spread: 0 } })] }).wait(20_000);
		expect(at(3_000).factsOf('pod.ready')).toHaveLength(1);
		const slow = at(60_000);
		expect(slow.events('solo').some((event) => event.startsWith('Killing: Container app failed startup probe, will be restarted'))).toBe(
			true,
		);
		// SIGTERM before the process listens: nothing handles it.
		expect(slow.factsOf('container.exited')[0]?.exitCode).toBe(143);
	});

	it('of a port that the container does not name have no result, and say why', () => {
		const readinessProbe = { httpGet: { path: '/ready', port: 'web' }, periodSeconds: 5 };
		const lab = fresh(bare({ readinessProbe })).wait(40_000);
		expect(word(lab)).toBe('Running');
		expect(statusOf(lab)?.ready).toBe(false);
		expect(
			lab
				.events('solo')
				.some((event) =>
					event.startsWith(
						'Unhealthy: Readiness probe errored and resulted in unknown state: strconv.Atoi: parsing "web": invalid syntax (x7)',
					),
				),
		).toBe(true);
	});

	it('that fail for ever are counted and not played one by one', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, { unready: { fromMs: 0, statusCode: 500 } })] });
		lab.wait(600_000);
		const before = lab.world.sequence;
		lab.wait(3_600_000);
		expect(lab.world.sequence - before).toBeLessThan(60);
		const event = lab.list('events').find(({ reason }) => reason === 'Unhealthy');
		// Every five seconds for seventy minutes, as far as the recorder has told.
		expect(Number(event?.count)).toBeGreaterThan(760);
		expect(Number(event?.count)).toBeLessThanOrEqual(840);
	});
});

describe('deletion (U7)', () => {
	const remove = (lab: Lab, query: Record<string, string> = {}) =>
		lab.ask('DELETE', '/api/v1/namespaces/shop/pods/solo', undefined, { query });

	it('lets the process end, then takes the object away', () => {
		const lab = fresh(bare(), { workloads: [modelOf(GOOD, { shutdownMs: 4_000 })] }).wait(20_000);
		remove(lab);
		expect(only(lab).metadata).toMatchObject({ deletionGracePeriodSeconds: 30, deletionTimestamp: '2026-11-13T14:05:50Z' });
		expect(words(lab, 6_000).slice(-3)).toEqual(['Terminating', 'Completed', 'gone']);
		expect(lab.events('solo').at(-1)).toBe('Killing: Stopping container app');
		expect(lab.factsOf('container.exited')).toMatchObject([{ exitCode: 0, reason: 'Completed' }]);
		expect(lab.world.queue.list().map(({ kind }) => kind)).toEqual(['events.sweep']);
	});

	it('kills a process that takes too long', () => {
		const lab = fresh(bare({}, { terminationGracePeriodSeconds: 3 }), { workloads: [modelOf(GOOD, { shutdownMs: 40_000 })] }).wait(20_000);
		remove(lab);
		lab.wait(4_000);
		expect(lab.factsOf('container.exited')).toMatchObject([{ exitCode: 137, reason: 'Error' }]);
		expect(lab.pods()).toEqual([]);
	});

	it('waits for a preStop hook that sleeps', () => {
		const lab = fresh(bare({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 5'] } } } })).wait(20_000);
		remove(lab);
		lab.wait(5_000);
		expect(lab.pods()).toHaveLength(1);
		lab.wait(1_500);
		expect(lab.pods()).toHaveLength(0);
	});

	it('by force takes the object away at once and leaves nothing in the queue', () => {
		const lab = fresh(bare()).wait(20_000);
		remove(lab, { gracePeriodSeconds: '0' });
		expect(lab.pods()).toEqual([]);
		expect(lab.world.queue.list().map(({ kind }) => kind)).toEqual(['events.sweep']);
	});

	it('of a pod that waits for its image is quick', () => {
		const lab = fresh(bare({ image: MISSING })).wait(20_000);
		remove(lab);
		lab.wait(1_000);
		expect(lab.pods()).toEqual([]);
		expect(lab.world.queue.list().map(({ kind }) => kind)).toEqual(['events.sweep']);
	});

	it('of a pod in the middle of its pull leaves nothing behind', () => {
		for (let ms = 0; ms < 4_000; ms += 130) {
			const lab = fresh(bare()).wait(ms);
			remove(lab);
			lab.wait(40_000);
			expect(lab.pods()).toEqual([]);
			expect(lab.world.cluster.pods.size).toBe(0);
			expect(lab.world.queue.list().filter(({ kind }) => kind !== 'events.sweep')).toEqual([]);
		}
	});
});

describe('a changed image', () => {
	it('of a running container ends it and starts it anew (U10)', () => {
		const lab = fresh(bare()).wait(20_000);
		lab.patch({ spec: { containers: [{ name: 'app', image: NEXT }] } }, 'solo', 'api/v1/namespaces/shop/pods');
		lab.wait(20_000);
		expect(lab.events('solo')).toContain('Killing: Container app definition changed, will be restarted');
		expect(statusOf(lab)).toMatchObject({ image: NEXT, restartCount: 1, ready: true });
	});

	it('of a pod that waits for its image is tried at once (U10)', () => {
		const lab = fresh(bare({ image: MISSING })).wait(300_000);
		lab.patch({ spec: { containers: [{ name: 'app', image: NEXT }] } }, 'solo', 'api/v1/namespaces/shop/pods');
		lab.wait(8_000);
		expect(word(lab)).toBe('Running');
	});
});

describe('a node', () => {
	it('beats its heart without a write (U11)', () => {
		const lab = new Lab(planOf([]));
		const look = (path: string) =>
			lab.ask('GET', path).body as { status: { conditions: { lastHeartbeatTime: string }[] }; spec: { renewTime: string } };
		const revision = lab.world.objects.resourceVersion;
		expect(look('/api/v1/nodes/worker-1').status.conditions[0]?.lastHeartbeatTime).toBe('2026-11-13T14:05:00Z');
		lab.wait(299_000);
		expect(look('/api/v1/nodes/worker-1').status.conditions[0]?.lastHeartbeatTime).toBe('2026-11-13T14:05:00Z');
		expect(look('/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/worker-1').spec.renewTime).toBe(
			'2026-11-13T14:09:50.000000Z',
		);
		lab.wait(1_000);
		expect(look('/api/v1/nodes/worker-1').status.conditions[3]?.lastHeartbeatTime).toBe('2026-11-13T14:10:00Z');
		expect(lab.world.objects.resourceVersion).toBe(revision);
	});
});
