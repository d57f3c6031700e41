/** What may differ from the genuine tool, and why. Short; an exception that passes is a failure of the test. */
export interface Exception {
	/** The line of commands.txt. */
	readonly line: string;
	/** Absent = in every world in which the line runs. */
	readonly world?: string;
	readonly reason: string;
}

const GO_TEMPLATES = 'Go templates are not built: the command says so and names jsonpath and json instead';

export const EXCEPTIONS: readonly Exception[] = [
	{ line: "get pods -o go-template='{{.kind}}'", reason: GO_TEMPLATES },
	{ line: "get pods --template='{{.kind}}'", reason: GO_TEMPLATES },
];
