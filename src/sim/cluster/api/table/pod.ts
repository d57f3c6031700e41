/** Cells of a pod. Source: pkg/printers/internalversion/printers.go printPod (1.35). */
import { since } from '../age.ts';
import { at, type Fields, fields, integer, list, text } from '../json.ts';

interface Tally {
	reason: string;
	ready: number;
	restarts: number;
	/** RFC 3339 instant at which the container that ended last ended; empty when none did. */
	lastRestart: string;
}

export function podCells(pod: Fields, nowMs: number): readonly unknown[] {
	const initial = initialReason(pod);
	const init = initContainers(pod, initial);
	const isPastInit = !init.isInitializing || hasCondition(pod, 'Initialized', 'True');
	const shown = isPastInit ? appContainers(pod, init.tally.reason, init.sidecars) : init.tally;
	const total = list(pod, 'spec', 'containers').length + list(pod, 'spec', 'initContainers').filter(isSidecar).length;
	return [
		text(pod, 'metadata', 'name'),
		`${shown.ready}/${total}`,
		lastWord(pod, shown.reason),
		shown.restarts !== 0 && shown.lastRestart !== ''
			? `${shown.restarts} (${since(shown.lastRestart, nowMs)} ago)`
			: String(shown.restarts),
		since(at(pod, 'metadata', 'creationTimestamp'), nowMs),
		text(list(pod, 'status', 'podIPs')[0], 'ip') || '<none>',
		text(pod, 'spec', 'nodeName') || '<none>',
		text(pod, 'status', 'nominatedNodeName') || '<none>',
		readinessGates(pod),
	];
}

/** `status.reason`, else the phase; a gated pod says so. */
function initialReason(pod: Fields): string {
	const gated = list(pod, 'status', 'conditions').some(
		(c) => text(c, 'type') === 'PodScheduled' && text(c, 'reason') === 'SchedulingGated',
	);
	return gated ? 'SchedulingGated' : text(pod, 'status', 'reason') || text(pod, 'status', 'phase');
}

const isSidecar = (container: unknown): boolean => text(container, 'restartPolicy') === 'Always';

function hasCondition(pod: Fields, type: string, status: string): boolean {
	return list(pod, 'status', 'conditions').some((c) => text(c, 'type') === type && text(c, 'status') === status);
}

function later(a: string, status: unknown): string {
	const ended = text(status, 'lastState', 'terminated', 'finishedAt');
	return ended > a ? ended : a;
}

function initContainers(
	pod: Fields,
	reason: string,
): { readonly tally: Tally; readonly sidecars: Tally; readonly isInitializing: boolean } {
	const specs = list(pod, 'spec', 'initContainers');
	const tally: Tally = { reason, ready: 0, restarts: 0, lastRestart: '' };
	const sidecars: Tally = { reason, ready: 0, restarts: 0, lastRestart: '' };
	for (const [index, status] of list(pod, 'status', 'initContainerStatuses').entries()) {
		const isRestartable = specs.some((spec) => text(spec, 'name') === text(status, 'name') && isSidecar(spec));
		for (const counted of isRestartable ? [tally, sidecars] : [tally]) {
			counted.restarts += integer(status, 'restartCount');
			counted.lastRestart = later(counted.lastRestart, status);
		}
		const terminated = at(status, 'state', 'terminated');
		if (terminated && integer(terminated, 'exitCode') === 0) continue;
		if (isRestartable && at(status, 'started') === true) {
			if (at(status, 'ready') === true) {
				tally.ready++;
				sidecars.ready++;
			}
			continue;
		}
		const waiting = text(status, 'state', 'waiting', 'reason');
		if (terminated) tally.reason = `Init:${endReason(terminated)}`;
		else if (waiting !== '' && waiting !== 'PodInitializing') tally.reason = `Init:${waiting}`;
		else tally.reason = `Init:${index}/${specs.length}`;
		return { tally, sidecars, isInitializing: true };
	}
	return { tally, sidecars, isInitializing: false };
}

function endReason(terminated: unknown): string {
	if (text(terminated, 'reason') !== '') return text(terminated, 'reason');
	const signal = integer(terminated, 'signal');
	return signal !== 0 ? `Signal:${signal}` : `ExitCode:${integer(terminated, 'exitCode')}`;
}

/** The last matching container of the list wins, so upstream goes through it from the end. */
function appContainers(pod: Fields, before: string, sidecars: Tally): Tally {
	const tally: Tally = { ...sidecars, reason: before };
	let hasRunning = false;
	for (const status of list(pod, 'status', 'containerStatuses').toReversed()) {
		tally.restarts += integer(status, 'restartCount');
		tally.lastRestart = later(tally.lastRestart, status);
		const waiting = text(status, 'state', 'waiting', 'reason');
		const terminated = at(status, 'state', 'terminated');
		if (waiting !== '') tally.reason = waiting;
		else if (terminated) tally.reason = endReason(terminated);
		else if (at(status, 'ready') === true && at(status, 'state', 'running')) {
			hasRunning = true;
			tally.ready++;
		}
	}
	if (tally.reason === 'Completed' && hasRunning) tally.reason = hasCondition(pod, 'Ready', 'True') ? 'Running' : 'NotReady';
	return tally;
}

function lastWord(pod: Fields, reason: string): string {
	if (!at(pod, 'metadata', 'deletionTimestamp')) return reason;
	if (text(pod, 'status', 'reason') === 'NodeLost') return 'Unknown';
	return ['Succeeded', 'Failed'].includes(text(pod, 'status', 'phase')) ? reason : 'Terminating';
}

function readinessGates(pod: Fields): string {
	const gates = list(pod, 'spec', 'readinessGates');
	if (gates.length === 0) return '<none>';
	const met = gates.filter((gate) => hasCondition(fields(pod), text(gate, 'conditionType'), 'True'));
	return `${met.length}/${gates.length}`;
}

/** Row conditions of a pod that has ended. Source: printers.go podSuccessConditions and podFailedConditions. */
export function podRowConditions(pod: Fields): readonly Fields[] | undefined {
	const phase = text(pod, 'status', 'phase');
	if (phase === 'Succeeded')
		return [{ type: 'Completed', status: 'True', reason: 'Succeeded', message: 'The pod has completed successfully.' }];
	if (phase === 'Failed') return [{ type: 'Completed', status: 'True', reason: 'Failed', message: 'The pod failed.' }];
	return undefined;
}
