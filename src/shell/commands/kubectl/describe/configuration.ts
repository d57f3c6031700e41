/** `kubectl describe configmap`, `secret` and `namespace` */
import type { KubernetesObject } from '../objects.ts';
import { annotationLines, Description, header, instantText, labelLines } from './description.ts';
import { describeEvents } from './events.ts';

/** Bytes of a base64 text. */
function bytesOf(base64: string): number {
	const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
	return (base64.length / 4) * 3 - padding;
}

export function describeConfigMap(map: KubernetesObject, events: readonly KubernetesObject[] | null, epochNow: number): string {
	const out = new Description(epochNow);
	header(out, map);
	out.line(0, '\nData\n====');
	// Upstream shows the keys in no fixed order; here it is by name.
	for (const key of Object.keys(map.data ?? {}).sort()) out.line(0, `${key}:\n----\n${map.data[key]}\n`);
	out.line(0, '\nBinaryData\n====');
	for (const key of Object.keys(map.binaryData ?? {}).sort()) out.line(0, `${key}: ${bytesOf(map.binaryData[key])} bytes`);
	out.line(0, '');
	describeEvents(out, events);
	return out.text();
}

export function describeSecret(secret: KubernetesObject, epochNow: number): string {
	const out = new Description(epochNow);
	header(out, secret);
	out.line(0, `\nType:\t${secret.type ?? ''}`);
	out.line(0, '\nData\n====');
	for (const key of Object.keys(secret.data ?? {}).sort()) out.line(0, `${key}:\t${bytesOf(secret.data[key])} bytes`);
	return out.text();
}

/** Null for what the server does not keep: then nothing is said of it. */
export function describeNamespace(
	namespace: KubernetesObject,
	quotas: readonly KubernetesObject[] | null,
	ranges: readonly KubernetesObject[] | null,
	epochNow: number,
): string {
	const out = new Description(epochNow);
	out.line(0, `Name:\t${namespace.metadata.name}`);
	labelLines(out, 'Labels', namespace.metadata.labels);
	annotationLines(out, 'Annotations', namespace.metadata.annotations);
	out.line(0, `Status:\t${namespace.status?.phase ?? ''}`);
	const { conditions = [] } = namespace.status ?? {};
	if (conditions.length > 0) {
		out.line(0, 'Conditions:');
		out.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
		out.line(1, '----\t------\t------------------\t------\t-------');
		for (const { type, status, lastTransitionTime, reason, message } of conditions) {
			out.line(1, `${type}\t${status}\t${instantText(lastTransitionTime)}\t${reason}\t${message}`);
		}
	}
	if (quotas) {
		out.line(0, '');
		quotaLines(out, quotas);
	}
	if (ranges) {
		out.line(0, '');
		out.line(0, 'No LimitRange resource.');
	}
	return out.text();
}

function quotaLines(out: Description, quotas: readonly KubernetesObject[]): void {
	if (quotas.length === 0) {
		out.line(0, 'No resource quota.');
		return;
	}
	out.line(0, 'Resource Quotas');
	for (const { metadata, status = {} } of quotas) {
		out.line(1, `Name:\t${metadata.name}`);
		out.line(1, 'Resource\tUsed\tHard');
		out.line(1, '--------\t---\t---');
		for (const name of Object.keys(status.hard ?? {}).sort()) out.line(1, `${name}\t${status.used?.[name] ?? '0'}\t${status.hard[name]}`);
	}
}

/** `secrets` are those of the namespace; null when they may not be seen. */
export function describeServiceAccount(
	account: KubernetesObject,
	secrets: readonly KubernetesObject[] | null,
	events: readonly KubernetesObject[] | null,
	epochNow: number,
): string {
	const out = new Description(epochNow);
	header(out, account);
	const title = 'Image pull secrets:';
	const names: readonly string[] = (account.imagePullSecrets ?? []).map((secret: { readonly name: string }) => secret.name);
	if (names.length === 0) out.line(0, `${title}\t<none>`);
	for (const [index, name] of names.entries()) {
		const isMissing = secrets !== null && !secrets.some((secret) => secret.metadata.name === name);
		out.line(0, `${index === 0 ? title : ' '.repeat(title.length)}\t${name}${isMissing ? ' (not found)' : ''}`);
	}
	describeEvents(out, events);
	return out.text();
}
