/** Defaults of pod specs and templates. Source: pkg/apis/core/v1/defaults.go (1.35). */
import { type Fields, fields, isFields, list, text } from './json.ts';
import { canonicalQuantity } from './quantity.ts';

function fill(over: Fields, base: Fields): Fields {
	const filled: Record<string, unknown> = { ...over };
	for (const [key, value] of Object.entries(base)) if (filled[key] === undefined || filled[key] === null) filled[key] = value;
	return filled;
}

function each(spec: Fields, key: string, change: (entry: Fields) => Fields): Fields {
	const entries = list(spec, key);
	return entries.length === 0 ? {} : { [key]: entries.map((entry) => change(fields(entry))) };
}

/** Source: SetDefaults_PodSpec; the deprecated `serviceAccount` mirrors `serviceAccountName` as conversion.go does. */
export function defaultPodSpec(given: Fields): Fields {
	const spec = fill(given, {
		restartPolicy: 'Always',
		terminationGracePeriodSeconds: 30,
		dnsPolicy: 'ClusterFirst',
		securityContext: {},
		schedulerName: 'default-scheduler',
	});
	const account = text(spec, 'serviceAccountName') || text(spec, 'serviceAccount');
	return {
		...spec,
		...(account === '' ? {} : { serviceAccountName: account, serviceAccount: account }),
		...each(spec, 'initContainers', container),
		...each(spec, 'containers', container),
		...each(spec, 'volumes', volume),
	};
}

export function defaultPodTemplate(template: Fields): Fields {
	return { ...template, spec: defaultPodSpec(fields(template, 'spec')) };
}

/** Source: SetDefaults_Container; `Always` for images without tag or with `latest`. */
function container(given: Fields): Fields {
	const filled = fill(given, {
		terminationMessagePath: '/dev/termination-log',
		terminationMessagePolicy: 'File',
		imagePullPolicy: imagePullPolicy(text(given, 'image')),
	});
	return {
		...filled,
		resources: resources(fields(given, 'resources')),
		...each(filled, 'ports', (port) => fill(port, { protocol: 'TCP' })),
		...each(filled, 'env', environment),
		...probes(filled),
	};
}

/** Quantities come back in their canonical form. */
function resources(given: Fields): Fields {
	const canonical = (key: string): Fields => {
		if (!isFields(given[key])) return {};
		return { [key]: Object.fromEntries(Object.entries(given[key]).map(([name, value]) => [name, canonicalQuantity(value)])) };
	};
	return { ...given, ...canonical('limits'), ...canonical('requests') };
}

function imagePullPolicy(image: string): string {
	if (image.includes('@')) return 'IfNotPresent';
	const tag = /:([^:/]+)$/.exec(image)?.[1];
	return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function environment(entry: Fields): Fields {
	const reference = entry.valueFrom;
	if (!isFields(reference) || !isFields(reference.fieldRef)) return entry;
	return { ...entry, valueFrom: { ...reference, fieldRef: fill(reference.fieldRef, { apiVersion: 'v1' }) } };
}

/** Source: SetDefaults_Probe and SetDefaults_HTTPGetAction. */
function probes(given: Fields): Fields {
	const filled: Record<string, unknown> = {};
	for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
		const probe = given[key];
		if (!isFields(probe)) continue;
		const http = isFields(probe.httpGet) ? { httpGet: fill(probe.httpGet, { path: '/', scheme: 'HTTP' }) } : {};
		const grpc = isFields(probe.grpc) ? { grpc: fill(probe.grpc, { service: '' }) } : {};
		filled[key] = { ...fill(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }), ...http, ...grpc };
	}
	return filled;
}

const SOURCES_WITH_MODE = ['secret', 'configMap', 'projected', 'downwardAPI'];

/** Source: SetDefaults_Volume and the sources' own; a volume without source is an emptyDir. */
function volume(given: Fields): Fields {
	const filled: Record<string, unknown> = { ...given };
	for (const source of SOURCES_WITH_MODE) if (isFields(filled[source])) filled[source] = fill(fields(filled, source), { defaultMode: 420 });
	if (isFields(filled.emptyDir) && filled.emptyDir.sizeLimit !== undefined) {
		filled.emptyDir = { ...filled.emptyDir, sizeLimit: canonicalQuantity(filled.emptyDir.sizeLimit) };
	}
	if (isFields(filled.hostPath)) filled.hostPath = fill(fields(filled, 'hostPath'), { type: '' });
	const hasSource = Object.keys(filled).some((key) => key !== 'name');
	return hasSource ? filled : { ...filled, emptyDir: {} };
}
