import { describe, expect, it } from 'vitest';
import { CELLS } from './cells.ts';
import { podCells } from './pod.ts';

const NOW = Date.parse('2026-11-13T14:05:00Z');
const meta = { name: 'x', creationTimestamp: '2026-11-13T14:00:00Z' };

function pod(status: object, spec: object = {}, metadata: object = {}) {
	const containers = [{ name: 'a' }, { name: 'b' }].slice(0, 'two' in spec ? 2 : 1);
	return { metadata: { ...meta, ...metadata }, spec: { containers, nodeName: 'w1', ...spec }, status };
}

const running = (ready: boolean) => ({ name: 'a', ready, restartCount: 0, state: { running: { startedAt: '2026-11-13T14:00:05Z' } } });
const waiting = (reason: string) => ({ name: 'a', ready: false, restartCount: 0, state: { waiting: { reason } } });
const ended = (exitCode: number, reason = '') => ({
	name: 'a',
	ready: false,
	restartCount: 0,
	state: { terminated: { exitCode, reason } },
});

describe('a pod', () => {
	it.each([
		['a running pod', pod({ phase: 'Running', containerStatuses: [running(true)] }), ['1/1', 'Running']],
		['a pod without status', pod({ phase: 'Pending' }), ['0/1', 'Pending']],
		[
			'an image that does not come',
			pod({ phase: 'Pending', containerStatuses: [waiting('ImagePullBackOff')] }),
			['0/1', 'ImagePullBackOff'],
		],
		['an evicted pod', pod({ phase: 'Failed', reason: 'Evicted' }), ['0/1', 'Evicted']],
		['an end without a reason', pod({ phase: 'Failed', containerStatuses: [ended(3)] }), ['0/1', 'ExitCode:3']],
		['an end with a reason', pod({ phase: 'Succeeded', containerStatuses: [ended(0, 'Completed')] }), ['0/1', 'Completed']],
		[
			'one container that ended beside one that runs',
			pod({ phase: 'Running', containerStatuses: [running(true), ended(0, 'Completed')] }, { two: true }),
			['1/2', 'NotReady'],
		],
		[
			'a pod that is being deleted',
			pod({ phase: 'Running', containerStatuses: [running(true)] }, {}, { deletionTimestamp: '2026-11-13T14:05:30Z' }),
			['1/1', 'Terminating'],
		],
		[
			'an init container that waits',
			pod({ phase: 'Pending', initContainerStatuses: [waiting('CrashLoopBackOff')] }, { initContainers: [{ name: 'a' }] }),
			['0/1', 'Init:CrashLoopBackOff'],
		],
		[
			'an init container that runs',
			pod({ phase: 'Pending', initContainerStatuses: [running(false)] }, { initContainers: [{ name: 'a' }, { name: 'z' }] }),
			['0/1', 'Init:0/2'],
		],
	])('shows %s', (_what, object, expected) => {
		expect(podCells(object, NOW).slice(1, 3)).toEqual(expected);
	});

	it('counts restarts and says when the last was', () => {
		const status = { ...waiting('CrashLoopBackOff'), restartCount: 6, lastState: { terminated: { finishedAt: '2026-11-13T14:03:25Z' } } };
		expect(podCells(pod({ phase: 'Running', podIPs: [{ ip: '10.244.1.7' }], containerStatuses: [status] }), NOW)).toEqual([
			'x',
			'0/1',
			'CrashLoopBackOff',
			'6 (95s ago)',
			'5m',
			'10.244.1.7',
			'w1',
			'<none>',
			'<none>',
		]);
	});
});

it.each([
	[
		'services',
		{ spec: { type: 'ClusterIP', clusterIPs: ['10.96.0.7'], ports: [{ port: 80, protocol: 'TCP' }] } },
		['ClusterIP', '10.96.0.7', '<none>', '80/TCP', '5m', '<none>'],
	],
	[
		'services',
		{
			spec: {
				type: 'LoadBalancer',
				clusterIPs: ['10.96.0.7'],
				ports: [{ port: 80, nodePort: 30080, protocol: 'TCP' }],
				selector: { app: 'x' },
			},
		},
		['LoadBalancer', '10.96.0.7', '<pending>', '80:30080/TCP', '5m', 'app=x'],
	],
	['services', { spec: { type: 'ClusterIP', clusterIPs: ['None'] } }, ['ClusterIP', 'None', '<none>', '<none>', '5m', '<none>']],
	['endpoints', {}, ['<none>', '5m']],
	[
		'endpoints',
		{ subsets: [{ addresses: ['1', '2', '3', '4'].map((last) => ({ ip: `10.0.0.${last}` })), ports: [{ port: 80 }] }] },
		['10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 1 more...', '5m'],
	],
	[
		'endpointslices',
		{ addressType: 'IPv4', ports: [{ name: 'http', port: 8080 }], endpoints: [{ addresses: ['10.0.0.1'] }] },
		['IPv4', '8080', '10.0.0.1', '5m'],
	],
	['configmaps', { data: { a: '1', b: '2' } }, [2, '5m']],
	['secrets', { type: 'Opaque', data: { a: 'MQ==' } }, ['Opaque', 1, '5m']],
	['namespaces', { status: { phase: 'Active' } }, ['Active', '5m']],
])('shows the cells of %s', (plural, object, expected) => {
	expect(CELLS[plural]?.({ metadata: meta, ...object }, NOW).slice(1)).toEqual(expected);
});

it('shows an event by its last and first sight', () => {
	const event = {
		metadata: meta,
		firstTimestamp: '2026-11-13T13:55:00Z',
		lastTimestamp: '2026-11-13T14:04:00Z',
		count: 7,
		type: 'Warning',
		reason: 'BackOff',
		message: ' Back-off \n',
		involvedObject: { kind: 'Pod', name: 'p', fieldPath: 'spec.containers{a}' },
		source: { component: 'kubelet', host: 'worker-1' },
	};
	expect(CELLS.events?.(event, NOW)).toEqual([
		'60s',
		'Warning',
		'BackOff',
		'pod/p',
		'spec.containers{a}',
		'kubelet, worker-1',
		'Back-off',
		'10m',
		7,
		'x',
	]);
});
