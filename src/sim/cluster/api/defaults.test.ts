import { describe, expect, it } from 'vitest';
import { admitPod, allocateService, qosClass } from './admission.ts';
import { withDefaults } from './defaults.ts';

const podWith = (container: object, spec: object = {}) => ({
	metadata: { name: 'p' },
	spec: { ...spec, containers: [{ name: 'a', image: 'a:1', ...container }] },
});

describe('defaults', () => {
	it.each([
		['web', 'Always'],
		['web:latest', 'Always'],
		['registry.example.com:5000/web', 'Always'],
		['registry.example.com:5000/web:1.2', 'IfNotPresent'],
		[`web@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
	])('pull %s by the policy %s', (image, policy) => {
		const pod = withDefaults('pods', podWith({ image }));
		expect(pod.spec.containers[0]).toMatchObject({ imagePullPolicy: policy });
	});

	it('fill probes, references, volumes and requests', () => {
		const container = {
			env: [{ name: 'N', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
			livenessProbe: { httpGet: { port: 80 } },
			resources: { limits: { cpu: 1, memory: '1024Mi' }, requests: { cpu: '0.5' } },
		};
		const volumes = [{ name: 'c', configMap: { name: 'c' } }, { name: 's', secret: { secretName: 's' } }, { name: 'e' }];
		expect(withDefaults('pods', podWith(container, { volumes })).spec).toMatchObject({
			containers: [
				{
					env: [{ valueFrom: { fieldRef: { apiVersion: 'v1' } } }],
					livenessProbe: {
						httpGet: { path: '/', scheme: 'HTTP' },
						timeoutSeconds: 1,
						periodSeconds: 10,
						successThreshold: 1,
						failureThreshold: 3,
					},
					resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m', memory: '1Gi' } },
				},
			],
			volumes: [{ configMap: { defaultMode: 420 } }, { secret: { defaultMode: 420 } }, { name: 'e', emptyDir: {} }],
		});
	});

	it('leave a Recreate strategy without the numbers of a rolling one', () => {
		const deployment = withDefaults('deployments', { spec: { strategy: { type: 'Recreate' }, template: { spec: {} } } });
		expect(deployment.spec.strategy).toEqual({ type: 'Recreate' });
	});

	it('change nothing that is full already', () => {
		for (const [plural, object] of Object.entries({
			pods: podWith({}),
			deployments: { spec: { template: podWith({}) } },
			services: { spec: { ports: [{ port: 80 }] } },
			namespaces: { metadata: { name: 'n' } },
			secrets: { data: {} },
		})) {
			const once = withDefaults(plural, object as Record<string, unknown>);
			expect(withDefaults(plural, once)).toEqual(once);
		}
	});
});

describe('admission', () => {
	it('leaves tolerations and token alone when the pod brings its own', () => {
		const pod = podWith({}, { automountServiceAccountToken: false, tolerations: [{ operator: 'Exists' }], serviceAccountName: 'robot' });
		const { spec } = admitPod(pod, 'abcde') as { spec: Record<string, unknown> };
		expect(spec).toMatchObject({ tolerations: [{ operator: 'Exists' }], serviceAccountName: 'robot', serviceAccount: 'robot' });
		expect(spec).not.toHaveProperty('volumes');
	});

	it.each([
		['BestEffort', {}],
		['Burstable', { resources: { requests: { cpu: '100m' } } }],
		['Burstable', { resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '200m', memory: '1Gi' } } }],
		['Guaranteed', { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1000m', memory: '1024Mi' } } }],
	])('puts a pod into the class %s: %j', (expected, container) => {
		expect(qosClass(podWith(container).spec)).toBe(expected);
	});

	it('keeps an address that was asked for and gives free node ports', () => {
		const taken = { spec: { clusterIP: '10.96.1.1', ports: [{ nodePort: 30_257 }] } };
		const asked = allocateService({ spec: { type: 'ClusterIP', clusterIP: 'None' } }, [taken], 257);
		expect(asked.spec).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] });
		const given = allocateService({ spec: { type: 'NodePort', ports: [{ port: 80 }] } }, [taken], 257);
		expect(given.spec).toMatchObject({ clusterIP: '10.96.1.2', ports: [{ nodePort: 30_258 }] });
	});
});
