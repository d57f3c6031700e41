/** A terminal for tests: lines and keys in, a readable transcript out. Time moves only as the test says. */
import type { Request, Response } from '../sim/index.ts';
import { type Command, createShell, type ShellOptions, type ShellSession, type Stream } from './index.ts';

const KUBECONFIG = `apiVersion: v1
contexts:
- context:
    cluster: prod
    namespace: shop
    user: heron
  name: prod
current-context: prod
`;

/** `tick N`: prints N lines, one each second, and says whether it writes to a terminal. */
const tick: Command = {
	name: 'tick',
	async run([count = '3', word = 'tick'], io) {
		for (let index = 1; index <= Number(count); index++) {
			io.out(`${word} ${index}${io.isTerminal ? ' (terminal)' : ''}\n`);
			if (index < Number(count)) await io.sleep(1000);
		}
		return 0;
	},
	async complete(words) {
		return ['ten', 'twenty'].filter((word) => word.startsWith(words.at(-1) ?? ''));
	},
};

/** `until-change`: waits for something to happen in the world. */
const untilChange: Command = {
	name: 'until-change',
	async run(_, io) {
		await io.change();
		io.out('changed\n');
		return 0;
	},
};

/** `warn WORDS`: standard error, then standard output. */
const warn: Command = {
	name: 'warn',
	async run(words, io) {
		io.err(`warning: ${words.join(' ')}\n`);
		io.out(`in: ${JSON.stringify(io.stdin)}\n`);
		return 3;
	},
};

export class Terminal {
	/** What the screen shows; standard error is not marked. */
	screen = '';
	readonly printed: { readonly text: string; readonly stream: Stream; readonly at: number }[] = [];
	now = 0;
	readonly requests: Request[] = [];
	session!: ShellSession;

	static async open(
		options: Partial<ShellOptions> & { readonly respond?: (request: Request) => Response; readonly seed?: string } = {},
	): Promise<Terminal> {
		const terminal = new Terminal();
		const { respond = () => ({ status: 404, body: null }), seed = 'seed', ...given } = options;
		terminal.session = await createShell(
			{
				request: (request) => {
					terminal.requests.push(request);
					return respond(request);
				},
				now: () => terminal.now,
				epochMs: Date.UTC(2026, 10, 23, 9, 0, 0),
				print: (text, stream) => {
					terminal.screen += text;
					terminal.printed.push({ text, stream, at: terminal.now });
				},
				seed,
				columns: 80,
				rows: 24,
			},
			{
				files: {
					'/home/heron/.kube/config': KUBECONFIG,
					'/home/heron/shop/deploy.sh': '#!/bin/bash\nset -euo pipefail\necho deploying "$1"\ntick 2\necho done\n',
					'/home/heron/shop/fruit.txt': 'pear\napple\nfig\n',
					'/home/heron/shop/values.json': '{"image":{"tag":"4.11.3"},"replicas":3}\n',
				},
				home: '/home/heron',
				cwd: '/home/heron/shop',
				user: 'heron',
				hostname: 'ops',
				commands: [tick, untilChange, warn],
				...given,
			},
		);
		return terminal;
	}

	/** Types a line and lets time pass until the prompt is back, for at most `ms`. Gives what was printed. */
	async run(line: string, ms = 3_600_000): Promise<string> {
		const before = this.screen.length;
		await this.session.type(line);
		await this.pass(ms, true);
		return this.screen.slice(before);
	}

	/** Lets `ms` pass, waking the shell when it asks for it; `untilPrompt`: only while a line runs. */
	async pass(ms: number, untilPrompt = false): Promise<void> {
		const end = this.now + ms;
		for (;;) {
			const at = this.session.waiting()?.at ?? null;
			if (at === null || at > end || (untilPrompt && !this.session.isBusy)) break;
			this.now = Math.max(this.now, at);
			await this.session.wake();
		}
		if (!untilPrompt) this.now = end;
	}

	/** Plays the inputs of a transcript again and gives the transcript with the output of this run. */
	async replay(transcript: string): Promise<string> {
		let text = '';
		for (const { kind, value } of inputsOf(transcript)) {
			const before = this.screen.length;
			if (kind === 'line') {
				text += this.session.isBusy ? `@ahead ${value}\n` : `${await this.session.prompt()}${value}\n`;
				await this.session.type(value);
			} else {
				text += `@${kind}${value === '' ? '' : ` ${value}`}\n`;
				if (kind === 'interrupt') await this.session.interrupt();
				else await this.pass(Number(value));
			}
			text += this.screen.slice(before);
		}
		return text;
	}
}

interface Input {
	readonly kind: 'line' | 'interrupt' | 'pass';
	readonly value: string;
}

/** Inputs of a transcript: a line behind a prompt, `@ahead LINE` while another runs, `@interrupt`, `@pass MS`. */
function inputsOf(transcript: string): readonly Input[] {
	return transcript.split('\n').flatMap((row): readonly Input[] => {
		const line = /^(?:heron@ops:\S* \(\w+\/\w+\) \$ |> |@ahead )(.*)$/.exec(row)?.[1];
		if (line !== undefined) return [{ kind: 'line', value: line }];
		const [, kind, value = ''] = /^@(interrupt|pass) ?(\d*)$/.exec(row) ?? [];
		return kind === undefined ? [] : [{ kind: kind as Input['kind'], value }];
	});
}
