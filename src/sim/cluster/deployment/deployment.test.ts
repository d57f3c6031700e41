import { describe, expect, it } from 'vitest';
import { conditionOf, deploymentOf, GOOD, Lab, MISSING, modelOf, NEXT, planOf, REPOSITORY, SERVICE } from '../../test-lab.ts';
import type { Deployment } from '../index.ts';
import { maxSurge, maxUnavailable } from './arithmetic.ts';

const THIRD = `${REPOSITORY}:3.0`;
const revisions = (lab: Lab) =>
	lab
		.sets()
		.map(({ metadata, spec }) => [
			Number(metadata.annotations?.['deployment.kubernetes.io/revision']),
			spec.template.spec.containers[0]?.image,
			spec.replicas,
		]);
const counts = ({ status, spec }: Deployment) => [
	spec.replicas,
	status.updatedReplicas ?? 0,
	status.replicas ?? 0,
	status.availableReplicas ?? 0,
	status.unavailableReplicas ?? 0,
];
const lab = (change = {}) => new Lab(planOf([deploymentOf(change), SERVICE]));

describe('surge and unavailable (D1)', () => {
	it.each([
		[1, '25%', '25%', 1, 0],
		[2, '25%', '25%', 1, 0],
		[3, '25%', '25%', 1, 0],
		[4, '25%', '25%', 1, 1],
		[5, '25%', '25%', 2, 1],
		[10, '25%', '25%', 3, 2],
		[3, 0, '25%', 0, 1],
		[3, '0%', '10%', 0, 1],
		[2, 0, 5, 0, 2],
		[0, '25%', '25%', 0, 0],
	])('of %i pods with %s and %s are %i and %i', (replicas, surge, unavailable, most, least) => {
		const rollingUpdate = { maxSurge: surge, maxUnavailable: unavailable };
		const deployment = { spec: { replicas, strategy: { type: 'RollingUpdate', rollingUpdate } } } as unknown as Deployment;
		expect([maxSurge(deployment), maxUnavailable(deployment)]).toEqual([most, least]);
	});
});

describe('a rollout', () => {
	it('replaces every pod and stays available', () => {
		const world = lab();
		expect(counts(world.deployment())).toEqual([4, 4, 4, 4, 0]);
		world.setImage(NEXT);
		for (let second = 0; second < 60; second++) {
			world.wait(1_000);
			expect(world.deployment().status.availableReplicas).toBeGreaterThanOrEqual(3);
			expect(world.pods().filter(({ metadata }) => !metadata.deletionTimestamp).length).toBeLessThanOrEqual(5);
		}
		expect(counts(world.deployment())).toEqual([4, 4, 4, 4, 0]);
		expect(world.pods().map(({ spec }) => spec.containers[0]?.image)).toEqual([NEXT, NEXT, NEXT, NEXT]);
		expect(conditionOf(world.deployment(), 'Progressing')).toMatchObject({
			status: 'True',
			reason: 'NewReplicaSetAvailable',
			message: `ReplicaSet "${world.sets()[1]?.metadata.name}" has successfully progressed.`,
		});
		expect(world.factsOf('rollout.completed')).toMatchObject([{ revision: 2, images: NEXT }]);
	});

	it('that can never finish stops with three of four pods serving, for ever (D4, D5)', () => {
		const world = lab();
		world.setImage(MISSING);
		for (const ms of [30_000, 600_000, 3_600_000]) {
			world.wait(ms);
			expect(counts(world.deployment())).toEqual([4, 2, 5, 3, 2]);
		}
		expect(revisions(world)).toEqual([
			[1, GOOD, 3],
			[2, MISSING, 2],
		]);
		expect(world.factsOf('rollout.stalled')).toMatchObject([{ name: 'checkout', revision: 2 }]);
	});

	it('says in events what it scales, as upstream does (V1)', () => {
		const world = lab();
		world.setImage(MISSING);
		world.wait(5_000);
		const [old, next] = world.sets().map(({ metadata }) => metadata.name);
		expect(
			world
				.events('checkout')
				.filter((event) => event.startsWith('ScalingReplicaSet'))
				.toSorted(),
		).toEqual(
			[
				`ScalingReplicaSet: Scaled up replica set ${old} from 0 to 4`,
				`ScalingReplicaSet: Scaled up replica set ${next} from 0 to 1`,
				`ScalingReplicaSet: Scaled down replica set ${old} from 4 to 3`,
				`ScalingReplicaSet: Scaled up replica set ${next} from 1 to 2`,
			].toSorted(),
		);
	});

	it('gives up waiting after the deadline, says so once, and goes on when it can (D9)', () => {
		const world = lab({ progressDeadlineSeconds: 60 });
		world.setImage(MISSING);
		world.wait(55_000);
		expect(conditionOf(world.deployment(), 'Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
		world.wait(10_000);
		const name = world.sets()[1]?.metadata.name;
		expect(conditionOf(world.deployment(), 'Progressing')).toMatchObject({
			status: 'False',
			reason: 'ProgressDeadlineExceeded',
			message: `ReplicaSet "${name}" has timed out progressing.`,
		});
		world.setImage(NEXT);
		world.wait(60_000);
		expect(conditionOf(world.deployment(), 'Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
		expect(world.factsOf('rollout.stalled')).toHaveLength(1);
	});

	it('cleans up old pods that serve nobody before those that do (D4)', () => {
		const world = lab();
		world.setImage(MISSING);
		world.wait(20_000);
		world.setImage(NEXT);
		world.wait(500);
		// The two broken pods go first; all three working ones still serve.
		expect(world.pods(MISSING).filter(({ metadata }) => !metadata.deletionTimestamp)).toHaveLength(0);
		expect(world.pods(GOOD).filter(({ metadata }) => !metadata.deletionTimestamp)).toHaveLength(3);
		world.wait(60_000);
		expect(counts(world.deployment())).toEqual([4, 4, 4, 4, 0]);
		expect(world.factsOf('deployment.availability').every(({ available }) => available >= 3)).toBe(true);
	});
});

describe('revisions', () => {
	it('count up, and going back takes the old set again under a new number (D2, D3)', () => {
		const world = lab();
		for (const image of [NEXT, THIRD]) {
			world.setImage(image);
			world.wait(60_000);
		}
		expect(revisions(world)).toEqual([
			[1, GOOD, 0],
			[2, NEXT, 0],
			[3, THIRD, 4],
		]);
		world.patch({ spec: { template: world.sets()[0]?.spec.template as never } });
		world.setImage(GOOD);
		world.wait(60_000);
		expect(revisions(world)).toEqual([
			[2, NEXT, 0],
			[3, THIRD, 0],
			[4, GOOD, 4],
		]);
		expect(world.sets()[2]?.metadata.annotations?.['deployment.kubernetes.io/revision-history']).toBe('1');
		expect(world.deployment().metadata.annotations?.['deployment.kubernetes.io/revision']).toBe('4');
	});

	it('carry the change cause of their time (D11)', () => {
		const world = lab();
		world.patch({
			metadata: { annotations: { 'kubernetes.io/change-cause': 'release 2.0' } },
			spec: { template: { spec: { containers: [{ name: 'app', image: NEXT }] } } },
		});
		world.wait(60_000);
		expect(world.sets().map(({ metadata }) => metadata.annotations?.['kubernetes.io/change-cause'])).toEqual([undefined, 'release 2.0']);
	});

	it('are forgotten beyond the limit (D10)', () => {
		const world = lab({ revisionHistoryLimit: 1 });
		for (const image of [NEXT, THIRD, GOOD, NEXT]) {
			world.setImage(image);
			world.wait(60_000);
		}
		expect(world.sets()).toHaveLength(2);
	});

	it('note the sizes that scaling in proportion needs', () => {
		const world = lab();
		expect(world.sets()[0]?.metadata.annotations).toMatchObject({
			'deployment.kubernetes.io/desired-replicas': '4',
			'deployment.kubernetes.io/max-replicas': '5',
		});
	});
});

describe('scaling', () => {
	it('makes no revision and no new set', () => {
		const world = lab();
		world.scale(7);
		world.wait(30_000);
		expect(counts(world.deployment())).toEqual([7, 7, 7, 7, 0]);
		world.scale(2);
		world.wait(30_000);
		expect(counts(world.deployment())).toEqual([2, 2, 2, 2, 0]);
		expect(world.sets()).toHaveLength(1);
		expect(world.factsOf('deployment.scaled').map(({ from, to }) => [from, to])).toEqual([
			[4, 7],
			[7, 2],
		]);
	});

	it('in the middle of a rollout is shared out in proportion (D6)', () => {
		const world = new Lab(planOf([deploymentOf({ replicas: 10 })]));
		world.setImage(MISSING);
		world.wait(10_000);
		// 10 wanted, 3 more allowed, 2 fewer allowed: eight old ones serve, five new ones wait.
		expect(revisions(world).map(([, , replicas]) => replicas)).toEqual([8, 5]);
		world.scale(15);
		world.wait(10_000);
		// 15 + 4 = 19 pods: upstream's example in the Deployments page, with its rounding.
		expect(revisions(world).map(([, , replicas]) => replicas)).toEqual([12, 7]);
	});

	it('to nothing and back works', () => {
		const world = lab();
		world.scale(0);
		world.wait(30_000);
		expect(world.pods()).toEqual([]);
		expect(counts(world.deployment())).toEqual([0, 0, 0, 0, 0]);
		world.scale(1);
		world.wait(30_000);
		expect(counts(world.deployment())).toEqual([1, 1, 1, 1, 0]);
	});
});

describe('a rollout on top of a rollout (D7)', () => {
	it('turns to the newest template at once', () => {
		const world = lab();
		world.setImage(NEXT);
		world.wait(900);
		world.setImage(THIRD);
		world.wait(60_000);
		expect(revisions(world)).toEqual([
			[1, GOOD, 0],
			[2, NEXT, 0],
			[3, THIRD, 4],
		]);
	});
});

describe('a paused deployment (D8)', () => {
	it('rolls out nothing, keeps no deadline and can be scaled', () => {
		const world = lab({ progressDeadlineSeconds: 60 });
		world.patch({ spec: { paused: true } });
		world.setImage(NEXT);
		world.wait(600_000);
		expect(revisions(world)).toEqual([[1, GOOD, 4]]);
		expect(conditionOf(world.deployment(), 'Progressing')).toMatchObject({
			status: 'Unknown',
			reason: 'DeploymentPaused',
			message: 'Deployment is paused',
		});
		world.scale(6);
		world.wait(30_000);
		expect(revisions(world)).toEqual([[1, GOOD, 6]]);
		world.patch({ spec: { paused: false } });
		world.wait(90_000);
		expect(revisions(world)).toEqual([
			[1, GOOD, 0],
			[2, NEXT, 6],
		]);
		expect(world.factsOf('rollout.stalled')).toEqual([]);
		expect([world.factsOf('rollout.paused').length, world.factsOf('rollout.resumed').length]).toEqual([1, 1]);
	});

	it('in the middle of a rollout stands still where it is', () => {
		const world = lab();
		world.setImage(NEXT);
		world.wait(1_000);
		world.patch({ spec: { paused: true } });
		world.wait(120_000);
		expect(revisions(world).map(([, , replicas]) => replicas)).toEqual([3, 2]);
	});
});

describe('Recreate (D12)', () => {
	it('starts no new pod before every old one is gone', () => {
		const world = new Lab(
			planOf([deploymentOf({ strategy: { type: 'Recreate' } })], { workloads: [modelOf(GOOD, { shutdownMs: 8_000 }), modelOf(NEXT)] }),
		);
		world.setImage(NEXT);
		for (let step = 0; step < 300; step++) {
			world.wait(100);
			// A pod whose containers have ended may still be there for a moment: it runs nothing.
			const running = (image: string) =>
				world.pods(image).filter(({ status }) => status.phase === 'Running' || status.phase === 'Pending').length;
			const [old, next] = [running(GOOD), running(NEXT)];
			expect(old === 0 || next === 0).toBe(true);
		}
		world.wait(60_000);
		const exits = world.factsOf('container.exited').map(({ at }) => at);
		const created = world.factsOf('pod.created').map(({ at }) => at);
		expect(Math.min(...created)).toBeGreaterThan(Math.max(...exits));
		expect(counts(world.deployment())).toEqual([4, 4, 4, 4, 0]);
	});
});

describe('deleting a deployment', () => {
	it('takes its replica sets and pods with it, the pods gracefully', () => {
		const world = lab();
		world.ask('DELETE', '/apis/apps/v1/namespaces/shop/deployments/checkout');
		world.wait(100);
		expect(world.list('replicasets')).toEqual([]);
		expect(world.pods().every(({ metadata }) => metadata.deletionTimestamp)).toBe(true);
		world.wait(10_000);
		expect(world.pods()).toEqual([]);
		expect(world.world.queue.list().filter(({ kind }) => kind !== 'events.sweep')).toEqual([]);
	});
});
