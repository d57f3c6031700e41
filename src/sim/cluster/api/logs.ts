/**
 * The log subresource of pods.
 * Source: pkg/registry/core/pod/strategy.go LogLocation, pkg/kubelet/kubelet_pods.go validateContainerLogStatus,
 * pkg/kubelet/kuberuntime/logs/logs.go (order of since, tail and limit).
 */
import type { Ms, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { parseRfc3339, rfc3339Milli } from '../../kernel/index.ts';
import { containerLog, type LogLine } from '../../traffic/index.ts';
import type { KubeObject } from '../object.ts';
import { at, list, text } from './json.ts';
import { wholeNumber } from './number.ts';
import { badRequest } from './status.ts';

/** Which log is meant: a container of a pod, and whether its instance before the present one. */
export interface LogSource {
	readonly container: string;
	readonly previous: boolean;
}

type Query = Readonly<Record<string, string>>;

/** Resolves the container and refuses as the API server and the kubelet do. Null: the pod is on no node yet, so there is nothing to say. */
export function logSource(pod: KubeObject, query: Query): LogSource | null {
	checkOptions(query);
	const container = containerOf(pod, query.container ?? '');
	if (text(pod, 'spec', 'nodeName') === '') return null;
	const previous = query.previous === 'true';
	checkState(pod, container, previous);
	return { container, previous };
}

function names(pod: KubeObject, key: string): string[] {
	return list(pod, 'spec', key).map((container) => text(container, 'name'));
}

function containerOf(pod: KubeObject, asked: string): string {
	const apps = names(pod, 'containers');
	const init = names(pod, 'initContainers');
	const { name } = pod.metadata;
	if (asked !== '') {
		if ([...apps, ...init, ...names(pod, 'ephemeralContainers')].includes(asked)) return asked;
		throw badRequest(`container ${asked} is not valid for pod ${name}`);
	}
	if (apps.length === 1) return apps[0] ?? '';
	const orInit = init.length > 0 ? ` or one of the init containers: [${init.join(' ')}]` : '';
	throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${apps.join(' ')}]${orInit}`);
}

function checkState(pod: KubeObject, container: string, previous: boolean): void {
	const statuses = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'].flatMap((key) => list(pod, 'status', key));
	const status = statuses.find((entry) => text(entry, 'name') === container);
	const where = `container "${container}" in pod "${pod.metadata.name}"`;
	if (!status) throw badRequest(`${where} is not available`);
	const last = at(status, 'lastState', 'terminated');
	const lastId = text(last, 'containerID');
	if (previous) {
		if (lastId === '') throw badRequest(`previous terminated ${where} not found`);
		return;
	}
	if (at(status, 'state', 'running')) return;
	const terminated = at(status, 'state', 'terminated');
	if (terminated || last) {
		if (text(terminated, 'containerID') === '' && lastId === '') throw badRequest(`${where} is terminated`);
		return;
	}
	const reason = text(status, 'state', 'waiting', 'reason');
	if (!at(status, 'state', 'waiting')) throw badRequest(`${where} is waiting to start - no logs yet`);
	if (reason === 'ErrImagePull') throw badRequest(`${where} is waiting to start: image can't be pulled`);
	if (reason === 'ImagePullBackOff') throw badRequest(`${where} is waiting to start: trying and failing to pull image`);
	throw badRequest(`${where} is waiting to start: ${reason}`);
}

/** Source: pkg/apis/core/validation ValidatePodLogOptions. */
function checkOptions(query: Query): void {
	for (const key of ['tailLines', 'limitBytes', 'sinceSeconds']) if (query[key] !== undefined) wholeNumber(query[key]);
	if (query.sinceTime !== undefined && parseRfc3339(query.sinceTime) === undefined) {
		const layout = '2006-01-02T15:04:05Z07:00';
		throw badRequest(`parsing time "${query.sinceTime}" as "${layout}": cannot parse "${query.sinceTime}" as "2006"`);
	}
	const refuse = (field: string, value: number, why: string): never => {
		throw badRequest(`PodLogOptions.core "" is invalid: ${field}: Invalid value: ${value}: ${why}`);
	};
	if (query.tailLines !== undefined && Number(query.tailLines) < 0)
		refuse('tailLines', Number(query.tailLines), 'must be greater than or equal to 0');
	if (query.limitBytes !== undefined && Number(query.limitBytes) < 1)
		refuse('limitBytes', Number(query.limitBytes), 'must be greater than 0');
	if (query.sinceSeconds !== undefined && Number(query.sinceSeconds) < 1)
		refuse('sinceSeconds', Number(query.sinceSeconds), 'must be greater than 0');
}

/** Answers `GET …/pods/x/log`. Throws BadRequest in upstream's words. */
export function readLog(draft: WorldDraft, pod: KubeObject, query: Query): Response {
	const source = logSource(pod, query);
	if (!source) return { status: 200, body: '' };
	const { container, previous } = source;
	const from = since(query, draft.epochMs + draft.now) - draft.epochMs;
	// The last lines are counted first; those that are too old are left out of them afterwards.
	const tail = query.tailLines === undefined ? undefined : Number(query.tailLines);
	const lines = containerLog(draft, pod, container, { previous, ...(tail === undefined ? { fromMs: from } : { tail }) });
	return { status: 200, body: logText(lines, query, draft) };
}

/** The text that the options leave of a log. Lines are oldest first. */
export function logText(lines: readonly LogLine[], query: Query, { epochMs, now }: { readonly epochMs: number; readonly now: Ms }): string {
	const from = since(query, epochMs + now) - epochMs;
	const isStamped = query.timestamps === 'true';
	const written = lines
		.filter((line) => line.at >= from)
		.map((line) => `${isStamped ? `${instant(epochMs + line.at)} ` : ''}${line.text}\n`);
	const all = written.join('');
	return query.limitBytes === undefined ? all : firstBytes(all, Number(query.limitBytes));
}

/** Unix ms of the oldest line that is wanted. */
function since(query: Query, nowMs: number): number {
	if (query.sinceTime !== undefined) return parseRfc3339(query.sinceTime) ?? Number.NEGATIVE_INFINITY;
	return query.sinceSeconds === undefined ? Number.NEGATIVE_INFINITY : nowMs - Number(query.sinceSeconds) * 1000;
}

/** RFC3339Nano with the nine digits that the container runtime writes. */
function instant(atMs: number): string {
	return `${rfc3339Milli(atMs).slice(0, -1)}000000Z`;
}

/** At most this many bytes of UTF-8; a character is never cut in two. */
function firstBytes(value: string, limit: number): string {
	let bytes = 0;
	let end = 0;
	for (const character of value) {
		const point = character.codePointAt(0) ?? 0;
		bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		if (bytes > limit) break;
		end += character.length;
	}
	return value.slice(0, end);
}
