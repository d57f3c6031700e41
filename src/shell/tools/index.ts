/** The shell's own commands: what just-bash lacks, or has with another output than the real thing. */
import type { Tool } from '../adapt.ts';
import type { ShellInside } from '../session.ts';
import { bash, nohup, script, sh } from './bash.ts';
import { history } from './history.ts';
import { groups, hostname, id, logname, sudo, uname, whoami } from './identity.ts';
import { bg, disown, fg, jobs, kill, wait } from './jobs.ts';
import { clear, EDITORS, manual, PAGERS, reset } from './screenful.ts';
import { env, mktemp, paste, printenv, rm, umask, uniq } from './small.ts';
import { sleep, timeout } from './time.ts';
import { trap } from './trap.ts';
import { watch } from './watch.ts';
import { xargs } from './xargs.ts';

export interface LazyTool {
	readonly name: string;
	load(inside: ShellInside): Promise<Tool>;
}

const small: readonly Tool[] = [
	bash,
	sh,
	script,
	trap,
	nohup,
	logname,
	sudo,
	clear,
	reset,
	manual,
	mktemp,
	paste,
	umask,
	env,
	printenv,
	rm,
	uniq,
	sleep,
	timeout,
	xargs,
	...PAGERS,
	...EDITORS,
];
const inside: readonly (readonly [name: string, make: (shell: ShellInside) => Tool])[] = [
	['history', history],
	['whoami', whoami],
	['id', id],
	['groups', groups],
	['hostname', hostname],
	['uname', uname],
	['jobs', jobs],
	['fg', fg],
	['bg', bg],
	['disown', disown],
	['kill', kill],
	['__wait', wait],
	['watch', watch],
];

export const TOOLS: readonly LazyTool[] = [
	...small.map((tool) => ({ name: tool.name, load: async () => tool })),
	...inside.map(([name, make]) => ({ name, load: async (shell: ShellInside) => make(shell) })),
	{ name: 'ls', load: async (shell) => (await import('./ls.ts')).ls(shell) },
	{ name: 'diff', load: async () => (await import('./diff.ts')).diff },
];
