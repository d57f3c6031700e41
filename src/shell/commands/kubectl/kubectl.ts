/** From the words of a line to the command that they mean, and from its end to an exit code. */
import { type Command, type CommandIo, Interrupted } from '../../command.ts';
import { FlagError, firstArgument, parseFlags, suggestions } from '../flags.ts';
import { type CommandSpec, GLOBAL_FLAGS, ROOT } from './command-tree.ts';
import { ExitError, KubectlError, messageOf, PlainError, usageError } from './errors.ts';
import { Invocation } from './invocation.ts';
import { refusalOf } from './unsupported.ts';

export const kubectl: Command = {
	name: 'kubectl',
	async run(args, io) {
		try {
			await dispatch(args, io);
			return 0;
		} catch (error) {
			if (error instanceof Interrupted || !(error instanceof Error)) throw error;
			if (error instanceof ExitError) return error.code;
			const message = messageOf(error);
			if (message === null || !isOurs(error)) throw error;
			io.err(`${message}\n`);
			return 1;
		}
	},
	async complete(args, io) {
		return (await import('./complete.ts')).complete(args, io);
	},
};

/** Errors that a command throws on purpose; anything else is a fault of this program and must be seen. */
function isOurs(error: Error): boolean {
	return ['KubectlError', 'PlainError', 'StatusError', 'ManyErrors'].includes(error.name);
}

/** The command that words mean, with its path and the words that are left. */
export function findCommand(words: readonly string[]): {
	readonly spec: CommandSpec;
	readonly path: string;
	readonly rest: readonly string[];
} {
	let spec = ROOT;
	let path = ROOT.name;
	let rest = words;
	for (;;) {
		const at = firstArgument([...spec.flags, ...GLOBAL_FLAGS], rest);
		const word = at === null ? undefined : rest[at];
		const child = spec.commands?.find((command) => command.name === word || command.aliases?.includes(word as string));
		if (!child) return { spec, path, rest };
		spec = child;
		path = `${path} ${child.name}`;
		rest = rest.filter((_, index) => index !== at);
	}
}

async function dispatch(words: readonly string[], io: CommandIo): Promise<void> {
	if (words[0] === 'help') return help(words.slice(1), io);
	const { spec, path, rest } = findCommand(words);
	if (spec === ROOT) {
		const at = firstArgument(GLOBAL_FLAGS, rest);
		if (at !== null) throw unknownCommand(rest[at] as string);
	}
	const refusal = spec.load || spec.commands ? null : refusalOf(path);
	if (refusal !== null) throw new PlainError(refusal);

	const own = new Set(spec.flags.map((flag) => flag.name));
	let line: ReturnType<typeof parseFlags>;
	try {
		line = parseFlags([...spec.flags, ...GLOBAL_FLAGS.filter((flag) => !own.has(flag.name))], rest);
	} catch (error) {
		if (error instanceof FlagError) throw new KubectlError(`${error.message}\nSee '${path} --help' for usage.`);
		throw error;
	}
	if (line.wantsHelp || spec === ROOT) return showHelp(path, io.out.bind(io));
	if (spec.commands && !spec.load) {
		if (line.args.length > 0) throw usageError(path, `unknown command "${line.args.join(' ')}"`);
		// Of all groups only this one prints its page where results go.
		await showHelp(path, path === 'kubectl rollout' ? io.out.bind(io) : io.err.bind(io));
		throw new ExitError(1);
	}
	const runner = await (spec.load as NonNullable<CommandSpec['load']>)();
	await runner(new Invocation(io, path, line.flags, line.args));
}

async function showHelp(path: string, print: (text: string) => void): Promise<void> {
	const { helpOf } = await import('./help/index.ts');
	const page = helpOf(path);
	if (page === null) throw new PlainError(refusalOf(path) ?? `error: no help for ${path}`);
	print(page);
}

/** `kubectl help rollout status` */
async function help(words: readonly string[], io: CommandIo): Promise<void> {
	const { spec, path, rest } = findCommand(words);
	if (spec === ROOT && rest.length > 0) {
		const { usageOf } = await import('./help/index.ts');
		io.err(`Unknown help topic [\`${rest.join(' ')}\`]\n${usageOf()}`);
		return;
	}
	return showHelp(path, io.out.bind(io));
}

function unknownCommand(word: string): Error {
	const names = (ROOT.commands ?? []).map((command) => command.name);
	const similar = suggestions(word, names);
	const hint = similar.length === 0 ? '' : `\n\nDid you mean this?\n${similar.map((name) => `\t${name}`).join('\n')}`;
	return new PlainError(`error: unknown command "${word}" for "kubectl"${hint}`);
}
