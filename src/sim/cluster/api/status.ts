/**
 * The API server's errors: metav1.Status with the texts of upstream.
 * Source: k8s.io/apimachinery/pkg/api/errors/errors.go and pkg/util/validation/field/errors.go.
 */
import type { Response } from '../../door.ts';
import type { ResourceInfo } from '../object.ts';
import { asJson, compact, goJson } from './json.ts';

/** Thrown inside the API server and answered as a Status; it never leaves `handleKubernetes`. */
export class StatusError extends Error {
	override readonly name = 'StatusError';
	readonly response: Response;
	constructor(response: Response) {
		super(String((response.body as { message?: unknown }).message));
		this.response = response;
	}
}

export interface Cause {
	readonly reason: string;
	readonly message: string;
	readonly field?: string;
}

interface Details {
	readonly name?: string;
	readonly group?: string;
	readonly kind?: string;
	readonly causes?: readonly Cause[];
}

function failure(code: number, reason: string, message: string, details?: Details): StatusError {
	const body = compact({
		kind: 'Status',
		apiVersion: 'v1',
		metadata: {},
		status: 'Failure',
		message,
		reason: reason || undefined,
		details:
			details &&
			compact({ name: details.name || undefined, group: details.group || undefined, kind: details.kind, causes: details.causes }),
		code,
	});
	return new StatusError({ status: code, body: asJson(body) });
}

/** `deployments.apps`, or `pods` in the core group: how messages name a resource. */
export function qualified(info: Pick<ResourceInfo, 'plural' | 'group'>): string {
	return info.group === '' ? info.plural : `${info.plural}.${info.group}`;
}

function detailsOf(info: ResourceInfo, name: string): Details {
	return { name, group: info.group, kind: info.plural };
}

export function notFound(info: ResourceInfo, name: string): StatusError {
	return failure(404, 'NotFound', `${qualified(info)} "${name}" not found`, detailsOf(info, name));
}

export function alreadyExists(info: ResourceInfo, name: string): StatusError {
	return failure(409, 'AlreadyExists', `${qualified(info)} "${name}" already exists`, detailsOf(info, name));
}

export function conflict(info: ResourceInfo, name: string, why: string): StatusError {
	return failure(409, 'Conflict', `Operation cannot be fulfilled on ${qualified(info)} "${name}": ${why}`, detailsOf(info, name));
}

/** The text of a lost optimistic lock. Source: registry/generic/registry/store.go OptimisticLockErrorMsg. */
export const LOST_LOCK = 'the object has been modified; please apply your changes to the latest version and try again';

export function forbidden(info: ResourceInfo, name: string, why: string): StatusError {
	const what = name === '' ? qualified(info) : `${qualified(info)} "${name}"`;
	return failure(403, 'Forbidden', `${what} is forbidden: ${why}`, detailsOf(info, name));
}

export function badRequest(message: string): StatusError {
	return failure(400, 'BadRequest', message);
}

export function methodNotAllowed(info: ResourceInfo, action: string): StatusError {
	return failure(405, 'MethodNotAllowed', `${action} is not supported on resources of kind "${qualified(info)}"`, {
		group: info.group,
		kind: info.plural,
	});
}

export function unsupportedMediaType(accepted: readonly string[]): StatusError {
	return failure(
		415,
		'UnsupportedMediaType',
		`the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
	);
}

/** A patch that cannot be applied; upstream keeps the cause to itself. Source: endpoints/handlers/patch.go, NewGenericServerResponse with 422. */
export function patchRefused(): StatusError {
	return failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

/** A strategic merge patch that does not fit its type: upstream lets the library's error through as it is. */
export function patchBroken(why: string): StatusError {
	return failure(500, '', why);
}

/** What a client makes of `404 page not found` on a path that the server does not serve. */
export function unknownPath(): StatusError {
	return failure(404, 'NotFound', 'the server could not find the requested resource', {
		causes: [{ reason: 'UnexpectedServerResponse', message: '404 page not found' }],
	});
}

/** Source: apiserver storage/cacher/watch_cache.go, NewResourceExpired. */
export function expired(asked: number, oldest: number): StatusError {
	return failure(410, 'Expired', `too old resource version: ${asked} (${oldest})`);
}

/** One finding about a field, in upstream's types. */
export interface FieldError {
	readonly type: 'required' | 'invalid' | 'unsupported' | 'duplicate' | 'forbidden' | 'notFound' | 'tooLong';
	/** Path such as `spec.template.spec.containers[0].image`. */
	readonly field: string;
	readonly value?: unknown;
	readonly detail?: string;
}

const KINDS = {
	required: ['FieldValueRequired', 'Required value'],
	invalid: ['FieldValueInvalid', 'Invalid value'],
	unsupported: ['FieldValueNotSupported', 'Unsupported value'],
	duplicate: ['FieldValueDuplicate', 'Duplicate value'],
	forbidden: ['FieldValueForbidden', 'Forbidden'],
	notFound: ['FieldValueNotFound', 'Not found'],
	tooLong: ['FieldValueTooLong', 'Too long'],
} as const;

function errorBody(error: FieldError): string {
	const [, words] = KINDS[error.type];
	const hasValue = !['required', 'forbidden', 'tooLong'].includes(error.type);
	const shown = hasValue ? `${words}: ${goJson(error.value)}` : words;
	return error.detail ? `${shown}: ${error.detail}` : shown;
}

/** All findings about one object. Messages that are equal count once; one stands alone, several stand in brackets. */
export function invalid(info: Pick<ResourceInfo, 'kind' | 'group'>, name: string, errors: readonly FieldError[]): StatusError {
	const messages = [...new Set(errors.map((error) => `${error.field}: ${errorBody(error)}`))];
	const together = messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`;
	const kind = info.group === '' ? info.kind : `${info.kind}.${info.group}`;
	const causes = errors.map((error) => ({ reason: KINDS[error.type][0], message: errorBody(error), field: error.field }));
	return failure(422, 'Invalid', `${kind} "${name}" is invalid: ${together}`, { name, group: info.group, kind: info.kind, causes });
}
