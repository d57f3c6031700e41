/** A pod's status as its kubelet writes it. Source: pkg/kubelet/kubelet_pods.go generateAPIPodStatus, status/generate.go. */
import type { Ms } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { rfc3339 } from '../../kernel/index.ts';
import { parseReference } from '../../registry/index.ts';
import { epochNow } from '../due.ts';
import type { ContainerMemory, Run } from '../memory.ts';
import type { Container, ContainerState, ContainerStatus, Node, Pod, PodCondition, PodStatus, Status } from '../types.ts';
import { containerOf, type Known, known } from './pods.ts';

/** Writes the status that follows from what the kubelet remembers; nothing when it is the same. */
export function writeStatus(draft: WorldDraft, uid: string, isEnded = false): void {
	const found = known(draft, uid);
	if (!found) return;
	draft.objects.replace('pods', { ...found.pod, status: statusOf(draft, found, isEnded) } as Pod);
}

function statusOf(draft: WorldDraft, { pod, memory }: Known, isEnded: boolean): PodStatus {
	const init = (pod.spec.initContainers ?? []).map((container) =>
		containerStatus(draft, pod, container, containerOf(memory, container.name), isEnded),
	);
	const main = pod.spec.containers.map((container) => containerStatus(draft, pod, container, containerOf(memory, container.name), isEnded));
	const phase = phaseOf(pod, init, main, isEnded);
	const node = draft.objects.get('nodes', '', memory.node) as Node | undefined;
	const hostIP = node?.status.addresses.find(({ type }) => type === 'InternalIP')?.address ?? '';
	return {
		...(pod.status.qosClass ? { qosClass: pod.status.qosClass } : {}),
		phase,
		observedGeneration: pod.metadata.generation ?? 1,
		conditions: conditions(draft, pod, { init, main, phase, hasSandbox: memory.sandbox === 'ready' && !isEnded }),
		hostIP,
		hostIPs: [{ ip: hostIP }],
		...(memory.ip ? { podIP: memory.ip, podIPs: [{ ip: memory.ip }] } : {}),
		startTime: pod.status.startTime ?? rfc3339(draft.epochMs + memory.addedAt),
		...(init.length > 0 ? { initContainerStatuses: init } : {}),
		containerStatuses: main,
	};
}

/** Source: getPhase. */
function phaseOf({ spec }: Pod, init: readonly ContainerStatus[], main: readonly ContainerStatus[], isEnded: boolean): PodStatus['phase'] {
	const hasFailedInit = init.some(({ state }) => state.terminated && state.terminated.exitCode !== 0) && spec.restartPolicy === 'Never';
	if (hasFailedInit) return 'Failed';
	if (!isEnded && init.some(({ state }) => state.terminated?.exitCode !== 0)) return 'Pending';
	const hasStopped = ({ state, lastState }: ContainerStatus): boolean =>
		Boolean(state.terminated ?? (state.waiting && lastState.terminated));
	const stopped = main.filter(hasStopped);
	const running = main.filter(({ state }) => state.running);
	if (main.length > stopped.length + running.length) return 'Pending';
	if (running.length > 0) return 'Running';
	const succeeded = main.filter(({ state }) => state.terminated?.exitCode === 0);
	if (isEnded) return succeeded.length === main.length ? 'Succeeded' : 'Failed';
	if (spec.restartPolicy === 'Always') return 'Running';
	if (succeeded.length === main.length) return 'Succeeded';
	return spec.restartPolicy === 'Never' ? 'Failed' : 'Running';
}

interface Parts {
	readonly init: readonly ContainerStatus[];
	readonly main: readonly ContainerStatus[];
	readonly phase: PodStatus['phase'];
	readonly hasSandbox: boolean;
}

/** In the kubelet's order; a condition whose status stays keeps its transition time. */
function conditions(draft: WorldDraft, pod: Pod, { init, main, phase, hasSandbox }: Parts): readonly PodCondition[] {
	const before = pod.status.conditions ?? [];
	const now = rfc3339(epochNow(draft));
	const make = (type: string, isTrue: boolean, why: { reason?: string; message?: string } = {}): PodCondition => {
		const status: Status = isTrue ? 'True' : 'False';
		const old = before.find((condition) => condition.type === type);
		const lastTransitionTime = old && old.status === status ? old.lastTransitionTime : now;
		return {
			lastProbeTime: null,
			lastTransitionTime,
			observedGeneration: pod.metadata.generation ?? 1,
			...(isTrue ? {} : why),
			status,
			type,
		};
	};
	const names = (statuses: readonly ContainerStatus[]): string => statuses.map(({ name }) => name).join(' ');
	const incomplete = init.filter(({ state }) => state.terminated?.exitCode !== 0);
	const notReady = main.filter(({ ready }) => !ready);
	const unready =
		phase === 'Succeeded'
			? { reason: 'PodCompleted' }
			: phase === 'Failed'
				? { reason: 'PodFailed' }
				: { reason: 'ContainersNotReady', message: `containers with unready status: [${names(notReady)}]` };
	const isReady = notReady.length === 0 && phase !== 'Succeeded' && phase !== 'Failed';
	return [
		make('PodReadyToStartContainers', hasSandbox),
		make('Initialized', incomplete.length === 0, {
			reason: 'ContainersNotInitialized',
			message: `containers with incomplete status: [${names(incomplete)}]`,
		}),
		make('Ready', isReady, unready),
		make('ContainersReady', isReady, unready),
		before.find((condition) => condition.type === 'PodScheduled') ?? make('PodScheduled', true),
		...before.filter(({ type }) => !KUBELETS.has(type)),
	];
}

const KUBELETS = new Set(['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']);

function containerStatus(draft: WorldDraft, pod: Pod, container: Container, memory: ContainerMemory, isEnded: boolean): ContainerStatus {
	const { run } = memory;
	const isRunning = run !== undefined && run.endedAt === undefined;
	const { state, lastState } = states(draft, pod, memory, isEnded);
	const reference = run && parseReference(run.image);
	const resources = container.resources ?? {};
	const mounts = (container.volumeMounts ?? []).map(({ name, mountPath, readOnly }) => ({
		mountPath,
		name,
		...(readOnly ? { readOnly, recursiveReadOnly: 'Disabled' } : {}),
	}));
	return {
		...(resources.requests ? { allocatedResources: resources.requests } : {}),
		...(run ? { containerID: run.id } : {}),
		image: reference ? reference.full : container.image,
		imageID: run && reference ? `${reference.repository}@${run.digest}` : '',
		lastState,
		name: container.name,
		ready: state.running ? memory.isReady : isInitDone(pod, container.name, state),
		...(run ? { resources } : {}),
		restartCount: run?.attempt ?? 0,
		started: isRunning && memory.isStarted,
		state,
		...(isRunning ? { user: { linux: { gid: 0, supplementalGroups: [0], uid: 0 } } } : {}),
		...(mounts.length > 0 ? { volumeMounts: mounts } : {}),
	};
}

/** An init container that has done its work counts as ready. */
function isInitDone({ spec }: Pod, name: string, { terminated }: ContainerState): boolean {
	return terminated?.exitCode === 0 && (spec.initContainers ?? []).some((container) => container.name === name);
}

function states(draft: WorldDraft, pod: Pod, { run, previous, shown }: ContainerMemory, isEnded: boolean) {
	const at = (ms: Ms): string => rfc3339(draft.epochMs + ms);
	const terminated = (ended: Run): ContainerState => ({
		terminated: {
			containerID: ended.id,
			exitCode: ended.exitCode ?? 0,
			finishedAt: at(ended.endedAt ?? ended.startedAt),
			reason: ended.reason ?? 'Completed',
			startedAt: at(ended.startedAt),
		},
	});
	const last: ContainerState = previous ? terminated(previous) : {};
	if (run && run.endedAt === undefined) return { state: { running: { startedAt: at(run.startedAt) } } as ContainerState, lastState: last };
	if (run && (!shown || isEnded)) return { state: terminated(run), lastState: last };
	if (isEnded) return { state: NEVER_STARTED, lastState: last };
	const hasInit = (pod.spec.initContainers ?? []).length > 0;
	const waiting = shown ?? { reason: hasInit ? 'PodInitializing' : 'ContainerCreating' };
	return { state: { waiting } as ContainerState, lastState: run ? terminated(run) : last };
}

/** Source: kubelet convertStatusToAPIStatus for a container that was not there when its pod ended. */
const NEVER_STARTED: ContainerState = {
	terminated: {
		exitCode: 137,
		finishedAt: null as unknown as string,
		message: 'The container could not be located when the pod was terminated',
		reason: 'ContainerStatusUnknown',
		startedAt: null as unknown as string,
	},
};
