/** What a command throws when it cannot go on, and how the original prints it. */
import type { Json } from '../../../sim/index.ts';

/** A mistake that kubectl itself finds; printed as `error: ...`. */
export class KubectlError extends Error {
	override readonly name = 'KubectlError';
}

/** Printed exactly as it is. */
export class PlainError extends Error {
	override readonly name = 'PlainError';
}

/** The command ends with this code and says nothing more. */
export class ExitError extends Error {
	override readonly name = 'ExitError';
	readonly code: number;
	constructor(code: number) {
		super(`exit ${code}`);
		this.code = code;
	}
}

interface StatusDetails {
	readonly kind?: string;
	readonly name?: string;
	readonly causes?: readonly { readonly field?: string; readonly message?: string }[];
}

/** A refusal by the API server: its `Status`. */
export class StatusError extends Error {
	override readonly name = 'StatusError';
	readonly code: number;
	readonly reason: string;
	readonly details: StatusDetails;
	constructor(code: number, body: Json) {
		const status = (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as {
			readonly reason?: string;
			readonly message?: string;
			readonly details?: StatusDetails;
		};
		super(status.message ?? (typeof body === 'string' && body !== '' ? body : 'the server could not find the requested resource'));
		this.code = code;
		this.reason = status.reason ?? '';
		this.details = status.details ?? {};
	}
	get isNotFound(): boolean {
		return this.reason === 'NotFound';
	}
}

/** Several errors, printed one a line. */
export class ManyErrors extends Error {
	override readonly name = 'ManyErrors';
	readonly errors: readonly Error[];
	constructor(errors: readonly Error[]) {
		super(errors.map((error) => error.message).join('\n'));
		this.errors = errors;
	}
}

/** Throws what was collected: nothing, the only one, or all of them. */
export function throwCollected(errors: readonly Error[]): void {
	if (errors.length === 1) throw errors[0];
	if (errors.length > 1) throw new ManyErrors(errors);
}

/** `See 'kubectl get -h' for help and examples` under a complaint about usage. */
export function usageError(commandPath: string, message: string): KubectlError {
	return new KubectlError(`${message}\nSee '${commandPath} -h' for help and examples`);
}

/** The lines for standard error, without the last line end; null when there is nothing to say. */
export function messageOf(error: Error): string | null {
	if (error instanceof ExitError) return null;
	// Among several, kubectl's own complaints stand without `error:`.
	if (error instanceof ManyErrors)
		return error.errors.map((one) => (one instanceof KubectlError ? one.message : messageOf(one))).join('\n');
	if (error instanceof PlainError) return error.message;
	if (error instanceof StatusError) {
		if (error.reason === 'Invalid') return invalidText(error);
		if (error.reason === 'Unauthorized') return 'error: You must be logged in to the server (Unauthorized)';
		return error.reason === '' ? `Error from server: ${error.message}` : `Error from server (${error.reason}): ${error.message}`;
	}
	return error.message.startsWith('error: ') ? error.message : `error: ${error.message}`;
}

/** An object that the server holds to be invalid: one cause behind the object's name, several below it. */
function invalidText({ message, details: { kind = '', name = '', causes = [] } }: StatusError): string {
	const texts = [...new Set(causes.map(({ field = '', message: why = '' }) => `${field}: ${why}`))];
	let subject = 'The request is invalid';
	if (kind !== '' || name !== '') subject = `The ${kind} ${JSON.stringify(name)} is invalid`;
	else if (message !== '' && texts.length === 0) subject = `${subject}: ${message}`;
	if (texts.length === 0) return subject;
	return texts.length === 1 ? `${subject}: ${texts[0]}` : `${subject}: \n${texts.map((text) => `* ${text}`).join('\n')}`;
}
