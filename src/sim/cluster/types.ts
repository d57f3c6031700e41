/** Narrower types of the kinds that controllers step: the fields that the simulation reads or writes. Everything is immutable JSON. */
import type { Json } from '../door.ts';
import type { KubeObject, ObjectMeta } from './object.ts';

type Strings = Readonly<Record<string, string>>;
export type Status = 'True' | 'False' | 'Unknown';

export interface LabelSelector {
	readonly matchLabels?: Strings;
	readonly matchExpressions?: readonly {
		readonly key: string;
		readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
		readonly values?: readonly string[];
	}[];
}

export interface KeyRef {
	readonly name: string;
	readonly key: string;
	readonly optional?: boolean;
}

export interface EnvVar {
	readonly name: string;
	readonly value?: string;
	readonly valueFrom?: {
		readonly configMapKeyRef?: KeyRef;
		readonly secretKeyRef?: KeyRef;
		readonly fieldRef?: { readonly apiVersion?: string; readonly fieldPath: string };
		readonly resourceFieldRef?: Json;
	};
}

export interface EnvFrom {
	readonly prefix?: string;
	readonly configMapRef?: { readonly name: string; readonly optional?: boolean };
	readonly secretRef?: { readonly name: string; readonly optional?: boolean };
}

export interface Probe {
	readonly httpGet?: { readonly path?: string; readonly port: number | string; readonly scheme?: string; readonly host?: string };
	readonly tcpSocket?: { readonly port: number | string; readonly host?: string };
	readonly exec?: { readonly command?: readonly string[] };
	readonly grpc?: { readonly port: number; readonly service?: string };
	readonly initialDelaySeconds?: number;
	readonly periodSeconds?: number;
	readonly timeoutSeconds?: number;
	readonly successThreshold?: number;
	readonly failureThreshold?: number;
	readonly terminationGracePeriodSeconds?: number;
}

export interface VolumeMount {
	readonly name: string;
	readonly mountPath: string;
	readonly readOnly?: boolean;
	readonly subPath?: string;
}

export interface ContainerPort {
	readonly name?: string;
	readonly containerPort: number;
	readonly protocol?: string;
}

export interface Container {
	readonly name: string;
	readonly image: string;
	readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
	readonly command?: readonly string[];
	readonly args?: readonly string[];
	readonly env?: readonly EnvVar[];
	readonly envFrom?: readonly EnvFrom[];
	readonly ports?: readonly ContainerPort[];
	readonly resources?: { readonly requests?: Strings; readonly limits?: Strings };
	readonly volumeMounts?: readonly VolumeMount[];
	readonly livenessProbe?: Probe;
	readonly readinessProbe?: Probe;
	readonly startupProbe?: Probe;
	readonly lifecycle?: {
		readonly preStop?: { readonly sleep?: { readonly seconds: number }; readonly exec?: { readonly command?: readonly string[] } };
	};
}

export interface KeyToPath {
	readonly key: string;
	readonly path: string;
}

export interface Volume {
	readonly name: string;
	readonly configMap?: {
		readonly name: string;
		readonly optional?: boolean;
		readonly items?: readonly KeyToPath[];
		readonly defaultMode?: number;
	};
	readonly secret?: {
		readonly secretName: string;
		readonly optional?: boolean;
		readonly items?: readonly KeyToPath[];
		readonly defaultMode?: number;
	};
	readonly emptyDir?: Json;
	readonly projected?: Json;
}

export interface Toleration {
	readonly key?: string;
	readonly operator?: 'Exists' | 'Equal';
	readonly value?: string;
	readonly effect?: string;
	readonly tolerationSeconds?: number;
}

export interface PodSpec {
	readonly containers: readonly Container[];
	readonly initContainers?: readonly Container[];
	readonly volumes?: readonly Volume[];
	readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
	readonly terminationGracePeriodSeconds?: number;
	readonly nodeName?: string;
	readonly nodeSelector?: Strings;
	readonly tolerations?: readonly Toleration[];
	readonly serviceAccountName?: string;
	readonly serviceAccount?: string;
	readonly automountServiceAccountToken?: boolean;
	readonly imagePullSecrets?: readonly { readonly name: string }[];
	readonly [field: string]: unknown;
}

export interface PodTemplate {
	readonly metadata?: { readonly labels?: Strings; readonly annotations?: Strings; readonly [field: string]: unknown };
	readonly spec: PodSpec;
}

export interface ContainerState {
	readonly waiting?: { readonly reason?: string; readonly message?: string };
	readonly running?: { readonly startedAt: string };
	readonly terminated?: {
		readonly exitCode: number;
		readonly reason?: string;
		readonly message?: string;
		readonly startedAt: string;
		readonly finishedAt: string;
		readonly containerID?: string;
	};
}

export interface ContainerStatus {
	readonly name: string;
	readonly image: string;
	readonly imageID: string;
	readonly containerID?: string;
	readonly ready: boolean;
	readonly started?: boolean;
	readonly restartCount: number;
	readonly state: ContainerState;
	readonly lastState: ContainerState;
	readonly [field: string]: unknown;
}

export interface PodCondition {
	readonly type: string;
	readonly status: Status;
	readonly observedGeneration?: number;
	readonly lastProbeTime: null;
	readonly lastTransitionTime: string;
	readonly reason?: string;
	readonly message?: string;
}

export interface PodStatus {
	readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
	readonly observedGeneration?: number;
	readonly conditions?: readonly PodCondition[];
	readonly reason?: string;
	readonly message?: string;
	readonly hostIP?: string;
	readonly hostIPs?: readonly { readonly ip: string }[];
	readonly podIP?: string;
	readonly podIPs?: readonly { readonly ip: string }[];
	readonly startTime?: string;
	readonly containerStatuses?: readonly ContainerStatus[];
	readonly initContainerStatuses?: readonly ContainerStatus[];
	readonly qosClass?: string;
}

export interface Pod extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly spec: PodSpec;
	readonly status: PodStatus;
}

export interface WorkloadCondition {
	readonly type: string;
	readonly status: Status;
	readonly lastUpdateTime?: string;
	readonly lastTransitionTime: string;
	readonly reason: string;
	readonly message: string;
}

export interface DeploymentSpec {
	readonly replicas: number;
	readonly selector: LabelSelector;
	readonly template: PodTemplate;
	readonly strategy: {
		readonly type: 'RollingUpdate' | 'Recreate';
		readonly rollingUpdate?: { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string };
	};
	readonly minReadySeconds?: number;
	readonly revisionHistoryLimit?: number;
	readonly paused?: boolean;
	readonly progressDeadlineSeconds?: number;
}

export interface DeploymentStatus {
	readonly observedGeneration?: number;
	readonly replicas?: number;
	readonly updatedReplicas?: number;
	readonly readyReplicas?: number;
	readonly availableReplicas?: number;
	readonly unavailableReplicas?: number;
	readonly terminatingReplicas?: number;
	readonly collisionCount?: number;
	readonly conditions?: readonly WorkloadCondition[];
}

export interface Deployment extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly spec: DeploymentSpec;
	readonly status: DeploymentStatus;
}

export interface ReplicaSetStatus {
	readonly replicas: number;
	readonly fullyLabeledReplicas?: number;
	readonly readyReplicas?: number;
	readonly availableReplicas?: number;
	readonly terminatingReplicas?: number;
	readonly observedGeneration?: number;
	readonly conditions?: readonly WorkloadCondition[];
}

export interface ReplicaSet extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly spec: {
		readonly replicas: number;
		readonly minReadySeconds?: number;
		readonly selector: LabelSelector;
		readonly template: PodTemplate;
	};
	readonly status: ReplicaSetStatus;
}

export interface ServicePort {
	readonly name?: string;
	readonly protocol?: string;
	readonly port: number;
	readonly targetPort?: number | string;
	readonly nodePort?: number;
	readonly appProtocol?: string;
}

export interface Service extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly spec: {
		readonly type?: string;
		readonly selector?: Strings;
		readonly ports?: readonly ServicePort[];
		readonly clusterIP?: string;
		readonly publishNotReadyAddresses?: boolean;
		readonly [field: string]: unknown;
	};
}

export interface ObjectReference {
	readonly apiVersion?: string;
	readonly kind?: string;
	readonly namespace?: string;
	readonly name?: string;
	readonly uid?: string;
	readonly resourceVersion?: string;
	readonly fieldPath?: string;
}

export interface EndpointAddress {
	readonly ip: string;
	readonly nodeName?: string;
	readonly targetRef?: ObjectReference;
}

export interface Endpoints extends KubeObject {
	readonly subsets?: readonly {
		readonly addresses?: readonly EndpointAddress[];
		readonly notReadyAddresses?: readonly EndpointAddress[];
		readonly ports?: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[];
	}[];
}

export interface EndpointSlice extends KubeObject {
	readonly addressType: string;
	readonly endpoints:
		| readonly {
				readonly addresses: readonly string[];
				readonly conditions: { readonly ready: boolean; readonly serving: boolean; readonly terminating: boolean };
				readonly nodeName?: string;
				readonly targetRef?: ObjectReference;
		  }[]
		| null;
	readonly ports: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[] | null;
}

export interface ConfigMap extends KubeObject {
	readonly data?: Strings;
	readonly binaryData?: Strings;
}

export interface Secret extends KubeObject {
	readonly type?: string;
	/** Base64. */
	readonly data?: Strings;
}

export interface Node extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly spec: {
		readonly podCIDR?: string;
		readonly unschedulable?: boolean;
		readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
		readonly [field: string]: unknown;
	};
	readonly status: {
		readonly allocatable: Strings;
		readonly capacity: Strings;
		readonly addresses: readonly { readonly type: string; readonly address: string }[];
		readonly conditions: readonly { readonly type: string; readonly status: Status; readonly [field: string]: unknown }[];
		readonly [field: string]: unknown;
	};
}

export interface Namespace extends KubeObject {
	readonly status: { readonly phase: 'Active' | 'Terminating' };
}

export interface Event extends KubeObject {
	readonly metadata: ObjectMeta;
	readonly involvedObject: ObjectReference;
	readonly reason: string;
	readonly message: string;
	readonly type: 'Normal' | 'Warning';
	readonly source: { readonly component?: string; readonly host?: string };
	readonly count?: number;
	readonly firstTimestamp: string | null;
	readonly lastTimestamp: string | null;
	readonly eventTime: string | null;
	readonly series?: { readonly count: number; readonly lastObservedTime: string };
	readonly action?: string;
	readonly reportingComponent: string;
	readonly reportingInstance: string;
}
