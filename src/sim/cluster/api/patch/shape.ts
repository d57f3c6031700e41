/**
 * Which lists of an object merge by key under a strategic merge patch. Lists that are not named here are replaced as a whole.
 * Source: the patchStrategy and patchMergeKey tags of k8s.io/api core/v1 and apps/v1 types.go.
 */

export interface Shape {
	/** The list's elements are objects that merge by this key. */
	readonly mergeKey?: string;
	/** The list holds plain values and merges as a set. */
	readonly isSet?: boolean;
	readonly fields?: Readonly<Record<string, Shape>>;
}

const by = (mergeKey: string, fields: Readonly<Record<string, Shape>> = {}): Shape => ({ mergeKey, fields });

const METADATA: Shape = { fields: { ownerReferences: by('uid'), finalizers: { isSet: true } } };
const CONDITIONS = by('type');

const CONTAINER = by('name', {
	env: by('name'),
	ports: by('containerPort'),
	volumeMounts: by('mountPath'),
	volumeDevices: by('devicePath'),
});

const POD_SPEC: Shape = {
	fields: {
		containers: CONTAINER,
		initContainers: CONTAINER,
		ephemeralContainers: CONTAINER,
		volumes: by('name'),
		imagePullSecrets: by('name'),
		hostAliases: by('ip'),
		topologySpreadConstraints: by('topologyKey'),
		resourceClaims: by('name'),
		schedulingGates: by('name'),
	},
};

const POD_TEMPLATE: Shape = { fields: { metadata: METADATA, spec: POD_SPEC } };

export const SHAPES: Readonly<Record<string, Shape>> = {
	pods: { fields: { metadata: METADATA, spec: POD_SPEC, status: { fields: { conditions: CONDITIONS, podIPs: by('ip') } } } },
	deployments: {
		fields: { metadata: METADATA, spec: { fields: { template: POD_TEMPLATE } }, status: { fields: { conditions: CONDITIONS } } },
	},
	replicasets: {
		fields: { metadata: METADATA, spec: { fields: { template: POD_TEMPLATE } }, status: { fields: { conditions: CONDITIONS } } },
	},
	services: { fields: { metadata: METADATA, spec: { fields: { ports: by('port') } }, status: { fields: { conditions: CONDITIONS } } } },
	nodes: {
		fields: {
			metadata: METADATA,
			spec: { fields: { podCIDRs: { isSet: true } } },
			status: { fields: { conditions: CONDITIONS, addresses: by('type') } },
		},
	},
	serviceaccounts: { fields: { metadata: METADATA, secrets: by('name') } },
	namespaces: { fields: { metadata: METADATA, status: { fields: { conditions: CONDITIONS } } } },
};

/** The shape of kinds without lists that merge. */
export const PLAIN: Shape = { fields: { metadata: METADATA } };
