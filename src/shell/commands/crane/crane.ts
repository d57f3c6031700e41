import type { JsonObject } from '../../../sim/index.ts';
import type { Command, CommandIo } from '../../command.ts';
import { FlagError, type FlagSpec, type Flags, firstArgument, parseFlags, suggestions } from '../flags.ts';
import { quote } from '../go/index.ts';
import { parseReference, parseRepository } from './reference.ts';
import { ask } from './registry.ts';

interface Subcommand {
	readonly name: string;
	readonly use: string;
	readonly short: string;
	readonly flags: readonly (FlagSpec & { readonly usage: string })[];
	run(argument: string, flags: Flags, io: CommandIo): void;
}

const FULL_REF = { name: 'full-ref', type: 'bool', usage: '(Optional) if true, print the full image reference' } as const;

const SUBCOMMANDS: readonly Subcommand[] = [
	{
		name: 'catalog',
		use: 'catalog REGISTRY',
		short: 'List the repos in a registry',
		flags: [FULL_REF],
		run(registry, flags, io) {
			const body = said(`reading repos for ${registry}`, () => ask(io, 'GET', registry, '/v2/_catalog', '/v2/_catalog?n=1000'));
			const names = body.repositories as readonly string[];
			print(io, flags.bool('full-ref') ? names.map((name) => `${registry}/${name}`) : names);
		},
	},
	{
		name: 'digest',
		use: 'digest IMAGE',
		short: 'Get the digest of an image',
		flags: [FULL_REF],
		run(image, flags, io) {
			const digest = digestOf(image, io);
			const { host, path } = parseReference(image);
			print(io, [flags.bool('full-ref') ? `${host}/${path}@${digest}` : digest]);
		},
	},
	{
		name: 'ls',
		use: 'ls REPO',
		short: 'List the tags in a repo',
		flags: [
			FULL_REF,
			{ name: 'omit-digest-tags', short: 'O', type: 'bool', usage: "(Optional), if true, omit digest tags (e.g., ':sha256-...')" },
		],
		run(repo, flags, io) {
			const body = said(`reading tags for ${repo}`, () => {
				const { host, path } = said(`parsing repo ${quote(repo)}`, () => parseRepository(repo));
				return ask(io, 'GET', host, `/v2/${path}/tags/list`, `/v2/${path}/tags/list?n=1000`);
			});
			const tags = (body.tags as readonly string[]).filter((tag) => !flags.bool('omit-digest-tags') || !tag.startsWith('sha256-'));
			print(io, flags.bool('full-ref') ? tags.map((tag) => `${repo}:${tag}`) : tags);
		},
	},
	{
		name: 'manifest',
		use: 'manifest IMAGE',
		short: 'Get the manifest of an image',
		flags: [],
		run(image, _flags, io) {
			const { manifest } = said(`fetching manifest ${image}`, () => getManifest(image, 'GET', io));
			io.out(JSON.stringify(manifest));
		},
	},
];

/** Commands of the genuine tool that write to a registry, handle image contents or need its login. */
const ABSENT =
	'append auth blob completion config copy cp delete export flatten gc index mutate optimize pull push rebase registry serve tag validate version'.split(
		' ',
	);

const GLOBAL_FLAGS: readonly (FlagSpec & { readonly usage: string })[] = [
	{ name: 'allow-nondistributable-artifacts', type: 'bool', usage: 'Allow pushing non-distributable (foreign) layers' },
	{ name: 'insecure', type: 'bool', usage: 'Allow image references to be fetched without TLS' },
	{
		name: 'platform',
		type: 'string',
		usage: 'Specifies the platform in the form os/arch[/variant][:osversion] (e.g. linux/amd64). (default all)',
	},
	{ name: 'verbose', short: 'v', type: 'bool', usage: 'Enable debug logs' },
];

export const crane: Command = {
	name: 'crane',
	async run(args, io) {
		try {
			dispatch(args, io);
			return 0;
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			io.err(`Error: ${error.message}\n`);
			return 1;
		}
	},
	async complete(args) {
		const typed = args.at(-1) ?? '';
		return args.length === 1 ? SUBCOMMANDS.map(({ name }) => name).filter((name) => name.startsWith(typed)) : [];
	},
};

function dispatch(words: readonly string[], io: CommandIo): void {
	const at = firstArgument(GLOBAL_FLAGS, words);
	const name = at === null ? undefined : words[at];
	const command = SUBCOMMANDS.find((candidate) => candidate.name === name || (name === 'list' && candidate.name === 'ls'));
	if (!command) {
		io.out(withoutCommand(name, words));
		return;
	}
	const { flags, args, wantsHelp } = asPlainError(() =>
		parseFlags(
			[...command.flags, ...GLOBAL_FLAGS],
			words.filter((_, index) => index !== at),
		),
	);
	if (wantsHelp) {
		io.out(help(`${command.short}\n`, `crane ${command.use} [flags]`, command.flags, command.name));
		return;
	}
	if (args.length !== 1) throw new Error(`accepts 1 arg(s), received ${args.length}`);
	command.run(args[0] as string, flags, io);
}

/** Help, or the original's words for a command that is not there. */
function withoutCommand(name: string | undefined, words: readonly string[]): string {
	if (name === undefined || name === 'help') {
		asPlainError(() => parseFlags(GLOBAL_FLAGS, words));
		return rootHelp();
	}
	if (ABSENT.includes(name))
		throw new Error(`${name}: the registry of this platform answers reading commands only (ls, digest, manifest, catalog)`);
	const near = suggestions(
		name,
		SUBCOMMANDS.map((command) => command.name),
	);
	const hint = near.length === 0 ? '' : `\nDid you mean this?\n${near.map((word) => `\t${word}\n`).join('')}`;
	throw new Error(`unknown command ${quote(name)} for "crane"${hint === '' ? '' : `\n${hint}`}\nRun 'crane --help' for usage.`);
}

/** Flag mistakes need no words around them: the original prints no usage. */
function asPlainError<Value>(work: () => Value): Value {
	try {
		return work();
	} catch (error) {
		throw error instanceof FlagError ? new Error(error.message) : error;
	}
}

/** Go's error wrapping. */
function said<Value>(prefix: string, work: () => Value): Value {
	try {
		return work();
	} catch (error) {
		throw new Error(`${prefix}: ${(error as Error).message}`);
	}
}

function getManifest(image: string, method: 'GET' | 'HEAD', io: CommandIo): JsonObject {
	const { host, path, identifier } = parseReference(image);
	return ask(io, method, host, `/v2/${path}/manifests/${identifier}`);
}

/** Source: `crane.Digest`: HEAD first, and a logged word when that fails. */
function digestOf(image: string, io: CommandIo): string {
	try {
		return String(getManifest(image, 'HEAD', io)['Docker-Content-Digest']);
	} catch (error) {
		io.err(`${logTime(io)} HEAD request failed, falling back on GET: ${(error as Error).message}\n`);
		return String(getManifest(image, 'GET', io)['Docker-Content-Digest']);
	}
}

/** Go's `log.LstdFlags` in UTC: `2026/11/13 14:05:00`. */
function logTime(io: CommandIo): string {
	return new Date(io.epochMs + io.now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
}

const print = (io: CommandIo, lines: readonly string[]): void => io.out(lines.map((line) => `${line}\n`).join(''));

function flagLines(flags: readonly (FlagSpec & { readonly usage: string })[], command: string): string {
	const all = [...flags, { name: 'help', short: 'h', type: 'bool' as const, usage: `help for ${command}` }].sort((one, other) =>
		one.name < other.name ? -1 : 1,
	);
	const heads = all.map(({ name, short, type }) => `  ${short ? `-${short},` : '   '} --${name}${type === 'bool' ? '' : ` ${name}`}`);
	const width = Math.max(...heads.map((head) => head.length));
	return all.map(({ usage }, index) => `${(heads[index] as string).padEnd(width)}   ${usage}\n`).join('');
}

function help(title: string, usage: string, flags: readonly (FlagSpec & { readonly usage: string })[], command: string): string {
	const globals = flagLines(GLOBAL_FLAGS, command)
		.split('\n')
		.filter((line) => !line.includes('--help'))
		.join('\n');
	return `${title}\nUsage:\n  ${usage}\n\nFlags:\n${flagLines(flags, command)}\nGlobal Flags:\n${globals}`;
}

function rootHelp(): string {
	const rows = SUBCOMMANDS.map(({ name, short }) => `  ${name.padEnd(11)} ${short}\n`).join('');
	return `Crane is a tool for managing container images\n\nUsage:\n  crane [flags]\n  crane [command]\n\nAvailable Commands:\n${rows}\nFlags:\n${flagLines(GLOBAL_FLAGS, 'crane')}\nUse "crane [command] --help" for more information about a command.\n`;
}
