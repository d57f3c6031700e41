/**
 * Validation of what people write most: names, deployments, pods, services.
 * Source: pkg/apis/apps/validation/validation.go, pkg/apis/core/validation/validation.go (1.35). Texts are upstream's.
 */
import type { ResourceInfo } from '../object.ts';
import { at, type Fields, fields, integer, isSame, list, strings, text } from './json.ts';
import { matchesLabels, selectorRequirements } from './labels.ts';
import { CONFIG_KEY_RULE, DNS_SUBDOMAIN, NAME_RULE, QUALIFIED_NAME, SUBDOMAIN_RULE, VALUE_RULE } from './names.ts';
import { type FieldError, invalid } from './status.ts';
import { validatePodSpec } from './validate-pod.ts';

/** Throws Invalid with every finding; `before` is the stored object when this is an update. */
export function validate(info: ResourceInfo, object: Fields, before?: Fields): void {
	const errors = [
		...validateName(object),
		...validateLabels(object),
		...validateOwners(object),
		...validateKeys(info.plural, object),
		...(before ? immutable(info.plural, object, before) : []),
		...validateKind(info.plural, object),
	];
	if (errors.length > 0) throw invalid(info, text(object, 'metadata', 'name'), errors);
}

function validateName(object: Fields): FieldError[] {
	const name = text(object, 'metadata', 'name');
	if (name === '') return [{ type: 'required', field: 'metadata.name', detail: 'name or generateName is required' }];
	return DNS_SUBDOMAIN.test(name) ? [] : [{ type: 'invalid', field: 'metadata.name', value: name, detail: SUBDOMAIN_RULE }];
}

/** Labels of the object and of its template. Source: apimachinery pkg/apis/meta/v1/validation ValidateLabels. */
function validateLabels(object: Fields): FieldError[] {
	return [
		['metadata', 'labels'],
		['spec', 'template', 'metadata', 'labels'],
	].flatMap((path) =>
		Object.entries(strings(object, ...path)).flatMap(([key, value]): FieldError[] => {
			const field = path.join('.');
			const name = key.slice(key.lastIndexOf('/') + 1);
			const wrongKey: FieldError[] =
				QUALIFIED_NAME.test(name) && name.length <= 63 ? [] : [{ type: 'invalid', field, value: key, detail: NAME_RULE }];
			const isValue = value === '' || (QUALIFIED_NAME.test(value) && value.length <= 63);
			return isValue ? wrongKey : [...wrongKey, { type: 'invalid', field, value, detail: VALUE_RULE }];
		}),
	);
}

/** Source: pkg/apis/core/validation ValidateConfigMap and ValidateSecret. */
function validateKeys(plural: string, object: Fields): FieldError[] {
	if (plural !== 'configmaps' && plural !== 'secrets') return [];
	return Object.keys(fields(object, 'data')).flatMap((key): FieldError[] =>
		/^[-._a-zA-Z0-9]+$/.test(key) ? [] : [{ type: 'invalid', field: `data[${key}]`, value: key, detail: CONFIG_KEY_RULE }],
	);
}

/** Source: apimachinery pkg/api/validation ValidateOwnerReferences. */
function validateOwners(object: Fields): FieldError[] {
	return list(object, 'metadata', 'ownerReferences').flatMap((owner, index) =>
		['apiVersion', 'kind', 'name', 'uid'].flatMap((key): FieldError[] => {
			const detail = key === 'apiVersion' ? 'version must not be empty' : 'must not be empty';
			return text(owner, key) === '' ? [{ type: 'invalid', field: `metadata.ownerReferences[${index}].${key}`, value: '', detail }] : [];
		}),
	);
}

function validateKind(plural: string, object: Fields): FieldError[] {
	switch (plural) {
		case 'deployments':
			return validateDeployment(fields(object, 'spec'));
		case 'replicasets':
			return [...nonNegative(object, ['spec', 'replicas']), ...validateTemplate(fields(object, 'spec'))];
		case 'pods':
			return validatePodSpec(fields(object, 'spec'), 'spec');
		case 'services':
			return validateService(fields(object, 'spec'));
		default:
			return [];
	}
}

export function nonNegative(object: Fields, path: readonly string[]): FieldError[] {
	const value = integer(object, ...path);
	return value < 0 ? [{ type: 'invalid', field: path.join('.'), value, detail: 'must be greater than or equal to 0' }] : [];
}

/** Source: ValidateDeploymentSpec. */
function validateDeployment(spec: Fields): FieldError[] {
	const wrapped = { spec };
	const deadline = integer(spec, 'progressDeadlineSeconds');
	const isShort = spec.progressDeadlineSeconds !== undefined && deadline <= integer(spec, 'minReadySeconds');
	return [
		...nonNegative(wrapped, ['spec', 'replicas']),
		...validateTemplate(spec),
		...validateStrategy(fields(spec, 'strategy')),
		...nonNegative(wrapped, ['spec', 'minReadySeconds']),
		...nonNegative(wrapped, ['spec', 'revisionHistoryLimit']),
		...nonNegative(wrapped, ['spec', 'progressDeadlineSeconds']),
		...(isShort
			? [
					{
						type: 'invalid',
						field: 'spec.progressDeadlineSeconds',
						value: deadline,
						detail: 'must be greater than minReadySeconds',
					} as const,
				]
			: []),
	];
}

/** Source: ValidatePodTemplateSpecForReplicaSet. */
function validateTemplate(spec: Fields): FieldError[] {
	const errors: FieldError[] = [];
	const requirements = selectorRequirements(spec.selector);
	const labels = strings(spec, 'template', 'metadata', 'labels');
	if (spec.selector === undefined || spec.selector === null) errors.push({ type: 'required', field: 'spec.selector' });
	else if (requirements.length === 0) {
		errors.push({ type: 'invalid', field: 'spec.selector', value: spec.selector, detail: 'empty selector is invalid for deployment' });
	} else if (!matchesLabels(requirements, labels)) {
		errors.push({
			type: 'invalid',
			field: 'spec.template.metadata.labels',
			value: labels,
			detail: '`selector` does not match template `labels`',
		});
	}
	errors.push(...validatePodSpec(fields(spec, 'template', 'spec'), 'spec.template.spec'));
	const policy = text(spec, 'template', 'spec', 'restartPolicy');
	if (policy !== '' && policy !== 'Always') {
		errors.push({ type: 'unsupported', field: 'spec.template.spec.restartPolicy', value: policy, detail: 'supported values: "Always"' });
	}
	return errors;
}

/** Source: ValidateDeploymentStrategy and ValidateRollingUpdateDeployment. */
function validateStrategy(strategy: Fields): FieldError[] {
	const type = text(strategy, 'type');
	const field = 'spec.strategy';
	if (type === 'Recreate') {
		if (!strategy.rollingUpdate) return [];
		return [{ type: 'forbidden', field: `${field}.rollingUpdate`, detail: "may not be specified when strategy `type` is 'Recreate'" }];
	}
	if (type !== 'RollingUpdate')
		return [{ type: 'unsupported', field: `${field}.type`, value: strategy.type, detail: 'supported values: "Recreate", "RollingUpdate"' }];
	const { maxUnavailable, maxSurge } = fields(strategy, 'rollingUpdate');
	const isZero = (value: unknown): boolean => value === 0 || value === '0' || value === '0%';
	if (!isZero(maxUnavailable) || !isZero(maxSurge)) return [];
	return [
		{ type: 'invalid', field: `${field}.rollingUpdate.maxUnavailable`, value: maxUnavailable, detail: 'may not be 0 when `maxSurge` is 0' },
	];
}

function validateService(spec: Fields): FieldError[] {
	const ports = list(spec, 'ports');
	const errors: FieldError[] = [];
	if (ports.length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
		errors.push({ type: 'required', field: 'spec.ports' });
	for (const [index, port] of ports.entries()) {
		const field = `spec.ports[${index}]`;
		if (ports.length > 1 && text(port, 'name') === '') errors.push({ type: 'required', field: `${field}.name` });
		const number = integer(port, 'port');
		if (number < 1 || number > 65_535)
			errors.push({ type: 'invalid', field: `${field}.port`, value: number, detail: 'must be between 1 and 65535, inclusive' });
	}
	return errors;
}

const IMMUTABLE: Readonly<Record<string, readonly (readonly string[])[]>> = {
	deployments: [['spec', 'selector']],
	replicasets: [['spec', 'selector']],
	secrets: [['type']],
};

function immutable(plural: string, object: Fields, before: Fields): FieldError[] {
	const errors: FieldError[] = [];
	for (const path of IMMUTABLE[plural] ?? []) {
		const value = at(object, ...path);
		if (!isSame(value, at(before, ...path))) errors.push({ type: 'invalid', field: path.join('.'), value, detail: 'field is immutable' });
	}
	if ((plural === 'configmaps' || plural === 'secrets') && before.immutable === true) {
		if (!isSame(object.data, before.data))
			errors.push({ type: 'forbidden', field: 'data', detail: 'field is immutable when `immutable` is set' });
	}
	if (
		plural === 'services' &&
		text(before, 'spec', 'clusterIP') !== '' &&
		text(object, 'spec', 'clusterIP') !== text(before, 'spec', 'clusterIP')
	) {
		errors.push({
			type: 'invalid',
			field: 'spec.clusterIPs[0]',
			value: list(object, 'spec', 'clusterIPs'),
			detail: 'may not change once set',
		});
	}
	if (plural === 'pods') errors.push(...immutablePod(fields(object, 'spec'), fields(before, 'spec')));
	return errors;
}

/** Source: ValidatePodUpdate; upstream adds a dump of the difference to the detail. */
function immutablePod(spec: Fields, before: Fields): FieldError[] {
	const frozen = (pod: Fields): Fields => {
		const { activeDeadlineSeconds: _deadline, tolerations: _tolerations, terminationGracePeriodSeconds: _grace, ...rest } = pod;
		const withoutImage = (container: unknown): unknown => ({ ...fields(container), image: '' });
		return {
			...rest,
			containers: list(pod, 'containers').map(withoutImage),
			initContainers: list(pod, 'initContainers').map(withoutImage),
		};
	};
	if (isSame(frozen(spec), frozen(before))) return [];
	return [
		{
			type: 'forbidden',
			field: 'spec',
			detail:
				'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n',
		},
	];
}
