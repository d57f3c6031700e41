/**
 * What the API server fills in before it stores an object. Pure: an object in, a fuller object out; what is set already stays.
 * Source: pkg/apis/core/v1/defaults.go, pkg/apis/apps/v1/defaults.go (1.35).
 */
import { defaultPodSpec, defaultPodTemplate } from './default-pod.ts';
import { type Fields, fields, integer, isFields, list, text } from './json.ts';

/** `over` with what it lacks from `base`. */
function fill(over: Fields, base: Fields): Fields {
	const filled: Record<string, unknown> = { ...over };
	for (const [key, value] of Object.entries(base)) if (filled[key] === undefined || filled[key] === null) filled[key] = value;
	return filled;
}

function deploymentSpec(given: Fields): Fields {
	const spec = fill(given, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
	const strategy = fill(fields(spec, 'strategy'), { type: 'RollingUpdate' });
	const rolling =
		strategy.type === 'RollingUpdate'
			? { rollingUpdate: fill(fields(strategy, 'rollingUpdate'), { maxUnavailable: '25%', maxSurge: '25%' }) }
			: {};
	return { ...spec, strategy: { ...strategy, ...rolling }, template: defaultPodTemplate(fields(spec, 'template')) };
}

function serviceSpec(given: Fields): Fields {
	const spec = fill(given, { sessionAffinity: 'None', type: 'ClusterIP' });
	if (spec.type === 'ExternalName') return spec;
	const ports = list(spec, 'ports').map((port) => {
		const filled = fill(fields(port), { protocol: 'TCP' });
		return fill(filled, { targetPort: integer(filled, 'port') });
	});
	const isExternal = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
	return fill(ports.length > 0 ? { ...spec, ports } : spec, {
		internalTrafficPolicy: 'Cluster',
		ipFamilies: ['IPv4'],
		ipFamilyPolicy: 'SingleStack',
		...(isExternal ? { externalTrafficPolicy: 'Cluster' } : {}),
		...(spec.type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
	});
}

/** Fills an object of the resource `plural`; kinds without defaults come back as they are. */
export function withDefaults<Shape extends Fields>(plural: string, object: Shape): Shape {
	switch (plural) {
		case 'deployments':
			return { ...object, spec: deploymentSpec(fields(object, 'spec')) };
		case 'replicasets': {
			const spec = fill(fields(object, 'spec'), { replicas: 1 });
			return { ...object, spec: { ...spec, template: defaultPodTemplate(fields(spec, 'template')) } };
		}
		case 'pods':
			return { ...object, spec: podOnly(defaultPodSpec(fields(object, 'spec'))) };
		case 'services':
			return { ...object, spec: serviceSpec(fields(object, 'spec')), status: fill(fields(object, 'status'), { loadBalancer: {} }) };
		case 'secrets':
			return { ...object, ...fill({ type: object.type }, { type: 'Opaque' }) };
		case 'namespaces':
			return { ...object, ...namespaceDefaults(object) };
		default:
			return object;
	}
}

/** What only a pod gets, not a template: service links, and requests from limits. Source: SetDefaults_Pod. */
function podOnly(spec: Fields): Fields {
	const withRequests = (container: unknown): unknown => {
		const limits = fields(container, 'resources', 'limits');
		if (!isFields(container) || Object.keys(limits).length === 0) return container;
		return {
			...container,
			resources: { ...fields(container, 'resources'), requests: fill(fields(container, 'resources', 'requests'), limits) },
		};
	};
	const init = list(spec, 'initContainers');
	return fill(
		{
			...spec,
			containers: list(spec, 'containers').map(withRequests),
			...(init.length > 0 ? { initContainers: init.map(withRequests) } : {}),
		},
		{ enableServiceLinks: true },
	);
}

/** Source: SetDefaults_Namespace and namespace strategy.go PrepareForCreate. */
function namespaceDefaults(object: Fields): Fields {
	const metadata = fields(object, 'metadata');
	const labels = { 'kubernetes.io/metadata.name': text(metadata, 'name'), ...fields(metadata, 'labels') };
	return {
		metadata: { ...metadata, labels },
		spec: fill(fields(object, 'spec'), { finalizers: ['kubernetes'] }),
		status: fill(fields(object, 'status'), { phase: 'Active' }),
	};
}
