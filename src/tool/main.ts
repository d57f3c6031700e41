/** The `dryrun` command: finds the command that was named, runs it, and turns how it ended into an exit code. */
import { EXIT, note, UnreadableError, UsageError } from './exit.ts';

interface CommandModule {
	/** Runs with the words after the command's name. Resolves with the exit code. */
	run(args: readonly string[]): Promise<number>;
	/** What `dryrun <command> --help` prints. */
	readonly usage?: string;
}

const COMMANDS: Readonly<Record<string, { readonly about: string; load(): Promise<CommandModule> }>> = {
	lint: { about: 'check scenarios: every fault with file and line', load: () => import('./lint.ts') },
	play: { about: 'run the recorded plays of scenarios and judge them by the bars they declare', load: () => import('./play.ts') },
	verify: { about: "check an attempt's file: its chain, its replay and the result it carries", load: () => import('./verify.ts') },
	shell: { about: 'play a scenario in this terminal', load: () => import('./shell.ts') },
	serve: { about: "serve a scenario's world over HTTP to the genuine kubectl", load: () => import('./serve.ts') },
	new: { about: 'make a scenario folder to start from', load: () => import('./new.ts') },
	schema: { about: 'print the JSON schema of scenario.yaml', load: () => import('./schema.ts') },
};

const USAGE = `usage: dryrun <command> [arguments]

${Object.entries(COMMANDS)
	.map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`)
	.join('\n')}

\`dryrun <command> --help\` says more. Exit codes: 0 fine, 1 findings or a mismatch, 2 usage, 3 unreadable input, 70 a fault of dryrun itself.
With --json a command prints one object with a "schema" field; everything else about the run goes to stderr.`;

export async function main(args: readonly string[]): Promise<number> {
	const [name, ...rest] = args;
	if (name === undefined) {
		note(USAGE);
		return EXIT.usage;
	}
	if (name === '--help' || name === '-h' || name === 'help') {
		process.stdout.write(`${USAGE}\n`);
		return EXIT.fine;
	}
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (command === undefined) {
		note(`dryrun: there is no command ${JSON.stringify(name)}; there are ${Object.keys(COMMANDS).join(', ')}`);
		return EXIT.usage;
	}
	let usage: string | undefined;
	try {
		const module = await command.load();
		usage = module.usage;
		if (usage !== undefined && (rest.includes('--help') || rest.includes('-h'))) {
			process.stdout.write(`${usage}\n`);
			return EXIT.fine;
		}
		return await module.run(rest);
	} catch (error) {
		return ended(name, usage, error);
	}
}

function ended(name: string, usage: string | undefined, error: unknown): number {
	if (error instanceof UsageError || isArgumentError(error)) {
		note(`dryrun ${name}: ${error.message}`);
		if (usage !== undefined) note(`\n${usage}`);
		return EXIT.usage;
	}
	if (error instanceof UnreadableError) {
		note(`dryrun ${name}: ${error.message}`);
		return EXIT.unreadable;
	}
	note(`dryrun ${name}: this is a fault of dryrun itself`);
	note(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return EXIT.bug;
}

/** What `parseArgs` of Node throws for an option that it does not know. */
function isArgumentError(error: unknown): error is Error {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

if (import.meta.main) {
	// `dryrun shell ... | head` closes the pipe early, which is no fault.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit(EXIT.fine);
	});
	const code = await main(process.argv.slice(2));
	// A command that still waits in a simulated terminal holds a timer, which would hold the process.
	for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
	process.exit(code);
}
