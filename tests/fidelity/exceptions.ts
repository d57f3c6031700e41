/** What may differ from the genuine tool, and why. Short; an exception that passes is a failure of the test. */
export interface Exception {
	/** The line of commands.txt. */
	readonly line: string;
	/** Absent = in every world in which the line runs. */
	readonly world?: string;
	readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [];
