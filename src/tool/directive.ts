/** Directives of `dryrun shell`: a line that begins with `@` is sugar for an input of the journal, or for the passing of time. */
import { durationMs } from '../scenario/index.ts';
import { Input, type PlayedStep } from '../session/index.ts';
import { UsageError } from './exit.ts';

export const DIRECTIVES = `@advance 5m                            let simulated time pass
@idle                                  let time pass until the terminal shows a prompt
@key ctrl-c                            press a key
@message CHANNEL TEXT                  write to a channel
@open VIEW [DETAIL]                    open brief, runbook, terminal, cluster, chat or notebook
@scroll ROWS                           scroll the terminal up
@resize COLUMNS ROWS                   change its size
@pin ID SOURCE TEXT                    pin evidence from terminal, cluster, chat or brief
@unpin ID
@hypothesis ID COMPONENT CAUSE STATUS [PIN ...]   STATUS is open, supported or excluded
@drop-hypothesis ID
@conclude COMPONENT CAUSE | HAPPENED | FIX | PREVENTION | TOLD   - - for no cause
@hint ID                               use a hint
@pace SPEED                            paused, 1x, 4x, 16x or until
@input JSON                            any input as the journal has it
@finish                                hand in
A line that begins with @@ is typed in the terminal with one @.`;

/** One line of standard input as a step of the attempt. `now` is the simulated time, for pins. Throws `UsageError`. */
export function stepOf(line: string, now: number): PlayedStep {
	if (line.startsWith('@@')) return { input: { kind: 'line', text: line.slice(1) } };
	if (!line.startsWith('@')) return { input: { kind: 'line', text: line } };
	const [, name = '', rest = ''] = /^@(\S*)\s*(.*)$/s.exec(line) ?? [];
	if (name === 'advance') return { wait: span(rest) };
	if (name === 'idle') return { waitUntil: 'idle' };
	return { input: inputOf(name, rest, now) };
}

function span(text: string): number {
	const ms = durationMs(text.trim());
	if (ms === null || ms < 0) throw new UsageError(`@advance takes a time such as 90s, 5m or 1h30m, not ${JSON.stringify(text)}`);
	return ms;
}

function inputOf(name: string, rest: string, now: number): Input {
	const given = name === 'input' ? json(rest) : Object.hasOwn(BY_NAME, name) ? BY_NAME[name]?.(rest, now) : undefined;
	if (given === undefined) throw new UsageError(`there is no directive @${name}; there are ${NAMES.join(', ')}`);
	const parsed = Input.safeParse(given);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new UsageError(`@${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new UsageError(`@input takes JSON, not ${JSON.stringify(text)}`);
	}
}

/** The first `count` words, then the rest of the line. */
function split(text: string, count: number): string[] {
	const words: string[] = [];
	let rest = text.trim();
	for (let index = 0; index < count; index++) {
		const [, word = '', tail = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
		words.push(word);
		rest = tail;
	}
	return [...words, rest];
}

/** What each directive stands for; the schema of inputs judges it. */
const BY_NAME: Readonly<Record<string, (rest: string, now: number) => unknown>> = {
	key: (rest) => ({ kind: 'key', key: rest }),
	message(rest) {
		const [channel, text] = split(rest, 1);
		return { kind: 'message', channel: channel?.replace(/^#/, ''), text };
	},
	open(rest) {
		const [view, detail] = split(rest, 1);
		return { kind: 'open', view, ...(detail === '' ? {} : { detail }) };
	},
	scroll: (rest) => ({ kind: 'scroll', up: Number(rest) }),
	resize(rest) {
		const [columns, rows] = split(rest, 1);
		return { kind: 'resize', columns: Number(columns), rows: Number(rows) };
	},
	pin(rest, now) {
		const [id, source, text] = split(rest, 2);
		return { kind: 'pin', id, evidence: { source, text, at: now } };
	},
	unpin: (rest) => ({ kind: 'unpin', id: rest }),
	hypothesis(rest) {
		const [id, component, cause, status, pins] = split(rest, 4);
		return { kind: 'hypothesis', id, belief: { component, cause }, status, pins: pins?.split(/\s+/).filter(Boolean) };
	},
	'drop-hypothesis': (rest) => ({ kind: 'drop-hypothesis', id: rest }),
	conclude(rest) {
		const [belief = '', happened = '', fix = '', prevention = '', told = ''] = rest.split('|').map((part) => part.trim());
		const [component, cause] = split(belief, 1);
		return {
			kind: 'conclude',
			belief: component === '-' || component === '' ? null : { component, cause },
			happened,
			fix,
			prevention,
			told,
		};
	},
	hint: (rest) => ({ kind: 'hint', hint: rest }),
	pace: (rest) => ({ kind: 'pace', speed: rest }),
	finish: () => ({ kind: 'finish' }),
};

const NAMES: readonly string[] = ['advance', 'idle', 'input', ...Object.keys(BY_NAME)];
