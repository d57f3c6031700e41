/** Validation of pod specs. Source: pkg/apis/core/validation/validation.go ValidatePodSpec (1.35). */
import { type Fields, fields, integer, list, strings, text } from './json.ts';
import { DNS_LABEL, LABEL_RULE } from './names.ts';
import { quantity } from './quantity.ts';
import type { FieldError } from './status.ts';

export function validatePodSpec(spec: Fields, path: string): FieldError[] {
	const containers = list(spec, 'containers');
	const volumes = list(spec, 'volumes').map((volume) => text(volume, 'name'));
	if (containers.length === 0) return [{ type: 'required', field: `${path}.containers` }];
	const seen = new Set<string>();
	const unnamed = volumes.flatMap((name, index): FieldError[] =>
		name === '' ? [{ type: 'required', field: `${path}.volumes[${index}].name` }] : [],
	);
	const inContainers = ['containers', 'initContainers'].flatMap((key) =>
		list(spec, key).flatMap((container, index) => validateContainer(fields(container), `${path}.${key}[${index}]`, volumes, seen)),
	);
	return [...unnamed, ...inContainers];
}

function validateContainer(container: Fields, path: string, volumes: readonly string[], seen: Set<string>): FieldError[] {
	const name = text(container, 'name');
	const image = text(container, 'image');
	const errors: FieldError[] = [];
	if (name === '') errors.push({ type: 'required', field: `${path}.name` });
	else if (!DNS_LABEL.test(name) || name.length > 63)
		errors.push({ type: 'invalid', field: `${path}.name`, value: name, detail: LABEL_RULE });
	else if (seen.has(name)) errors.push({ type: 'duplicate', field: `${path}.name`, value: name });
	seen.add(name);
	if (image === '') errors.push({ type: 'required', field: `${path}.image` });
	else if (image.trim() !== image)
		errors.push({ type: 'invalid', field: `${path}.image`, value: image, detail: 'must not have leading or trailing whitespace' });
	return [
		...errors,
		...ports(container, path),
		...environment(container, path),
		...mounts(container, path, volumes),
		...resources(container, path),
	];
}

function ports(container: Fields, path: string): FieldError[] {
	return list(container, 'ports').flatMap((port, index): FieldError[] => {
		const number = integer(port, 'containerPort');
		const field = `${path}.ports[${index}].containerPort`;
		if (number === 0) return [{ type: 'required', field }];
		return number < 1 || number > 65_535
			? [{ type: 'invalid', field, value: number, detail: 'must be between 1 and 65535, inclusive' }]
			: [];
	});
}

function environment(container: Fields, path: string): FieldError[] {
	return list(container, 'env').flatMap((entry, index): FieldError[] =>
		text(entry, 'name') === '' ? [{ type: 'required', field: `${path}.env[${index}].name` }] : [],
	);
}

function mounts(container: Fields, path: string, volumes: readonly string[]): FieldError[] {
	return list(container, 'volumeMounts').flatMap((mount, index): FieldError[] => {
		const name = text(mount, 'name');
		const field = `${path}.volumeMounts[${index}]`;
		if (name === '') return [{ type: 'required', field: `${field}.name` }];
		const unknown: FieldError[] = volumes.includes(name) ? [] : [{ type: 'notFound', field: `${field}.name`, value: name }];
		return text(mount, 'mountPath') === '' ? [...unknown, { type: 'required', field: `${field}.mountPath` }] : unknown;
	});
}

/** Source: ValidateContainerResourceRequirements. */
function resources(container: Fields, path: string): FieldError[] {
	const limits = strings(container, 'resources', 'limits');
	return Object.entries(strings(container, 'resources', 'requests')).flatMap(([resource, request]): FieldError[] => {
		const limit = Object.hasOwn(limits, resource) ? limits[resource] : undefined;
		if (limit === undefined || quantity(request) <= quantity(limit)) return [];
		return [
			{
				type: 'invalid',
				field: `${path}.resources.requests`,
				value: request,
				detail: `must be less than or equal to ${resource} limit of ${limit}`,
			},
		];
	});
}
