/** What a changing command says of each object: `deployment.apps/x scaled`, or the object as `-o` asks. */
import { logPrefix } from '../go/index.ts';
import { KubectlError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { type Printer, printerFor, printName } from './printers.ts';

export type DryRun = 'none' | 'client' | 'server';

/** Reads `--dry-run`. Throws at a value that is none. */
export function dryRunOf(call: Invocation): DryRun {
	const value = call.flags.string('dry-run');
	switch (value) {
		case '':
		case 'none':
		case 'false':
			return 'none';
		case 'server':
			return 'server';
		case 'client':
			return 'client';
		case 'unchanged':
		case 'true':
			call.io.err(`${logPrefix('W', call.epochNow)} helpers.go:719] --dry-run is deprecated and can be replaced with --dry-run=client.\n`);
			return 'client';
		default:
			throw new KubectlError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
	}
}

/** Query that makes the server try without storing. */
export function dryRunQuery(dryRun: DryRun): Readonly<Record<string, string>> {
	return dryRun === 'server' ? { dryRun: 'All' } : {};
}

/** Tells the outcome of each object of one command. */
export class Outcome {
	readonly #call: Invocation;
	readonly #printer: Printer | null;
	readonly #suffix: string;

	private constructor(call: Invocation, printer: Printer | null, dryRun: DryRun) {
		this.#call = call;
		this.#printer = printer;
		this.#suffix = dryRun === 'none' ? '' : dryRun === 'client' ? ' (dry run)' : ' (server dry run)';
	}

	static async of(call: Invocation, dryRun: DryRun = 'none'): Promise<Outcome> {
		return new Outcome(call, call.flags.changed('output') ? await printerFor(call) : null, dryRun);
	}

	async tell(object: KubernetesObject, operation: string): Promise<void> {
		if (this.#printer) await this.#printer.print(object);
		else printName(object, `${operation}${this.#suffix}`, (text) => this.#call.io.out(text));
	}
}
