/** What may differ from the genuine tool, and why. Short; an exception that passes is a failure of the test. */
export interface Exception {
	/** The line of commands.txt. */
	readonly line: string;
	/** Absent = in every world in which the line runs. */
	readonly world?: string;
	readonly reason: string;
}

const GO_TEMPLATES = 'Go templates are not built: the command says so and names jsonpath and json instead';

const MANIFESTS = 'manifests are not read yet: the command says so instead of looking for the file';
const SUBRESOURCES = 'get --subresource is taken and shows the object itself; the server serves the subresource';
const CLIENT_TABLES = 'tables are made by the server only, so --server-print=false shows the same columns';
const WORDS = 'a rare mistake of the person at the keyboard, refused with other words or in another order';

export const EXCEPTIONS: readonly Exception[] = [
	{ line: "get pods -o go-template='{{.kind}}'", reason: GO_TEMPLATES },
	{ line: "get pods --template='{{.kind}}'", reason: GO_TEMPLATES },
	...['get -f nosuch.yaml', 'get pods -f nosuch.yaml', 'get -k nosuch', 'describe -f nosuch.yaml'].map((line) => ({
		line,
		reason: MANIFESTS,
	})),
	...['get deploy checkout --subresource=scale', 'get deploy checkout --subresource=nosuch', 'get pods --subresource=status'].map(
		(line) => ({
			line,
			reason: SUBRESOURCES,
		}),
	),
	...['get pods --server-print=false', 'get deploy --server-print=false'].map((line) => ({ line, reason: CLIENT_TABLES })),
	...[
		'get all nosuch',
		'get pods/{pod:app=web}/log',
		'logs -n nosuch deploy/gateway',
		'events --for=deploy/',
		'events --for=/web',
		'config use-context',
		'api-resources -o nosuch',
		'help nosuch thing',
		'help -h',
	].map((line) => ({ line, reason: WORDS })),
];
