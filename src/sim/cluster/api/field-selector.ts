/**
 * Field selectors: `metadata.name=x,status.phase!=Running`.
 * Source: k8s.io/apimachinery/pkg/fields/selector.go; the fields that each kind supports: pkg/apis/core/v1/conversion.go.
 */
import type { KubeObject, ResourceInfo } from '../object.ts';
import { at } from './json.ts';
import { SelectorError } from './labels.ts';

interface FieldRequirement {
	readonly path: string;
	readonly isEqual: boolean;
	readonly value: string;
}

const METADATA = ['metadata.name', 'metadata.namespace'];
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
	pods: [
		...METADATA,
		'spec.nodeName',
		'spec.restartPolicy',
		'spec.schedulerName',
		'spec.serviceAccountName',
		'spec.hostNetwork',
		'status.phase',
		'status.podIP',
		'status.podIPs',
		'status.nominatedNodeName',
	],
	nodes: ['metadata.name', 'spec.unschedulable'],
	namespaces: ['metadata.name', 'status.phase'],
	secrets: [...METADATA, 'type'],
	services: [...METADATA, 'spec.clusterIP', 'spec.type'],
	events: [
		...METADATA,
		'involvedObject.kind',
		'involvedObject.namespace',
		'involvedObject.name',
		'involvedObject.uid',
		'involvedObject.apiVersion',
		'involvedObject.resourceVersion',
		'involvedObject.fieldPath',
		'reason',
		'reportingComponent',
		'source',
		'type',
	],
};

/** Reads a selector for one kind of object. Throws `SelectorError` with upstream's words. */
export function parseFieldSelector(info: ResourceInfo, selector: string): readonly FieldRequirement[] {
	const terms = selector.split(/(?<!\\),/).filter((term) => term !== '');
	return terms.map((term) => {
		const parts = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
		if (!parts) throw new SelectorError(`invalid selector: '${selector}'; can't understand '${term}'`);
		const [, path = '', operator, value = ''] = parts;
		checkPath(info, path);
		return { path, isEqual: operator !== '!=', value: value.replace(/\\([\\,=])/g, '$1') };
	});
}

function checkPath(info: ResourceInfo, path: string): void {
	const supported = SUPPORTED[info.plural];
	if ((supported ?? METADATA).includes(path)) return;
	throw new SelectorError(
		supported
			? `field label not supported: ${path}`
			: `"${path}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
	);
}

export function matchesFields(requirements: readonly FieldRequirement[], object: KubeObject): boolean {
	return requirements.every(({ path, isEqual, value }) => (fieldValue(object, path) === value) === isEqual);
}

function fieldValue(object: KubeObject, path: string): string {
	if (path === 'source') return String(at(object, 'source', 'component') || at(object, 'reportingComponent') || '');
	const value = at(object, ...path.split('.'));
	if (path === 'spec.hostNetwork' || path === 'spec.unschedulable') return String(value === true);
	return value === undefined || value === null ? '' : String(value);
}
