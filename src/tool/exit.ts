/** How a command of the tool ends. The codes are part of its contract: scripts and CI read them. */

export const EXIT = {
	fine: 0,
	/** Findings, a mismatch, a play that misses its bar. */
	findings: 1,
	usage: 2,
	/** A file or folder that cannot be read or parsed. */
	unreadable: 3,
	/** Ours. */
	bug: 70,
} as const;

/** The command was called in a way that it does not know. Ends with the command's usage and code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** Something that was named cannot be read. Ends with code 3. */
export class UnreadableError extends Error {
	override readonly name = 'UnreadableError';
}

/** Prints the one object that `--json` promises. `schema` names its shape and version, such as `dryrun.verify/1`. */
export function printJson(schema: string, fields: object): void {
	process.stdout.write(`${JSON.stringify({ schema, ...fields }, null, 2)}\n`);
}

/** For everything that is about the run and not its result. */
export function note(line: string): void {
	process.stderr.write(`${line}\n`);
}
