import type { Json } from '../../../sim/index.ts';
import { type Command, type CommandIo, Interrupted } from '../../command.ts';
import { FlagError, type FlagSpec, type Flags, firstArgument, parseFlags, suggestions } from '../flags.ts';
import { BadReference, named, parseReference, parseRegistry, parseRepository, type Repository } from './reference.ts';
import { ask, TransportError } from './registry.ts';

/** A mistake on the command line. */
class UsageError extends Error {
	override readonly name = 'UsageError';
}

interface Subcommand {
	readonly name: string;
	readonly use: string;
	readonly short: string;
	readonly flags: readonly (FlagSpec & { readonly usage: string })[];
	run(args: readonly string[], flags: Flags, io: CommandIo): void;
}

const FULL_REF = { name: 'full-ref', type: 'bool', usage: '(Optional) if true, print the full image reference' } as const;

const GLOBALS: readonly (FlagSpec & { readonly usage: string })[] = [
	{
		name: 'allow-nondistributable-artifacts',
		type: 'bool',
		usage: 'Allow pushing non-distributable (foreign) layers',
	},
	{ name: 'insecure', type: 'bool', usage: 'Allow image references to be fetched without TLS' },
	{
		name: 'platform',
		type: 'string',
		usage: 'Specifies the platform in the form os/arch[/variant][:osversion] (e.g. linux/amd64). (default all)',
	},
	{ name: 'verbose', short: 'v', type: 'bool', usage: 'Enable debug logs' },
];

const COMMANDS: readonly Subcommand[] = [
	{ name: 'catalog', use: 'catalog REGISTRY', short: 'List the repos in a registry', flags: [FULL_REF], run: catalog },
	{
		name: 'digest',
		use: 'digest IMAGE',
		short: 'Get the digest of an image',
		flags: [{ ...FULL_REF, usage: '(Optional) if true, print the full image reference by digest' }],
		run: digest,
	},
	{
		name: 'ls',
		use: 'ls REPO',
		short: 'List the tags in a repo',
		flags: [
			FULL_REF,
			{ name: 'omit-digest-tags', short: 'O', type: 'bool', usage: "(Optional), if true, omit digest tags (e.g., ':sha256-...')" },
		],
		run: ls,
	},
	{ name: 'manifest', use: 'manifest IMAGE', short: 'Get the manifest of an image', flags: [], run: manifest },
];

export const crane: Command = {
	name: 'crane',
	async run(args, io) {
		try {
			dispatch(args, io);
			return 0;
		} catch (error) {
			if (error instanceof Interrupted) throw error;
			if (!(error instanceof UsageError || error instanceof BadReference || error instanceof TransportError)) throw error;
			io.err(`Error: ${error.message}\n`);
			return 1;
		}
	},
	async complete(args, io) {
		return complete(args, io);
	},
};

function dispatch(words: readonly string[], io: CommandIo): void {
	const at = firstArgument(GLOBALS, words);
	const name = at === null ? undefined : (words[at] as string);
	if (name === 'help') {
		const about = COMMANDS.find((command) => command.name === words[(at as number) + 1]);
		io.out(about ? pageOf(about) : firstPage());
		return;
	}
	const command = COMMANDS.find((entry) => entry.name === name || (name === 'list' && entry.name === 'ls'));
	if (name !== undefined && !command) throw new UsageError(unknownCommand(name));
	const rest = words.filter((_, index) => index !== at);
	const { flags, args, wantsHelp } = parse([...(command?.flags ?? []), ...GLOBALS], rest);
	if (!command) io.out(firstPage());
	else if (wantsHelp) io.out(pageOf(command));
	else {
		if (args.length !== 1) throw new UsageError(`accepts 1 arg(s), received ${args.length}`);
		command.run(args, flags, io);
	}
}

function parse(specs: readonly FlagSpec[], words: readonly string[]): ReturnType<typeof parseFlags> {
	try {
		return parseFlags(specs, words);
	} catch (error) {
		if (error instanceof FlagError) throw new UsageError(error.message);
		throw error;
	}
}

/** Commands of the genuine tool that write to a registry, handle the contents of images or need its login. */
const ABSENT =
	'append auth blob completion config copy cp delete export flatten gc index mutate optimize pull push rebase registry serve tag validate version';

function unknownCommand(name: string): string {
	if (ABSENT.split(' ').includes(name))
		return `${name}: the registry of this platform answers reading commands only (ls, digest, manifest, catalog)`;
	const similar = suggestions(
		name,
		COMMANDS.map((command) => command.name),
	);
	const hint = similar.length === 0 ? '' : `\n\nDid you mean this?\n${similar.map((entry) => `\t${entry}\n`).join('')}`;
	return `unknown command "${name}" for "crane"${hint}\nRun 'crane --help' for usage.`;
}

function ls([source = '']: readonly string[], flags: Flags, io: CommandIo): void {
	const repository = named('repo', source, parseRepository);
	for (const tag of tagsOrAdvice(io, repository, source)) {
		if (flags.bool('omit-digest-tags') && tag.startsWith('sha256-')) continue;
		io.out(`${flags.bool('full-ref') ? `${repository.shown}:` : ''}${tag}\n`);
	}
}

/** A registry without a path is read as a repository of the default registry; the original then says what was meant. */
function tagsOrAdvice(io: CommandIo, repository: Repository, source: string): readonly string[] {
	try {
		return tagsOf(io, repository);
	} catch (error) {
		if (error instanceof TransportError && !source.includes('/')) io.err(`${logTime(io)} did you mean 'crane catalog ${source}'?\n`);
		throw error;
	}
}

/** The time before a logged line. */
function logTime(io: CommandIo): string {
	return new Date(io.epochMs + io.now()).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}

function tagsOf(io: CommandIo, { registry, path, shown }: Repository): readonly string[] {
	try {
		const body = ask(io, 'GET', registry, `/v2/${path}/tags/list`, '?n=1000') as { readonly tags?: readonly string[] | null };
		return body.tags ?? [];
	} catch (error) {
		if (error instanceof TransportError) throw new TransportError(`reading tags for ${shown}: ${error.message}`);
		throw error;
	}
}

function catalog([source = '']: readonly string[], flags: Flags, io: CommandIo): void {
	const registry = named('reg', source, parseRegistry);
	try {
		const body = ask(io, 'GET', registry, '/v2/_catalog', '?n=1000') as { readonly repositories?: readonly string[] };
		for (const repository of body.repositories ?? []) io.out(`${flags.bool('full-ref') ? `${source}/` : ''}${repository}\n`);
	} catch (error) {
		if (error instanceof TransportError) throw new TransportError(`reading tags for ${registry}: ${error.message}`);
		throw error;
	}
}

function digest([source = '']: readonly string[], flags: Flags, io: CommandIo): void {
	const { repository, identifier } = named('reference', source, parseReference);
	const path = `/v2/${repository.path}/manifests/${identifier}`;
	let body: Json;
	try {
		body = ask(io, 'HEAD', repository.registry, path);
	} catch (error) {
		if (!(error instanceof TransportError)) throw error;
		io.err(`${logTime(io)} HEAD request failed, falling back on GET: ${error.message}\n`);
		body = ask(io, 'GET', repository.registry, path);
	}
	const found = (body as { readonly [key: string]: Json })['Docker-Content-Digest'] as string;
	io.out(`${flags.bool('full-ref') ? `${repository.shown}@` : ''}${found}\n`);
}

function manifest([source = '']: readonly string[], _flags: Flags, io: CommandIo): void {
	const { repository, identifier } = named('reference', source, parseReference);
	try {
		const body = ask(io, 'GET', repository.registry, `/v2/${repository.path}/manifests/${identifier}`);
		// The bytes as they were pushed: no line end is added.
		io.out(JSON.stringify((body as { readonly manifest: Json }).manifest));
	} catch (error) {
		if (error instanceof TransportError) throw new TransportError(`fetching manifest ${source}: ${error.message}`);
		throw error;
	}
}

const HELP_FLAG = { name: 'help', short: 'h', type: 'bool' } as const;

function flagTable(flags: readonly (FlagSpec & { readonly usage: string })[]): string {
	const shown = [...flags]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map((flag) => ({
			left: `  ${flag.short ? `-${flag.short}, ` : '    '}--${flag.name}${flag.type === 'bool' ? '' : ` ${flag.name}`}`,
			usage: flag.usage,
		}));
	const width = Math.max(...shown.map(({ left }) => left.length)) + 3;
	return shown.map(({ left, usage }) => `${left.padEnd(width)}${usage}\n`).join('');
}

function pageOf({ name, use, short, flags }: Subcommand): string {
	const own = flagTable([...flags, { ...HELP_FLAG, usage: `help for ${name}` }]);
	return `${short}\n\nUsage:\n  crane ${use} [flags]\n\nFlags:\n${own}\nGlobal Flags:\n${flagTable(GLOBALS)}`;
}

/** Lists the commands that this machine's crane has; the others of the genuine tool write to registries. */
function firstPage(): string {
	const commands = [...COMMANDS, { name: 'help', short: 'Help about any command' }]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, short }) => `  ${name.padEnd(11)} ${short}\n`)
		.join('');
	const flags = flagTable([...GLOBALS, { ...HELP_FLAG, usage: 'help for crane' }]);
	return `Crane is a tool for managing container images\n\nUsage:\n  crane [flags]\n  crane [command]\n\nAvailable Commands:\n${commands}\nFlags:\n${flags}\nUse "crane [command] --help" for more information about a command.\n`;
}

/** Subcommands, flags, and the tags of a repository that is typed in full. */
function complete(args: readonly string[], io: CommandIo): readonly string[] {
	const typed = args.at(-1) ?? '';
	const [name] = args.slice(0, -1);
	const matching = (words: readonly string[]): readonly string[] => words.filter((word) => word.startsWith(typed)).sort();
	if (name === undefined) return matching(COMMANDS.map((command) => command.name));
	const command = COMMANDS.find((entry) => entry.name === name);
	if (typed.startsWith('-')) return matching([...(command?.flags ?? []), ...GLOBALS].map((flag) => `--${flag.name}`));
	const repository = typed.replace(/:[^:/]*$/, '');
	if (!command || command.name === 'catalog' || command.name === 'ls' || !typed.includes(':')) return [];
	try {
		return matching(tagsOf(io, parseRepository(repository)).map((tag) => `${repository}:${tag}`));
	} catch (error) {
		if (error instanceof TransportError || error instanceof BadReference) return [];
		throw error;
	}
}
