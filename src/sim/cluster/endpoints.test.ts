import { describe, expect, it } from 'vitest';
import { containerOf, deploymentOf, GOOD, Lab, MISSING, modelOf, planOf, SERVICE } from '../test-lab.ts';
import type { EndpointSlice, Endpoints } from './index.ts';

const endpointsOf = (lab: Lab) => lab.get<Endpoints>('endpoints').subsets ?? [];
const slicesOf = (lab: Lab) => lab.list<EndpointSlice>('endpointslices').filter(({ metadata }) => metadata.namespace === 'shop');
const world = (change = {}) => new Lab(planOf([deploymentOf(change), SERVICE]));

describe('the endpoints of a service', () => {
	it('are the ready pods that its selector matches, at the port they name (E1, E3)', () => {
		const lab = world();
		const [subset] = endpointsOf(lab);
		expect(subset?.ports).toEqual([{ name: 'web', port: 8080, protocol: 'TCP' }]);
		expect(subset?.addresses?.map(({ ip }) => ip).toSorted()).toEqual(
			lab
				.pods()
				.map(({ status }) => status.podIP)
				.toSorted(),
		);
		expect(subset?.addresses?.[0]?.targetRef).toMatchObject({ kind: 'Pod', namespace: 'shop' });
	});

	it('keep pods that are not ready apart (E1)', () => {
		const lab = world();
		lab.setImage(MISSING);
		lab.wait(20_000);
		const [subset] = endpointsOf(lab);
		expect([subset?.addresses?.length, subset?.notReadyAddresses?.length]).toEqual([3, 2]);
		expect(lab.factsOf('endpoints.changed').map(({ ready }) => ready)).toEqual([3]);
	});

	it('leave out pods that are being deleted, while slices say so (E1, E2)', () => {
		const lab = new Lab(planOf([deploymentOf(), SERVICE], { workloads: [modelOf(GOOD, { shutdownMs: 20_000 })] }));
		lab.scale(3);
		lab.wait(1_000);
		expect(endpointsOf(lab)[0]?.addresses).toHaveLength(3);
		const going = slicesOf(lab)[0]?.endpoints?.filter(({ conditions }) => conditions.terminating);
		expect(going).toMatchObject([{ conditions: { ready: false, serving: true, terminating: true } }]);
		lab.wait(30_000);
		expect(slicesOf(lab)[0]?.endpoints).toHaveLength(3);
	});

	it('are empty when the selector matches nothing', () => {
		const lab = world();
		lab.patch({ spec: { selector: { app: 'chekcout' } } }, 'checkout', 'api/v1/namespaces/shop/services');
		lab.wait(1_000);
		expect(endpointsOf(lab)).toEqual([]);
		expect(slicesOf(lab)).toMatchObject([{ endpoints: null, ports: null }]);
		expect(lab.factsOf('endpoints.changed').at(-1)?.ready).toBe(0);
	});

	it('leave out a pod that has no port of that name (E3)', () => {
		const lab = world();
		lab.patch({ spec: { ports: [{ port: 80, name: 'web', targetPort: 'metrics' }] } }, 'checkout', 'api/v1/namespaces/shop/services');
		lab.wait(1_000);
		expect(endpointsOf(lab)).toEqual([]);
	});

	it('are cut into slices of a hundred (E2)', () => {
		const small = { containers: [containerOf({ resources: {} })] };
		const lab = new Lab(planOf([deploymentOf({ replicas: 230 }, small), SERVICE]));
		expect(slicesOf(lab).map(({ endpoints }) => endpoints?.length)).toEqual([100, 100, 30]);
		expect(new Set(slicesOf(lab).flatMap(({ endpoints }) => endpoints?.map(({ addresses }) => addresses[0]))).size).toBe(230);
	});

	it('go with their service', () => {
		const lab = world();
		lab.ask('DELETE', '/api/v1/namespaces/shop/services/checkout');
		lab.wait(1_000);
		expect(slicesOf(lab)).toEqual([]);
		expect(lab.list('endpoints').filter(({ metadata }) => metadata.namespace === 'shop')).toEqual([]);
	});
});
