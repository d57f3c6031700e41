/**
 * Probes. A healthy pod's probes are not played one by one: only those that fail, or that change something, are put on the queue.
 * Source: pkg/kubelet/prober/worker.go, prober.go.
 */
import type { Ms } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import type { WorkloadModel } from '../../plan.ts';
import { modelOf } from '../../traffic/index.ts';
import type { Run } from '../memory.ts';
import { letThroughAt } from '../recorder.ts';
import type { Container, Pod, Probe } from '../types.ts';
import { containerKey, containerOf, type Known, known, startOrder, update } from './pods.ts';
import { writeStatus } from './status.ts';
import { stopContainer } from './stop.ts';
import { tell } from './tell.ts';

type Kind = 'startup' | 'readiness' | 'liveness';
const TITLE: Readonly<Record<Kind, string>> = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' };

function probeOf(container: Container, kind: Kind): Probe | undefined {
	return { startup: container.startupProbe, readiness: container.readinessProbe, liveness: container.livenessProbe }[kind];
}

const periodOf = (probe: Probe): Ms => (probe.periodSeconds ?? 10) * 1000;

/** Probes of a pod tick from the moment its kubelet first saw it. The first tick at or after `at`. */
function tickFrom(origin: Ms, probe: Probe, at: Ms): Ms {
	const period = periodOf(probe);
	return origin + Math.max(0, Math.ceil((at - origin) / period)) * period;
}

/** Instants at which a process begins or ceases to answer. */
function turns(model: WorkloadModel, run: Run): readonly Ms[] {
	const after = [run.startupMs, model.hang?.afterMs, model.unready?.fromMs, model.unready?.untilMs];
	return after.filter((ms) => ms !== undefined).map((ms) => run.startedAt + ms);
}

type Answer = 'ok' | 'refused' | 'silent' | number;

/** What the process answers to a probe at this time: fine, no connection, nothing at all, or a status code. */
function answerAt(model: WorkloadModel, run: Run, kind: Kind, at: Ms): Answer {
	const age = at - run.startedAt;
	if (age < run.startupMs) return 'refused';
	if (model.hang && age >= model.hang.afterMs) return 'silent';
	const { unready } = model;
	if (kind === 'readiness' && unready && age >= unready.fromMs && (unready.untilMs === undefined || age < unready.untilMs))
		return unready.statusCode;
	return 'ok';
}

const portOf = (probe: Probe): number | string | undefined => probe.httpGet?.port ?? probe.tcpSocket?.port;

/** The number behind a port; undefined for a name that the container does not have. Source: pkg/probe/util.go ResolveContainerPort. */
function portNumber(container: Container, port: number | string): number | undefined {
	if (typeof port === 'number') return port;
	const named = container.ports?.find(({ name }) => name === port)?.containerPort;
	return named ?? (/^\d+$/.test(port) ? Number(port) : undefined);
}

/** The kubelet's words for a failed probe. Source: pkg/probe/{http,tcp,exec,grpc}. */
function failureText(pod: Pod, container: Container, probe: Probe, answer: Answer): string {
	const ip = pod.status.podIP ?? '';
	const numberOf = (port: number | string): number => portNumber(container, port) ?? 0;
	if (probe.httpGet) {
		if (typeof answer === 'number') return `HTTP probe failed with statuscode: ${answer}`;
		const { scheme = 'HTTP', port, path = '/' } = probe.httpGet;
		const address = `${ip}:${numberOf(port)}`;
		const url = `${scheme.toLowerCase()}://${address}${path}`;
		if (answer === 'refused') return `Get "${url}": dial tcp ${address}: connect: connection refused`;
		return `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`;
	}
	if (probe.tcpSocket) {
		const address = `${ip}:${numberOf(probe.tcpSocket.port)}`;
		return answer === 'refused' ? `dial tcp ${address}: connect: connection refused` : `dial tcp ${address}: i/o timeout`;
	}
	if (probe.grpc) {
		if (typeof answer === 'number') return 'service unhealthy (responded with "NOT_SERVING")';
		return `timeout: failed to connect service "${ip}:${probe.grpc.port}" within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded`;
	}
	if (answer === 'silent')
		return `command timed out: "${(probe.exec?.command ?? []).join(' ')}" timed out after ${probe.timeoutSeconds ?? 1}s`;
	return '';
}

/** Puts the probes of a process that has just started on the queue. */
export function beginProbes(draft: WorldDraft, uid: string, name: string): void {
	const who = known(draft, uid);
	const container = who && startOrder(who.pod).find((candidate) => candidate.name === name);
	if (!who || !container) return;
	if (container.startupProbe) queue(draft, who, container, 'startup', draft.now);
	else for (const kind of ['readiness', 'liveness'] as const) queue(draft, who, container, kind, draft.now);
}

/** Queues the next tick, from `from` on, that fails or changes something. */
function queue(draft: WorldDraft, who: Known, container: Container, kind: Kind, from: Ms): void {
	const probe = probeOf(container, kind);
	const memory = containerOf(who.memory, container.name);
	const { run } = memory;
	if (!probe || !run) return;
	const model = modelOf(draft.plan, run.image);
	const origin = who.memory.addedAt;
	const begin = Math.max(from, run.startedAt + (probe.initialDelaySeconds ?? 0) * 1000);
	const isSettled =
		kind === 'liveness' ? memory.liveness.failures === 0 : kind === 'readiness' && memory.isReady && memory.readiness.failures === 0;
	let at: Ms | undefined = tickFrom(origin, probe, begin);
	const port = portOf(probe);
	const canAsk = port === undefined || portNumber(container, port) !== undefined;
	while (canAsk && isSettled && at !== undefined && answerAt(model, run, kind, at) === 'ok') {
		const tick: Ms = at;
		const later = turns(model, run).filter((turn) => turn > tick);
		at = later.length === 0 ? undefined : tickFrom(origin, probe, Math.min(...later));
	}
	if (at === undefined) return;
	draft.schedule(Math.max(at, draft.now), {
		room: 'cluster',
		kind: 'kubelet.probe',
		key: `${containerKey(who.uid, container.name)}/${kind}`,
	});
}

/** One probe. */
export function probe(draft: WorldDraft, key: string): void {
	const [uid = '', name = '', kindText] = key.split('/');
	const kind = kindText as Kind;
	const who = known(draft, uid);
	const container = who && startOrder(who.pod).find((candidate) => candidate.name === name);
	const asked = container && probeOf(container, kind);
	if (!who || !container || !asked) return;
	const { run } = containerOf(who.memory, name);
	if (!run || run.endedAt !== undefined) return;
	const port = portOf(asked);
	if (port !== undefined && portNumber(container, port) === undefined) {
		errored(draft, who, container, kind, asked, port);
		return;
	}
	const answer = answerAt(modelOf(draft.plan, run.image), run, kind, draft.now);
	if (answer === 'ok') succeeded(draft, who, container, kind, asked);
	else failed(draft, who, container, kind, asked, answer);
}

/** A probe that cannot even be made counts as no result: the container stays as it is, and never gets ready. Source: worker.go doProbe. */
function errored(draft: WorldDraft, who: Known, container: Container, kind: Kind, asked: Probe, port: number | string): void {
	const message = `${TITLE[kind]} probe errored and resulted in unknown state: strconv.Atoi: parsing "${port}": invalid syntax`;
	const event = { type: 'Warning', reason: 'Unhealthy', message } as const;
	tell(draft, who, container.name, event);
	const at = nextVisible(draft, who, container, asked, event);
	draft.schedule(Math.max(tickFrom(who.memory.addedAt, asked, at), draft.now + 1), {
		room: 'cluster',
		kind: 'kubelet.probe',
		key: `${containerKey(who.uid, container.name)}/${kind}`,
	});
}

function succeeded(draft: WorldDraft, who: Known, container: Container, kind: Kind, asked: Probe): void {
	const memory = containerOf(who.memory, container.name);
	const successes = memory[kind].successes + 1;
	update(draft, who.uid, container.name, { [kind]: { successes, failures: 0 } });
	const isEnough = successes >= (asked.successThreshold ?? 1);
	if (isEnough && kind === 'startup') {
		update(draft, who.uid, container.name, { isStarted: true, isReady: !container.readinessProbe });
		writeStatus(draft, who.uid);
		const now = known(draft, who.uid) as Known;
		if (container.readinessProbe) {
			// Success of the startup probe triggers the first readiness probe at once.
			draft.schedule(draft.now + 1, { room: 'cluster', kind: 'kubelet.probe', key: `${containerKey(who.uid, container.name)}/readiness` });
		}
		queue(draft, now, container, 'liveness', draft.now + 1);
		return;
	}
	if (isEnough && kind === 'readiness' && !memory.isReady) {
		update(draft, who.uid, container.name, { isReady: true });
		writeStatus(draft, who.uid);
	}
	queue(draft, known(draft, who.uid) as Known, container, kind, draft.now + 1);
}

function failed(draft: WorldDraft, who: Known, container: Container, kind: Kind, asked: Probe, answer: Answer): void {
	const memory = containerOf(who.memory, container.name);
	const failures = memory[kind].failures + 1;
	update(draft, who.uid, container.name, { [kind]: { successes: 0, failures } });
	const message = `${TITLE[kind]} probe failed: ${failureText(who.pod, container, asked, answer)}`;
	const event = { type: 'Warning', reason: 'Unhealthy', message } as const;
	tell(draft, who, container.name, event);
	const isOver = failures >= (asked.failureThreshold ?? 3);
	if (isOver && kind !== 'readiness') {
		tell(draft, who, container.name, {
			type: 'Normal',
			reason: 'Killing',
			message: `Container ${container.name} failed ${kind} probe, will be restarted`,
		});
		const grace = asked.terminationGracePeriodSeconds ?? who.pod.spec.terminationGracePeriodSeconds ?? 30;
		stopContainer(draft, who, container, grace * 1000);
		return;
	}
	if (isOver && memory.isReady) {
		update(draft, who.uid, container.name, { isReady: false });
		writeStatus(draft, who.uid);
	}
	const now = known(draft, who.uid) as Known;
	const isSettled = kind === 'readiness' && !containerOf(now.memory, container.name).isReady;
	queue(draft, now, container, kind, isSettled ? nextVisible(draft, now, container, asked, event) : draft.now + 1);
}

/**
 * While failures change nothing any more and the recorder holds their events back, ticks are counted and not played: the next one
 * worth playing is when an event would be let through or the answer turns.
 */
function nextVisible(draft: WorldDraft, who: Known, container: Container, asked: Probe, event: Parameters<typeof tell>[3]): Ms {
	const { run } = containerOf(who.memory, container.name);
	const token = letThroughAt(draft, { about: who.pod, component: 'kubelet', host: who.memory.node });
	if (!run || token <= draft.now) return draft.now + 1;
	const later = turns(modelOf(draft.plan, run.image), run).filter((turn) => turn > draft.now);
	const next = tickFrom(who.memory.addedAt, asked, Math.min(token, ...later));
	const skipped = Math.round((next - draft.now) / periodOf(asked)) - 1;
	if (skipped > 0) tell(draft, who, container.name, { ...event, times: skipped });
	return next;
}
