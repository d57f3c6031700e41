/** `xargs` with values attached to their flags: the package's own wants them apart. */
import type { Tool } from '../adapt.ts';

export const xargs: Tool = {
	name: 'xargs',
	run(args, io) {
		const apart: string[] = [];
		for (let index = 0; index < args.length; index++) {
			const argument = args[index] as string;
			if (!argument.startsWith('-') || argument === '-') return io.original([...apart, ...args.slice(index)]);
			const attached = /^-([nPILds])(.+)$/.exec(argument);
			const long = /^--(max-args|max-procs|replace|max-lines|delimiter)=(.*)$/.exec(argument);
			const short = { 'max-args': '-n', 'max-procs': '-P', replace: '-I', 'max-lines': '-L', delimiter: '-d' };
			if (attached) apart.push(`-${attached[1]}`, attached[2] as string);
			else if (long) apart.push(short[long[1] as keyof typeof short], long[2] as string);
			else {
				apart.push(argument === '--null' ? '-0' : argument === '--no-run-if-empty' ? '-r' : argument);
				if (/^-[nPILdsE]$/.test(argument) && index + 1 < args.length) apart.push(args[++index] as string);
			}
		}
		return io.original(apart);
	},
};
