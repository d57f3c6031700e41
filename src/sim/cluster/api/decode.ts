/**
 * What decoding into upstream's Go types would refuse: a value of the wrong type. Only fields that the simulation reads are known here;
 * what is not named may be anything.
 * Source of the words: sigs.k8s.io/json decode.go, apimachinery pkg/runtime/converter.go, apiserver endpoints/handlers/patch.go.
 */
import { type Fields, isFields, jsonKind } from './json.ts';
import { isQuantity, QUANTITY_RULE } from './quantity.ts';

type Rule =
	| { readonly is: 'bytes' | 'string' | 'bool' | 'int32' | 'int64' | 'intOrString' | 'quantity' }
	| { readonly is: 'map'; readonly of: Rule }
	| { readonly is: 'list'; readonly of: Rule; readonly type: string }
	/** `name` is the Go type's, such as `DeploymentSpec`. */
	| { readonly is: 'struct'; readonly name: string; readonly fields: Readonly<Record<string, Rule>> };

const STRING: Rule = { is: 'string' };
const BOOL: Rule = { is: 'bool' };
const INT32: Rule = { is: 'int32' };
const INT64: Rule = { is: 'int64' };
const PORT: Rule = { is: 'intOrString' };
const STRINGS: Rule = { is: 'map', of: STRING };
const BYTES: Rule = { is: 'map', of: { is: 'bytes' } };
const QUANTITIES: Rule = { is: 'map', of: { is: 'quantity' } };

const struct = (name: string, fields: Readonly<Record<string, Rule>>): Rule => ({ is: 'struct', name, fields });
const list = (type: string, of: Rule): Rule => ({ is: 'list', of, type });
const WORDS = list('string', STRING);

const OWNER = struct('OwnerReference', {
	apiVersion: STRING,
	kind: STRING,
	name: STRING,
	uid: STRING,
	controller: BOOL,
	blockOwnerDeletion: BOOL,
});
const METADATA = struct('ObjectMeta', {
	name: STRING,
	namespace: STRING,
	generateName: STRING,
	uid: STRING,
	resourceVersion: STRING,
	labels: STRINGS,
	annotations: STRINGS,
	ownerReferences: list('v1.OwnerReference', OWNER),
	finalizers: WORDS,
});
const SELECTOR = struct('LabelSelector', {
	matchLabels: STRINGS,
	matchExpressions: list(
		'v1.LabelSelectorRequirement',
		struct('LabelSelectorRequirement', { key: STRING, operator: STRING, values: WORDS }),
	),
});
const KEY_REF = struct('ConfigMapKeySelector', { name: STRING, key: STRING, optional: BOOL });
const ENV = struct('EnvVar', {
	name: STRING,
	value: STRING,
	valueFrom: struct('EnvVarSource', {
		configMapKeyRef: KEY_REF,
		secretKeyRef: KEY_REF,
		fieldRef: struct('ObjectFieldSelector', { fieldPath: STRING }),
	}),
});
const ENV_FROM = struct('EnvFromSource', {
	prefix: STRING,
	configMapRef: struct('ConfigMapEnvSource', { name: STRING, optional: BOOL }),
	secretRef: struct('SecretEnvSource', { name: STRING, optional: BOOL }),
});
const PROBE = struct('Probe', {
	httpGet: struct('HTTPGetAction', { path: STRING, port: PORT, scheme: STRING, host: STRING }),
	tcpSocket: struct('TCPSocketAction', { port: PORT, host: STRING }),
	exec: struct('ExecAction', { command: WORDS }),
	grpc: struct('GRPCAction', { port: INT32, service: STRING }),
	initialDelaySeconds: INT32,
	timeoutSeconds: INT32,
	periodSeconds: INT32,
	successThreshold: INT32,
	failureThreshold: INT32,
});
const CONTAINER = struct('Container', {
	name: STRING,
	image: STRING,
	imagePullPolicy: STRING,
	command: WORDS,
	args: WORDS,
	workingDir: STRING,
	restartPolicy: STRING,
	ports: list('v1.ContainerPort', struct('ContainerPort', { name: STRING, containerPort: INT32, hostPort: INT32, protocol: STRING })),
	env: list('v1.EnvVar', ENV),
	envFrom: list('v1.EnvFromSource', ENV_FROM),
	resources: struct('ResourceRequirements', { limits: QUANTITIES, requests: QUANTITIES }),
	volumeMounts: list('v1.VolumeMount', struct('VolumeMount', { name: STRING, mountPath: STRING, readOnly: BOOL, subPath: STRING })),
	livenessProbe: PROBE,
	readinessProbe: PROBE,
	startupProbe: PROBE,
});
const KEYS = list('v1.KeyToPath', struct('KeyToPath', { key: STRING, path: STRING }));
const VOLUME = struct('Volume', {
	name: STRING,
	configMap: struct('ConfigMapVolumeSource', { name: STRING, optional: BOOL, items: KEYS, defaultMode: INT32 }),
	secret: struct('SecretVolumeSource', { secretName: STRING, optional: BOOL, items: KEYS, defaultMode: INT32 }),
	emptyDir: struct('EmptyDirVolumeSource', { medium: STRING, sizeLimit: { is: 'quantity' } }),
});
const POD_SPEC = struct('PodSpec', {
	containers: list('v1.Container', CONTAINER),
	initContainers: list('v1.Container', CONTAINER),
	volumes: list('v1.Volume', VOLUME),
	restartPolicy: STRING,
	terminationGracePeriodSeconds: INT64,
	nodeName: STRING,
	nodeSelector: STRINGS,
	serviceAccountName: STRING,
	schedulerName: STRING,
	priority: INT32,
	tolerations: list(
		'v1.Toleration',
		struct('Toleration', { key: STRING, operator: STRING, value: STRING, effect: STRING, tolerationSeconds: INT64 }),
	),
	imagePullSecrets: list('v1.LocalObjectReference', struct('LocalObjectReference', { name: STRING })),
	readinessGates: list('v1.PodReadinessGate', struct('PodReadinessGate', { conditionType: STRING })),
});
const TEMPLATE = struct('PodTemplateSpec', { metadata: METADATA, spec: POD_SPEC });

const SPECS: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
	deployments: {
		spec: struct('DeploymentSpec', {
			replicas: INT32,
			minReadySeconds: INT32,
			revisionHistoryLimit: INT32,
			progressDeadlineSeconds: INT32,
			paused: BOOL,
			selector: SELECTOR,
			template: TEMPLATE,
			strategy: struct('DeploymentStrategy', {
				type: STRING,
				rollingUpdate: struct('RollingUpdateDeployment', { maxSurge: PORT, maxUnavailable: PORT }),
			}),
		}),
	},
	replicasets: { spec: struct('ReplicaSetSpec', { replicas: INT32, minReadySeconds: INT32, selector: SELECTOR, template: TEMPLATE }) },
	pods: { spec: POD_SPEC },
	services: {
		spec: struct('ServiceSpec', {
			type: STRING,
			clusterIP: STRING,
			externalName: STRING,
			sessionAffinity: STRING,
			selector: STRINGS,
			ports: list(
				'v1.ServicePort',
				struct('ServicePort', { name: STRING, port: INT32, targetPort: PORT, nodePort: INT32, protocol: STRING }),
			),
		}),
	},
	configmaps: { data: STRINGS, binaryData: BYTES, immutable: BOOL },
	secrets: { data: BYTES, stringData: STRINGS, type: STRING, immutable: BOOL },
	scales: { spec: struct('ScaleSpec', { replicas: INT32 }) },
};

/** A value that does not fit, told in both of upstream's ways. */
export interface Misfit {
	/** As the JSON decoder says it, for objects that are sent whole. */
	readonly json: string;
	/** As the converter says it, for strategic merge patches. */
	readonly converter: string;
}

/** The first field, in the object's own order, whose value has the wrong type. Null counts as absent. */
export function misfit(plural: string, kind: string, object: Fields): Misfit | undefined {
	return check(struct(kind, { metadata: METADATA, ...SPECS[plural] }), object, '', kind);
}

function check(rule: Rule, value: unknown, path: string, parent: string): Misfit | undefined {
	if (value === undefined || value === null) return undefined;
	const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
	switch (rule.is) {
		case 'struct':
			if (!isFields(value)) return wrong(value, path, parent, `v1.${rule.name}`, `cannot restore struct from: ${goKind(value)}`);
			return first(Object.entries(rule.fields), ([key, inner]) => check(inner, value[key], at(key), rule.name));
		case 'map':
			if (!isFields(value)) return wrong(value, path, parent, 'map[string]string', `cannot restore map from ${goKind(value)}`);
			return first(Object.values(value), (entry) => check(rule.of, entry, path, parent));
		case 'list':
			if (!Array.isArray(value)) return wrong(value, path, parent, `[]${rule.type}`, `cannot restore slice from ${goKind(value)}`);
			return first(value, (entry) => check(rule.of, entry, path, parent));
		case 'bytes': {
			if (typeof value !== 'string') return wrong(value, path, parent, '[]uint8', `cannot restore slice from ${goKind(value)}`);
			const fault = base64Fault(value);
			return fault === undefined
				? undefined
				: { json: `illegal base64 data at input byte ${fault}`, converter: `illegal base64 data at input byte ${fault}` };
		}
		case 'quantity':
			return isQuantity(value) ? undefined : { json: QUANTITY_RULE, converter: QUANTITY_RULE };
		case 'intOrString':
			return typeof value === 'string' || Number.isInteger(value)
				? undefined
				: wrong(value, path, parent, 'intstr.IntOrString', 'unrecognized type: struct');
		case 'string':
			return typeof value === 'string' ? undefined : scalar(rule.is, value, path, parent);
		case 'bool':
			return typeof value === 'boolean' ? undefined : scalar(rule.is, value, path, parent);
		case 'int32':
		case 'int64':
			return isInteger(rule.is, value) ? undefined : scalar(rule.is, value, path, parent);
	}
}

/** Where Go's decoder stops: at the first character outside the alphabet, or at the end when padding is missing. */
function base64Fault(value: string): number | undefined {
	const text = value.replace(/[\r\n]/g, '');
	const bad = text.search(/[^A-Za-z0-9+/=]/);
	if (bad >= 0) return bad;
	const padding = text.indexOf('=');
	const body = padding < 0 ? text.length : padding;
	const isFull = text.length % 4 === 0 && (padding < 0 || text.length - padding === (4 - (padding % 4)) % 4) && body % 4 !== 1;
	if (isFull) return undefined;
	return padding < 0 ? text.length - (text.length % 4) : padding;
}

function isInteger(type: 'int32' | 'int64', value: unknown): boolean {
	return Number.isInteger(value) && (type === 'int64' || Math.abs(value as number) < 2_147_483_648);
}

function scalar(type: 'string' | 'bool' | 'int32' | 'int64', value: unknown, path: string, parent: string): Misfit {
	const isConvertible = typeof value === 'number' && type !== 'bool';
	return wrong(value, path, parent, type, isConvertible ? `cannot convert ${goKind(value)} to ${type}` : `unrecognized type: ${type}`);
}

function first<Entry>(entries: readonly Entry[], look: (entry: Entry) => Misfit | undefined): Misfit | undefined {
	for (const entry of entries) {
		const found = look(entry);
		if (found) return found;
	}
	return undefined;
}

function wrong(value: unknown, path: string, parent: string, type: string, converter: string): Misfit {
	const kind = typeof value === 'number' && type.startsWith('int') ? `number ${value}` : jsonKind(value);
	return { json: `json: cannot unmarshal ${kind} into Go struct field ${parent}.${path} of type ${type}`, converter };
}

function goKind(value: unknown): string {
	if (Array.isArray(value)) return 'slice';
	if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
	if (typeof value === 'boolean') return 'bool';
	return typeof value === 'string' ? 'string' : 'map';
}

/** A value as Go's `%+v` prints it: `map[spec:map[replicas:three]]`. */
export function goValue(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
	if (!isFields(value)) return value === null ? '<nil>' : String(value);
	return `map[${Object.keys(value)
		.sort()
		.map((key) => `${key}:${goValue(value[key])}`)
		.join(' ')}]`;
}
