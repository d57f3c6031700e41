/** Containers of a pod or of a pod template. */
import { quote } from '../../go/index.ts';
import type { KubernetesObject } from '../objects.ts';
import { type Description, instantText, trueFalse } from './description.ts';
import { parseQuantity, quantityText } from './quantity.ts';

// biome-ignore lint/suspicious/noExplicitAny: a container as the API gives it
type Container = any;

/** `space` is empty in a pod and two blanks in a template; a pod gives statuses and itself for references to its fields. */
export function containerLines(
	out: Description,
	label: string,
	containers: readonly Container[],
	space: string,
	pod?: { readonly statuses: readonly Container[]; readonly object: KubernetesObject },
): void {
	out.line(0, `${space}${label}:${containers.length === 0 ? ' <none>' : ''}`);
	for (const container of containers) {
		const status = pod?.statuses.find((entry) => entry.name === container.name);
		basics(out, container, status, space);
		words(out, 'Command', container.command);
		words(out, 'Args', container.args);
		if (status) stateLines(out, status);
		resourceLines(out, container.resources, 2);
		probeLine(out, 'Liveness', container.livenessProbe);
		probeLine(out, 'Readiness', container.readinessProbe);
		probeLine(out, 'Startup', container.startupProbe);
		if (container.envFrom?.length > 0) environmentSources(out, container.envFrom);
		environment(out, container, pod?.object);
		mounts(out, container);
	}
}

function basics(out: Description, container: Container, status: Container, space: string): void {
	out.line(1, `${space === '' ? '' : ' '}${container.name}:`);
	if (status) out.line(2, `Container ID:\t${status.containerID ?? ''}`);
	out.line(2, `Image:\t${container.image ?? ''}`);
	if (status) out.line(2, `Image ID:\t${status.imageID ?? ''}`);
	portLine(out, 'Port', container.ports, 'containerPort');
	portLine(out, 'Host Port', container.ports, 'hostPort');
	const profile = container.securityContext?.seccompProfile;
	if (profile) {
		out.line(2, `SeccompProfile:\t${profile.type}`);
		if (profile.type === 'Localhost') out.line(3, `LocalhostProfile:\t${profile.localhostProfile}`);
	}
}

function portLine(out: Description, title: string, ports: readonly Container[] = [], field: string): void {
	const text = ports.map((port) => `${port[field] ?? 0}/${port.protocol ?? 'TCP'}${port.name ? ` (${port.name})` : ''}`).join(', ');
	out.line(2, `${title}${ports.length > 1 ? 's' : ''}:\t${text || '<none>'}`);
}

function words(out: Description, title: string, list: readonly string[] = []): void {
	if (list.length === 0) return;
	out.line(2, `${title}:`);
	for (const word of list) for (const line of word.split('\n')) out.line(3, line);
}

function stateLines(out: Description, status: Container): void {
	oneState(out, 'State', status.state ?? {});
	if (status.lastState?.terminated) oneState(out, 'Last State', status.lastState);
	out.line(2, `Ready:\t${trueFalse(status.ready)}`);
	out.line(2, `Restart Count:\t${status.restartCount ?? 0}`);
}

function oneState(out: Description, title: string, state: Container): void {
	if (state.running) {
		out.line(2, `${title}:\tRunning`);
		out.line(3, `Started:\t${instantText(state.running.startedAt)}`);
	} else if (state.waiting || !state.terminated) {
		out.line(2, `${title}:\tWaiting`);
		if (state.waiting?.reason) out.line(3, `Reason:\t${state.waiting.reason}`);
	} else {
		const { reason, message, exitCode = 0, signal = 0, startedAt, finishedAt } = state.terminated;
		out.line(2, `${title}:\tTerminated`);
		if (reason) out.line(3, `Reason:\t${reason}`);
		if (message) out.line(3, `Message:\t${message}`);
		out.line(3, `Exit Code:\t${exitCode}`);
		if (signal > 0) out.line(3, `Signal:\t${signal}`);
		out.line(3, `Started:\t${instantText(startedAt)}`);
		out.line(3, `Finished:\t${instantText(finishedAt)}`);
	}
}

/** Limits, then requests, in order of name. */
export function resourceLines(out: Description, resources: Container, level: number): void {
	for (const [title, list] of [
		['Limits', resources?.limits],
		['Requests', resources?.requests],
	]) {
		const names = Object.keys(list ?? {}).sort();
		if (names.length > 0) out.line(level, `${title}:`);
		for (const name of names) out.line(level + 1, `${name}:\t${quantityText(parseQuantity(list[name]))}`);
	}
}

function probeLine(out: Description, title: string, probe: Container): void {
	if (probe) out.line(2, `${title}:\t${probeText(probe)}`);
}

function probeText(probe: Container): string {
	const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0, successThreshold = 0, failureThreshold = 0 } = probe;
	const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
	if (probe.exec) return `exec [${(probe.exec.command ?? []).join(' ')}] ${times}`;
	if (probe.httpGet) {
		const { scheme = '', host = '', port = '', path = '' } = probe.httpGet;
		return `http-get ${scheme.toLowerCase()}://${host}:${port}${path.startsWith('/') || path === '' ? '' : '/'}${path} ${times}`;
	}
	if (probe.tcpSocket) return `tcp-socket ${probe.tcpSocket.host ?? ''}:${probe.tcpSocket.port} ${times}`;
	if (probe.grpc) return `grpc <pod>:${probe.grpc.port} ${probe.grpc.service ?? ''} ${times}`;
	return `unknown ${times}`;
}

function environmentSources(out: Description, sources: readonly Container[]): void {
	out.line(2, 'Environment Variables from:');
	for (const source of sources) {
		const [kind, reference] = source.configMapRef ? ['ConfigMap', source.configMapRef] : ['Secret', source.secretRef];
		const prefix = source.prefix ? ` with prefix '${source.prefix}'` : '';
		out.line(3, `${reference?.name ?? ''}\t${kind}${prefix}\tOptional: ${Boolean(reference?.optional)}`);
	}
}

function environment(out: Description, container: Container, pod: KubernetesObject | undefined): void {
	const variables: readonly Container[] = container.env ?? [];
	out.line(2, `Environment:${variables.length === 0 ? '\t<none>' : ''}`);
	for (const { name, value = '', valueFrom } of variables) {
		if (!valueFrom) {
			for (const [index, line] of value.split('\n').entries()) out.line(3, `${index === 0 ? `${name}:` : ''}\t${line}`);
		} else if (valueFrom.fieldRef) {
			const { apiVersion = 'v1', fieldPath } = valueFrom.fieldRef;
			out.line(3, `${name}:\t${pod ? fieldOf(pod, fieldPath) : ''} (${apiVersion}:${fieldPath})`);
		} else if (valueFrom.resourceFieldRef) {
			const { resource } = valueFrom.resourceFieldRef;
			out.line(3, `${name}:\t${resourceValue(container, valueFrom.resourceFieldRef)} (${resource})`);
		} else if (valueFrom.secretKeyRef) {
			const { key, name: secret, optional = false } = valueFrom.secretKeyRef;
			out.line(3, `${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`);
		} else if (valueFrom.configMapKeyRef) {
			const { key, name: map, optional = false } = valueFrom.configMapKeyRef;
			out.line(3, `${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`);
		}
	}
}

/** Fields that a pod's environment may name; the client resolves only those of the metadata. */
export function fieldOf(pod: KubernetesObject, path: string): string {
	const keyed = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
	if (keyed) return pod.metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2] as string] ?? '';
	const plain = /^metadata\.(name|namespace|uid)$/.exec(path);
	return plain ? (pod.metadata[plain[1] as 'name'] ?? '') : '';
}

/** A request or limit in units of the reference's divisor. */
export function resourceValue(container: Container, reference: Container): string {
	const [list = '', name = ''] = String(reference.resource).split('.');
	const value = parseQuantity(container.resources?.[list]?.[name]);
	const divisor = parseQuantity(reference.divisor && reference.divisor !== '0' ? reference.divisor : '1');
	const amount = Math.ceil(value.milli / divisor.milli);
	return amount === 0 && list === 'limits' && ['cpu', 'memory'].includes(name) ? 'node allocatable' : String(amount);
}

function mounts(out: Description, container: Container): void {
	const list: readonly Container[] = container.volumeMounts ?? [];
	out.line(2, `Mounts:${list.length === 0 ? '\t<none>' : ''}`);
	for (const mount of [...list].sort((a, b) => (a.mountPath < b.mountPath ? -1 : a.mountPath > b.mountPath ? 1 : 0))) {
		const flags = [mount.readOnly ? 'ro' : 'rw', ...(mount.subPath ? [`path=${quote(mount.subPath)}`] : [])];
		out.line(3, `${mount.mountPath} from ${mount.name} (${flags.join(',')})`);
	}
}
