/** `kubectl set env` */
import type { Json } from '../../../../sim/index.ts';
import type { Client } from '../client.ts';
import { fieldOf, resourceValue } from '../describe/containers.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import type { KubernetesObject } from '../objects.ts';
import { applyChange, type Container, matchesName, podSpecOf, resourcesAndPairs, visitObjects } from './pod-template.ts';

export async function setEnv(call: Invocation): Promise<void> {
	const { flags } = call;
	const { resources, pairs: words } = resourcesAndPairs(call.args, 'environment');
	const pairs = [...words, ...flags.list('env')];
	if (flags.bool('list')) return list(call, resources);
	if (resources.length === 0) throw new KubectlError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
	const values = new Map<string, string>();
	const removed = new Set<string>();
	for (const pair of pairs) {
		const equals = pair.indexOf('=');
		if (equals > 0) {
			const name = pair.slice(0, equals);
			if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) throw new KubectlError(`environment variables must be of the form key=value`);
			values.set(name, pair.slice(equals + 1));
		} else removed.add(pair.slice(0, -1));
	}
	for (const name of removed) {
		if (values.has(name)) throw new KubectlError('can not both modify and remove the same environment variable in the same command');
	}
	const references = flags.string('from') === '' ? new Map() : await referencesFrom(call, flags.string('from'));
	await applyChange(call, resources, {
		operation: 'env',
		failure: (why) => `failed to patch env update to pod template: ${why}`,
		plan(object, containers, initContainers) {
			const chosen = chosenContainers(call, [...containers, ...initContainers]);
			if (chosen.length === 0) {
				const pattern = JSON.stringify(flags.string('containers'));
				call.io.err(`Warning: ${object.kind}/${object.metadata.name} does not have any containers matching ${pattern}\n`);
			}
			return (container) => {
				if (!chosen.includes(container)) return null;
				const present: readonly Container[] = container.env ?? [];
				for (const { name, value } of present) {
					if (!flags.bool('overwrite') && values.has(name)) {
						const kind = object.kind === 'Pod' ? 'pods' : `${object.kind.toLowerCase()}s`;
						throw new KubectlError(
							`${kind}/${object.metadata.name} '${name}' already has a value (${value ?? ''}), and --overwrite is false`,
						);
					}
				}
				return envPatch(present, values, removed, references);
			};
		},
	});
}

function chosenContainers(call: Invocation, containers: readonly Container[]): readonly Container[] {
	const pattern = call.flags.string('containers');
	return containers.filter((container) => matchesName(container.name, pattern));
}

/** Variables that take their values from the keys of a secret or a config map. */
async function referencesFrom(call: Invocation, from: string): Promise<ReadonlyMap<string, Json>> {
	const [type = '', name = ''] = from.split('/');
	const client = await call.client();
	const resource = client.resource(type);
	const object = client.object(resource, client.connection.namespace, name);
	const field = { Secret: 'secretKeyRef', ConfigMap: 'configMapKeyRef' }[object.kind];
	if (field === undefined) throw new KubectlError(`unsupported resource specified in --from`);
	const keys = call.flags.list('keys');
	const references = new Map<string, Json>();
	// Upstream takes the keys in no fixed order; here it is by name.
	for (const key of Object.keys(object.data ?? {}).sort()) {
		if (keys.length > 0 && !keys.includes(key)) continue;
		const variable = key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase();
		if (variable !== key) call.io.err(`Warning: key ${key} transferred to ${variable}\n`);
		references.set(call.flags.string('prefix') + variable, { [field]: { key, name } });
	}
	return references;
}

/** Patch of a container's variables, or null when all stand as they should. */
function envPatch(
	present: readonly Container[],
	values: ReadonlyMap<string, string>,
	removed: ReadonlySet<string>,
	references: ReadonlyMap<string, Json>,
): { readonly [key: string]: Json } | null {
	const names = present.map((variable) => variable.name as string).filter((name) => !removed.has(name));
	for (const name of [...references.keys(), ...values.keys()]) if (!names.includes(name)) names.push(name);
	const changes: Json[] = [];
	for (const [name, valueFrom] of references) changes.push({ name, valueFrom });
	for (const [name, value] of values) {
		const before = present.find((variable) => variable.name === name);
		if (before?.value === value && !before.valueFrom) continue;
		changes.push(before?.valueFrom ? { name, value, valueFrom: null } : { name, value });
	}
	for (const name of removed) if (present.some((variable) => variable.name === name)) changes.push({ $patch: 'delete', name });
	return changes.length === 0 ? null : { '$setElementOrder/env': names.map((name) => ({ name })), env: changes };
}

async function list(call: Invocation, resources: readonly string[]): Promise<void> {
	const client = await call.client();
	const resolves = call.flags.bool('resolve');
	await visitObjects(call, resources, ({ target, object }) => {
		const { spec } = podSpecOf(target, object);
		for (const container of chosenContainers(call, [...(spec.containers ?? []), ...(spec.initContainers ?? [])])) {
			call.io.out(`# ${object.kind} ${object.metadata.name}, container ${container.name}\n`);
			for (const variable of container.env ?? []) {
				call.io.out(`${resolves ? resolvedText(client, object, container, variable) : variableText(variable)}\n`);
			}
		}
	});
}

function variableText({ name, value = '', valueFrom }: Container): string {
	if (!valueFrom) return `${name}=${value}`;
	const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom;
	if (secretKeyRef) return `# ${name} from secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
	if (configMapKeyRef) return `# ${name} from configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
	if (fieldRef) return `# ${name} from field path ${fieldRef.fieldPath}`;
	return `# ${name} from resource field ${resourceFieldRef?.resource ?? ''}`;
}

/** The variable with the value that its reference leads to, or the reference with what is wrong. */
function resolvedText(client: Client, object: KubernetesObject, container: Container, variable: Container): string {
	const { name, valueFrom } = variable;
	if (!valueFrom) return variableText(variable);
	const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom;
	if (fieldRef) return `${name}=${fieldOf(object, fieldRef.fieldPath)}`;
	if (resourceFieldRef) return `${name}=${resourceValue(container, resourceFieldRef)}`;
	const reference = secretKeyRef ?? configMapKeyRef;
	const from = client.object(client.builtin(secretKeyRef ? 'secrets' : 'configmaps'), object.metadata.namespace ?? '', reference.name);
	const value: string | undefined = from.data?.[reference.key];
	if (value === undefined)
		return `${variableText(variable)}\n# error retrieving reference for ${name}: key ${reference.key} not found in ${from.kind.toLowerCase()} ${reference.name}`;
	return `${name}=${secretKeyRef ? decodeBase64(value) : value}`;
}

function decodeBase64(text: string): string {
	return new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
}
