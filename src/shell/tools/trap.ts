/** `trap`: only EXIT has an effect here; the other signals reach no script. */
import { quoted, type Tool } from '../adapt.ts';
import { trapsOf } from '../bash/traps.ts';

const SIGNALS: Readonly<Record<string, string>> = { 0: 'EXIT', 1: 'HUP', 2: 'INT', 3: 'QUIT', 15: 'TERM' };
const KNOWN = ['EXIT', 'HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2', 'PIPE'];

const label = (signal: string): string => (signal === 'EXIT' ? signal : `SIG${signal}`);

export const trap: Tool = {
	name: '__trap',
	async run(args, io) {
		const traps = trapsOf(io.state);
		const words = args[0] === '--' ? args.slice(1) : args;
		const [command, ...signals] = words;
		if (command === undefined || command === '-p') {
			const shown = [...traps].toSorted(([a], [b]) => KNOWN.indexOf(a) - KNOWN.indexOf(b));
			for (const [signal, text] of shown) io.out(`trap -- '${quoted([text]).replace(/^'|'$/g, '')}' ${label(signal)}\n`);
			return 0;
		}
		let code = 0;
		for (const given of signals.length > 0 ? signals : [command]) {
			const signal = SIGNALS[given] ?? given.toUpperCase().replace(/^SIG/, '');
			if (['ERR', 'DEBUG', 'RETURN'].includes(signal)) io.err(`bash: trap: ${signal} does nothing in this terminal\n`);
			else if (!KNOWN.includes(signal)) {
				io.err(`bash: trap: ${given}: invalid signal specification\n`);
				code = 1;
			} else if (command === '-' || signals.length === 0) traps.delete(signal);
			else traps.set(signal, command);
		}
		return code;
	},
};
