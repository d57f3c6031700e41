/** Volumes of a pod or of a pod template. */
import type { Description } from './description.ts';
import { parseQuantity, quantityText } from './quantity.ts';

// biome-ignore lint/suspicious/noExplicitAny: a volume as the API gives it
type Volume = any;

/** `space` is empty in a pod and two blanks in a template. */
export function volumeLines(out: Description, volumes: readonly Volume[] = [], space = ''): void {
	out.line(0, `${space}Volumes:${volumes.length === 0 ? '\t<none>' : ''}`);
	for (const volume of volumes) {
		out.line(1, `${space === '' ? '' : ' '}${volume.name}:`);
		const source = SOURCES.find(([field]) => volume[field] !== undefined);
		if (!source) {
			out.line(1, '<unknown>');
			continue;
		}
		for (const line of source[1](volume[source[0]])) out.line(2, line);
	}
}

const optional = (source: Volume): string => `Optional:\t${Boolean(source.optional)}`;

/** What each kind of volume shows, in the original's order of looking. */
const SOURCES: readonly (readonly [string, (source: Volume) => readonly string[]])[] = [
	[
		'hostPath',
		(source) => ['Type:\tHostPath (bare host directory volume)', `Path:\t${source.path}`, `HostPathType:\t${source.type ?? '<none>'}`],
	],
	[
		'emptyDir',
		(source) => [
			"Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
			`Medium:\t${source.medium ?? ''}`,
			`SizeLimit:\t${source.sizeLimit ? quantityText(parseQuantity(source.sizeLimit)) : '<unset>'}`,
		],
	],
	['secret', (source) => ['Type:\tSecret (a volume populated by a Secret)', `SecretName:\t${source.secretName}`, optional(source)]],
	['configMap', (source) => ['Type:\tConfigMap (a volume populated by a ConfigMap)', `Name:\t${source.name}`, optional(source)]],
	[
		'persistentVolumeClaim',
		(source) => [
			'Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
			`ClaimName:\t${source.claimName}`,
			`ReadOnly:\t${Boolean(source.readOnly)}`,
		],
	],
	[
		'downwardAPI',
		(source) => [
			'Type:\tDownwardAPI (a volume populated by information about the pod)',
			'Items:',
			...(source.items ?? []).map((item: Volume) => `  ${item.fieldRef?.fieldPath ?? item.resourceFieldRef?.resource} -> ${item.path}`),
		],
	],
	[
		'projected',
		(source) => [
			'Type:\tProjected (a volume that contains injected data from multiple sources)',
			...(source.sources ?? []).flatMap(projectedSource),
		],
	],
];

function projectedSource(source: Volume): readonly string[] {
	if (source.secret) return [`SecretName:\t${source.secret.name}`, optional(source.secret)];
	if (source.downwardAPI) return ['DownwardAPI:\ttrue'];
	if (source.configMap) return [`ConfigMapName:\t${source.configMap.name}`, optional(source.configMap)];
	return source.serviceAccountToken ? [`TokenExpirationSeconds:\t${source.serviceAccountToken.expirationSeconds}`] : [];
}
