/** `kubectl set env` */
import type { Json } from '../../../../sim/index.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { applyChange, type Container, findObjects, matchesName, podSpecOf, resourcesAndPairs } from './pod-template.ts';

export async function setEnv(call: Invocation): Promise<void> {
	const { flags } = call;
	const { resources, pairs: words } = resourcesAndPairs(call.args, 'environment');
	const pairs = [...words, ...flags.list('env')];
	if (flags.string('from') !== '') throw new KubectlError('kubectl set env --from is not supported here: give the variables as NAME=VALUE');
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
	await applyChange(call, resources, {
		operation: 'env',
		failure: 'env update',
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
				return envPatch(present, values, removed);
			};
		},
	});
}

function chosenContainers(call: Invocation, containers: readonly Container[]): readonly Container[] {
	const pattern = call.flags.string('containers');
	return containers.filter((container) => matchesName(container.name, pattern));
}

/** Patch of a container's variables, or null when all stand as they should. */
function envPatch(
	present: readonly Container[],
	values: ReadonlyMap<string, string>,
	removed: ReadonlySet<string>,
): { readonly [key: string]: Json } | null {
	const names = present.map((variable) => variable.name as string).filter((name) => !removed.has(name));
	for (const name of values.keys()) if (!names.includes(name)) names.push(name);
	const changes: Json[] = [];
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
	for (const { target, object } of findObjects(call, client, resources)) {
		const { spec } = podSpecOf(target, object);
		for (const container of chosenContainers(call, [...(spec.containers ?? []), ...(spec.initContainers ?? [])])) {
			call.io.out(`# ${object.kind} ${object.metadata.name}, container ${container.name}\n`);
			for (const variable of container.env ?? []) call.io.out(`${variableText(variable)}\n`);
		}
	}
}

function variableText({ name, value = '', valueFrom }: Container): string {
	if (!valueFrom) return `${name}=${value}`;
	const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom;
	if (secretKeyRef) return `# ${name} from secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
	if (configMapKeyRef) return `# ${name} from configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
	if (fieldRef) return `# ${name} from field path ${fieldRef.fieldPath}`;
	return `# ${name} from resource field ${resourceFieldRef?.resource ?? ''}`;
}
