/**
 * The server's columns for each kind. `format: name` marks the cell that names the object; priority 1 columns are for wide output.
 * Source: pkg/printers/internalversion/printers.go AddHandlers (1.35). Descriptions of API fields come from the types' documentation.
 */

export interface Column {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'boolean';
	readonly format: string;
	readonly description: string;
	readonly priority: number;
}

const NAME_DOC =
	'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names';
const AGE_DOC =
	'CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across separate operations. Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata';

function column(name: string, description: string, type: Column['type'] = 'string'): Column {
	return { name, type, format: '', description, priority: 0 };
}

function wide(name: string, description: string, type: Column['type'] = 'string'): Column {
	return { ...column(name, description, type), priority: 1 };
}

const NAME: Column = { ...column('Name', NAME_DOC), format: 'name' };
const AGE = column('Age', AGE_DOC);
const CONTAINERS = wide('Containers', 'Names of each container in the template.');
const IMAGES = wide('Images', 'Images referenced by each container in the template.');

/** Columns of kinds that the server has no printer for. Source: apiserver registry/rest/table.go defaultTableConvertor. */
export const DEFAULT_COLUMNS: readonly Column[] = [NAME, column('Created At', AGE_DOC)];

const SELECTOR_DOC = 'Label selector for pods.';
const REPLICAS = [
	column('Desired', 'Number of desired pods.', 'integer'),
	column('Current', 'The most recently observed number of replicas.', 'integer'),
	column('Ready', 'The number of ready replicas.', 'integer'),
];

export const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
	pods: [
		NAME,
		column('Ready', 'The aggregate readiness state of this pod for accepting traffic.'),
		column('Status', 'The aggregate status of the containers in this pod.'),
		column(
			'Restarts',
			'The number of times the containers in this pod have been restarted and when the last container in this pod has restarted.',
		),
		AGE,
		wide('IP', 'IP address allocated to the pod. Empty if not yet allocated.'),
		wide('Node', 'The node that this pod is scheduled to.'),
		wide('Nominated Node', 'Set when this pod preempts other pods on the node but cannot be scheduled yet.'),
		wide('Readiness Gates', 'Conditions that are evaluated for pod readiness besides those of its containers.'),
	],
	replicasets: [NAME, ...REPLICAS, AGE, CONTAINERS, IMAGES, wide('Selector', SELECTOR_DOC)],
	deployments: [
		NAME,
		column('Ready', 'Number of the pod with ready state'),
		column('Up-to-date', 'Total number of non-terminated pods targeted by this deployment that have the desired template spec.'),
		column('Available', 'Total number of available pods (ready for at least minReadySeconds) targeted by this deployment.'),
		AGE,
		CONTAINERS,
		IMAGES,
		wide('Selector', SELECTOR_DOC),
	],
	services: [
		NAME,
		column('Type', 'How the Service is exposed: ExternalName, ClusterIP, NodePort or LoadBalancer.'),
		column('Cluster-IP', 'The IP address of the service.'),
		column('External-IP', 'IP addresses for which nodes in the cluster will also accept traffic for this service.'),
		column('Port(s)', 'The list of ports that are exposed by this service.'),
		AGE,
		wide('Selector', 'Route service traffic to pods with label keys and values matching this selector.'),
	],
	endpoints: [NAME, column('Endpoints', 'The set of all endpoints is the union of all subsets.'), AGE],
	endpointslices: [
		NAME,
		column('AddressType', 'The type of address carried by this EndpointSlice.'),
		column('Ports', 'The list of network ports exposed by each endpoint in this slice.'),
		column('Endpoints', 'A list of unique endpoints in this slice.'),
		AGE,
	],
	nodes: [
		NAME,
		column('Status', 'The status of the node'),
		column('Roles', 'The roles of the node'),
		AGE,
		column('Version', 'Kubelet Version reported by the node.'),
		wide('Internal-IP', 'List of addresses reachable to the node.'),
		wide('External-IP', 'List of addresses reachable to the node.'),
		wide('OS-Image', 'OS Image reported by the node from /etc/os-release.'),
		wide('Kernel-Version', "Kernel Version reported by the node from 'uname -r'."),
		wide('Container-Runtime', 'ContainerRuntime Version reported by the node through runtime remote API.'),
	],
	events: [
		column('Last Seen', 'The time at which the most recent occurrence of this event was recorded.'),
		column('Type', 'Type of this event (Normal, Warning), new types could be added in the future'),
		column(
			'Reason',
			"This should be a short, machine understandable string that gives the reason for the transition into the object's current status.",
		),
		column('Object', 'The object that this event is about.'),
		wide('Subobject', 'The part of the object that this event is about, such as a container.'),
		wide('Source', 'The component reporting this event. Should be a short machine understandable string.'),
		column('Message', 'A human-readable description of the status of this operation.'),
		wide('First Seen', 'The time at which the event was first recorded. (Time of server receipt is in TypeMeta.)'),
		wide('Count', 'The number of times this event has occurred.'),
		{ ...NAME, priority: 1 },
	],
	namespaces: [NAME, column('Status', 'The status of the namespace'), AGE],
	configmaps: [NAME, column('Data', 'The configuration data.'), AGE],
	secrets: [NAME, column('Type', 'Used to facilitate programmatic handling of secret data.'), column('Data', 'The secret data.'), AGE],
	serviceaccounts: [NAME, AGE],
	scales: [
		{ ...NAME, format: '' },
		column('Desired', 'The desired number of instances for the scaled object.', 'integer'),
		column('Available', 'The actual number of observed instances of the scaled object.', 'integer'),
		AGE,
	],
};
