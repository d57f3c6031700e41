/** Who and where: `whoami`, `id`, `groups`, `hostname`, `uname`, `sudo`. */
import type { Tool } from '../adapt.ts';
import type { ShellInside } from '../session.ts';

export const whoami = ({ options: { user } }: ShellInside): Tool => ({
	name: 'whoami',
	async run(_, io) {
		io.out(`${user}\n`);
		return 0;
	},
});

export const logname: Tool = {
	name: 'logname',
	async run(_, io) {
		io.out(`${io.env.get('LOGNAME') ?? ''}\n`);
		return 0;
	},
};

export const id = ({ options: { user } }: ShellInside): Tool => ({
	name: 'id',
	async run(args, io) {
		const flags = args.filter((argument) => argument.startsWith('-')).join('');
		const named = args.find((argument) => !argument.startsWith('-')) ?? user;
		if (named !== user && named !== 'root') {
			io.err(`id: '${named}': no such user\n`);
			return 1;
		}
		const number = named === 'root' ? 0 : 1000;
		if (flags === '') io.out(`uid=${number}(${named}) gid=${number}(${named}) groups=${number}(${named})\n`);
		else if (/[ugG]/.test(flags)) io.out(`${flags.includes('n') ? named : number}\n`);
		else {
			io.err(`id: invalid option -- '${flags.replace(/^-+/, '')[0]}'\nTry 'id --help' for more information.\n`);
			return 1;
		}
		return 0;
	},
});

export const groups = ({ options: { user } }: ShellInside): Tool => ({
	name: 'groups',
	async run(_, io) {
		io.out(`${user}\n`);
		return 0;
	},
});

export const hostname = ({ options }: ShellInside): Tool => ({
	name: 'hostname',
	async run([argument], io) {
		if (argument === undefined || ['-s', '-f', '--short', '--fqdn'].includes(argument)) {
			io.out(`${options.hostname}\n`);
			return 0;
		}
		io.err('hostname: you must be root to change the host name\n');
		return 1;
	},
});

const KERNEL = { s: 'Linux', r: '6.1.0-18-amd64', v: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01)', m: 'x86_64', o: 'GNU/Linux' };

export const uname = ({ options }: ShellInside): Tool => ({
	name: 'uname',
	async run(args, io) {
		const parts: Readonly<Record<string, string>> = {
			s: KERNEL.s,
			n: options.hostname,
			r: KERNEL.r,
			v: KERNEL.v,
			m: KERNEL.m,
			o: KERNEL.o,
		};
		const long: Readonly<Record<string, string>> = {
			'--all': 'a',
			'--kernel-name': 's',
			'--nodename': 'n',
			'--kernel-release': 'r',
			'--kernel-version': 'v',
			'--machine': 'm',
			'--operating-system': 'o',
		};
		const flags = args.map((argument) => long[argument] ?? argument.replace(/^-/, '')).join('') || 's';
		const wrong = [...flags].find((flag) => flag !== 'a' && !(flag in parts));
		if (wrong !== undefined) {
			io.err(`uname: invalid option -- '${wrong}'\nTry 'uname --help' for more information.\n`);
			return 1;
		}
		const shown = Object.keys(parts).filter((part) => flags.includes('a') || flags.includes(part));
		io.out(`${shown.map((part) => parts[part]).join(' ')}\n`);
		return 0;
	},
});

export const sudo: Tool = {
	name: 'sudo',
	async run(_, io) {
		io.err(`${io.env.get('USER') ?? 'you'} is not in the sudoers file.\nThis incident has been reported to the administrator.\n`);
		return 1;
	},
};
