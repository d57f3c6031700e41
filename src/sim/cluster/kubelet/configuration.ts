/**
 * What a container gets from ConfigMaps and Secrets, and what its process then lacks.
 * Source: pkg/kubelet/kubelet_pods.go makeEnvironmentVariables, pkg/volume/configmap, pkg/volume/secret.
 */
import type { WorldDraft } from '../../draft.ts';
import type { Need } from '../../plan.ts';
import type { ConfigMap, Container, EnvVar, KeyRef, Pod, Secret, Volume } from '../types.ts';

type Kind = 'configmaps' | 'secrets';
type Entries = Readonly<Record<string, string>>;

/** Keys and values; undefined when the object is missing. A secret's values stay encoded: only whether they are empty matters. */
function entries(draft: WorldDraft, pod: Pod, kind: Kind, name: string): Entries | undefined {
	const found = draft.objects.get(kind, pod.metadata.namespace ?? '', name) as (ConfigMap & Secret) | undefined;
	return found && { ...found.binaryData, ...found.data };
}

const WORDS: Readonly<Record<Kind, { readonly lower: string; readonly upper: string }>> = {
	configmaps: { lower: 'configmap', upper: 'ConfigMap' },
	secrets: { lower: 'secret', upper: 'Secret' },
};

/** Stops a container from being created; the message is the kubelet's. */
export class ConfigurationError extends Error {
	override readonly name = 'ConfigurationError';
}

/** The container's environment, as far as ConfigMaps, Secrets and literals make it. Throws `ConfigurationError`. */
export function environment(draft: WorldDraft, pod: Pod, container: Container): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
		const kind = configMapRef ? 'configmaps' : 'secrets';
		const reference = configMapRef ?? secretRef;
		if (!reference) continue;
		const all = entries(draft, pod, kind, reference.name);
		if (!all && !reference.optional) throw new ConfigurationError(`${WORDS[kind].lower} "${reference.name}" not found`);
		for (const [key, value] of Object.entries(all ?? {})) found.set(prefix + key, value);
	}
	for (const variable of container.env ?? []) {
		const value = variableValue(draft, pod, variable);
		if (value !== undefined) found.set(variable.name, value);
	}
	return found;
}

function variableValue(draft: WorldDraft, pod: Pod, { value, valueFrom }: EnvVar): string | undefined {
	if (!valueFrom) return value ?? '';
	if (valueFrom.configMapKeyRef) return keyValue(draft, pod, 'configmaps', valueFrom.configMapKeyRef);
	if (valueFrom.secretKeyRef) return keyValue(draft, pod, 'secrets', valueFrom.secretKeyRef);
	// Fields of the pod and resource amounts always have a value.
	return 'set';
}

function keyValue(draft: WorldDraft, pod: Pod, kind: Kind, { name, key, optional }: KeyRef): string | undefined {
	const all = entries(draft, pod, kind, name);
	if (!all) {
		if (optional) return undefined;
		throw new ConfigurationError(`${WORDS[kind].lower} "${name}" not found`);
	}
	const value = all[key];
	if (value === undefined && !optional)
		throw new ConfigurationError(`couldn't find key ${key} in ${WORDS[kind].upper} ${pod.metadata.namespace}/${name}`);
	return value;
}

/** Why a volume cannot be set up, in the kubelet's words; undefined when all can. */
export function mountFailure(draft: WorldDraft, pod: Pod): string | undefined {
	for (const volume of pod.spec.volumes ?? []) {
		const problem = volumeProblem(draft, pod, volume);
		if (problem) return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
	}
	return undefined;
}

function volumeProblem(draft: WorldDraft, pod: Pod, { configMap, secret }: Volume): string | undefined {
	const source = configMap ?? secret;
	if (!source || source.optional) return undefined;
	const kind = configMap ? 'configmaps' : 'secrets';
	const name = configMap?.name ?? secret?.secretName ?? '';
	const all = entries(draft, pod, kind, name);
	if (!all) return `${WORDS[kind].lower} "${name}" not found`;
	const missing = source.items?.find(({ key }) => !(key in all))?.key;
	if (missing === undefined) return undefined;
	return kind === 'configmaps'
		? `configmap references non-existent config key: ${missing}`
		: `references non-existent secret key: ${missing}`;
}

/** Whether a file is there for the process: mounted from a ConfigMap or Secret that has its key. */
function hasFile(draft: WorldDraft, pod: Pod, container: Container, path: string): boolean {
	return (container.volumeMounts ?? []).some((mount) => {
		const volume = pod.spec.volumes?.find((candidate) => candidate.name === mount.name);
		if (!volume) return false;
		const inside =
			path === mount.mountPath
				? (mount.subPath ?? '')
				: path.startsWith(`${mount.mountPath}/`)
					? path.slice(mount.mountPath.length + 1)
					: '';
		return inside !== '' && filesOf(draft, pod, volume).includes(inside);
	});
}

function filesOf(draft: WorldDraft, pod: Pod, { configMap, secret }: Volume): readonly string[] {
	const source = configMap ?? secret;
	if (!source) return [];
	const all = entries(draft, pod, configMap ? 'configmaps' : 'secrets', configMap?.name ?? secret?.secretName ?? '') ?? {};
	return source.items ? source.items.filter(({ key }) => key in all).map((item) => item.path) : Object.keys(all);
}

/** Index of the first need that is not met. An empty variable is as bad as none. */
export function unmetNeed(draft: WorldDraft, pod: Pod, container: Container, needs: readonly Need[]): number | undefined {
	if (needs.length === 0) return undefined;
	const variables = environment(draft, pod, container);
	const index = needs.findIndex((need) => ('env' in need ? !variables.get(need.env) : !hasFile(draft, pod, container, need.file)));
	return index < 0 ? undefined : index;
}
