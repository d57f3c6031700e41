import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../object.ts';
import { logSource, logText } from './logs.ts';

function pod(status: object, names: readonly string[] = ['checkout']): KubeObject {
	const containers = names.map((name) => ({ name }));
	return {
		metadata: { name: 'x' },
		spec: { nodeName: 'worker-1', containers },
		status: { containerStatuses: [{ name: 'checkout', ...status }] },
	} as unknown as KubeObject;
}

const running = { state: { running: {} }, containerID: 'containerd://1' };
const crashed = { state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { containerID: 'containerd://0' } } };

describe('which log is meant', () => {
	it.each([
		['ImagePullBackOff', 'container "checkout" in pod "x" is waiting to start: trying and failing to pull image'],
		['ErrImagePull', `container "checkout" in pod "x" is waiting to start: image can't be pulled`],
		['ContainerCreating', 'container "checkout" in pod "x" is waiting to start: ContainerCreating'],
	])('refuses a container that waits because of %s', (reason, message) => {
		expect(() => logSource(pod({ state: { waiting: { reason } } }), {})).toThrow(message);
	});

	it('gives the last log of a container that waits to be restarted', () => {
		expect(logSource(pod(crashed), {})).toEqual({ container: 'checkout', previous: false });
		expect(logSource(pod(crashed), { previous: 'true' })).toEqual({ container: 'checkout', previous: true });
	});

	it('refuses a previous log that never was, unknown containers, and a choice not made', () => {
		expect(() => logSource(pod(running), { previous: 'true' })).toThrow('previous terminated container "checkout" in pod "x" not found');
		expect(() => logSource(pod(running), { container: 'web' })).toThrow('container web is not valid for pod x');
		expect(() => logSource(pod(running, ['checkout', 'side']), {})).toThrow(
			'a container name must be specified for pod x, choose one of: [checkout side]',
		);
	});

	it('has nothing to say of a pod that is on no node', () => {
		const waiting = pod(running);
		expect(logSource({ ...waiting, spec: { containers: [{ name: 'checkout' }] } }, {})).toBeNull();
	});
});

describe('what the options leave', () => {
	const epochMs = Date.parse('2026-11-13T14:05:00Z');
	const lines = [0, 10_000, 20_123].map((at, index) => ({ at, text: `line ${index}` }));
	const text = (query: Record<string, string>) => logText(lines, query, { epochMs, now: 25_000 });

	it.each([
		[{}, 'line 0\nline 1\nline 2\n'],
		[{ sinceSeconds: '16' }, 'line 1\nline 2\n'],
		[{ sinceTime: '2026-11-13T14:05:20Z' }, 'line 2\n'],
		[{ limitBytes: '9' }, 'line 0\nli'],
		[{ sinceSeconds: '5', timestamps: 'true' }, '2026-11-13T14:05:20.123000000Z line 2\n'],
	])('%j', (query, expected) => {
		expect(text(query as Record<string, string>)).toBe(expected);
	});
});
