/** What can go wrong at the engine's door, in words that a page can show. Crosses the worker's border as plain data. */

export type EngineFault =
	/** The call itself does not fit: no attempt is open, an input that no schema knows. */
	| 'refused'
	/** The attempt is open in another tab. */
	| 'busy'
	/** No such attempt or scenario. */
	| 'missing'
	/** The browser did not write or read. */
	| 'storage'
	/** The attempt belongs to another engine or another version of its scenario. */
	| 'other-version'
	/** The stored attempt does not fit together, or does not replay to the states that it names. */
	| 'damaged'
	/** Ours. */
	| 'bug';

export interface PlainError {
	readonly code: EngineFault;
	readonly message: string;
	/** What the person can do now; one sentence. */
	readonly todo: string;
}

export class EngineError extends Error implements PlainError {
	override readonly name = 'EngineError';
	readonly code: EngineFault;
	readonly todo: string;
	constructor({ code, message, todo }: PlainError, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
		this.todo = todo;
	}
}

/** Any thrown value as plain data. What is not known is our bug, and says so. */
export function plainError(error: unknown): PlainError {
	if (error instanceof EngineError) return { code: error.code, message: error.message, todo: error.todo };
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return { code: 'bug', message, todo: 'This is a fault in Dryrun. Save the attempt as a file, then reload the page.' };
}
