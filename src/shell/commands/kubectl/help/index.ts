/** Help pages, put together from their words and from the flags that the command really takes. Loaded when help is first asked for. */
import type { FlagSpec } from '../../flags.ts';
import { formatDuration, parseDuration } from '../../go/index.ts';
import { type CommandSpec, GLOBAL_FLAGS, ROOT } from '../command-tree.ts';
import { COMMANDS, FLAGS, GLOBALS, GROUPS } from './words.ts';

const OPTIONS_HINT = 'Use "kubectl options" for a list of global command-line options (applies to all commands).\n';
const COMMANDS_HINT = 'Use "kubectl <command> --help" for more information about a given command.\n';

/** The help page of `kubectl rollout status`, or null when there is none. */
export function helpOf(path: string, home = '/root'): string | null {
	if (path === ROOT.name) return firstPage();
	if (path === 'kubectl options') return optionsPage(home);
	const words = path.split(' ').slice(1);
	const help = COMMANDS[words.join(' ')];
	const spec = words.reduce<CommandSpec | undefined>((parent, word) => parent?.commands?.find((command) => command.name === word), ROOT);
	if (!help || !spec) return null;
	const { flags } = spec;
	return [
		`${help.about}\n`,
		help.aliases ? `Aliases:\n${help.aliases}\n` : '',
		help.examples ? `Examples:\n${indented(help.examples)}\n` : '',
		help.commands ? `Available Commands:\n${listed(help.commands)}` : '',
		flags.length > 0 ? `Options:\n${flagLines(flags, { ...FLAGS, ...help.flags })}` : '',
		`Usage:\n  ${help.usage}\n`,
		`${help.commands ? COMMANDS_HINT.replace('<command>', `${words.join(' ')} <command>`) : ''}${OPTIONS_HINT}`,
	]
		.filter((part) => part !== '')
		.join('\n');
}

/** Blank lines are indented too, as the original leaves them. */
function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`)
		.join('\n');
}

/** Names are padded to the longest, at least to cobra's eleven columns. */
function listed(commands: readonly (readonly [string, string])[]): string {
	const width = Math.max(11, ...commands.map(([name]) => name.length)) + 3;
	return commands.map(([name, purpose]) => `  ${name.padEnd(width)}${purpose}\n`).join('');
}

function flagLines(flags: readonly FlagSpec[], words: Readonly<Record<string, string>>): string {
	return [...flags]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map((flag) => `    ${flag.short ? `-${flag.short}, ` : ''}--${flag.name}=${shownDefault(flag)}:\n\t${words[flag.name] ?? ''}\n`)
		.join('\n');
}

function shownDefault(flag: FlagSpec): string {
	switch (flag.type) {
		case 'bool':
			return flag.default ?? 'false';
		case 'string':
			return `'${flag.default ?? ''}'`;
		case 'duration': {
			const parsed = parseDuration(flag.default ?? '0');
			return formatDuration('ms' in parsed ? parsed.ms : 0);
		}
		case 'stringSlice':
		case 'stringArray':
			return '[]';
		default:
			return flag.default ?? '0';
	}
}

const ABOUT =
	'kubectl controls the Kubernetes cluster manager.\n\n Find more information at: https://kubernetes.io/docs/reference/kubectl/\n';

function firstPage(): string {
	return `${ABOUT}${usageOf().slice(1)}`;
}

/** The first page without its first words: what stands after a complaint. */
export function usageOf(): string {
	const width = Math.max(...GROUPS.flatMap(({ commands }) => commands.map(([name]) => name.length))) + 3;
	const groups = GROUPS.map(
		({ title, commands }) => `${title}:\n${commands.map(([name, purpose]) => `  ${name.padEnd(width)}${purpose}\n`).join('')}`,
	);
	return ['', '', ...groups, 'Usage:\n  kubectl [flags] [options]\n', `${COMMANDS_HINT}${OPTIONS_HINT}`].join('\n');
}

function optionsPage(home: string): string {
	const machine: Readonly<Record<string, string>> = { 'cache-dir': `'${home}/.kube/cache'`, vmodule: '' };
	const lines = [...GLOBAL_FLAGS]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map((flag) => {
			const value = machine[flag.name] ?? shownDefault(flag);
			return `    ${flag.short ? `-${flag.short}, ` : ''}--${flag.name}=${value}:\n\t${GLOBALS[flag.name] ?? ''}\n`;
		});
	return `The following options can be passed to any command:\n\n${lines.join('\n')}\n`;
}
