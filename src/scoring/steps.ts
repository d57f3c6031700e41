/** The steps of an attempt: what the person looked at or changed, in order, with what each told about the cause. */
import { type AssessPack, type Clue, type Position, type ScreenEntry, showsClue, type Trace, type TraceInput } from '../scenario/index.ts';
import type { Ms } from '../sim/index.ts';
import { type Act, type ClassifiedAct, classifyActs } from './causes.ts';
import { clock, inputOf } from './position.ts';

export interface Step extends ClassifiedAct {
	/** The line that was typed, or what was opened or came in. */
	readonly words: string;
	readonly isCommand: boolean;
	readonly told: string;
}

interface DraftAct extends Act {
	readonly words: string;
	readonly isCommand: boolean;
	/** Objects that it changed, such as `deployments/checkout`. */
	readonly changed: readonly string[];
}

/** Steps of a trace. `user` is the person's name at the API server. */
export function stepsOf(trace: Trace, assess: AssessPack, user: string): readonly Step[] {
	const acts = draftActs(trace, assess, user);
	const classified = classifyActs({ causes: assess.hypotheses.map(({ id }) => id), clues: assess.clues }, acts);
	const firstSeen = new Map<string, Ms>();
	return classified.map((act, index) => {
		const { words, isCommand, changed, clues } = acts[index]!;
		const told = toldBy(act, changed, clues, assess.clues, firstSeen);
		for (const clue of act.newClues) firstSeen.set(clue, act.at);
		return { ...act, words, isCommand, told };
	});
}

function toldBy(
	act: ClassifiedAct,
	changed: readonly string[],
	shown: readonly string[],
	clues: readonly Clue[],
	firstSeen: ReadonlyMap<string, Ms>,
): string {
	const said = act.newClues.map((id) => clues.find((clue) => clue.id === id)!.says);
	switch (act.class) {
		case 'change':
		case 'replace': {
			const open = act.causesBefore > 1 ? ` with ${act.causesBefore} causes still open` : '';
			return [`Changed ${changed.join(' and ')}${open}.`, ...said].join(' ');
		}
		case 'redundant':
		case 'again': {
			const known = shown.map((clue) => firstSeen.get(clue)).find((at) => at !== undefined);
			return said.length > 0 ? `${said.join(' ')} No cause was left that this excludes.` : `Known since ${clock(known ?? act.at)}.`;
		}
		case 'irrelevant':
			return 'Speaks of no possible cause.';
		case 'check':
			return said.length > 0 ? said.join(' ') : 'Checks the change.';
		default:
			return said.join(' ');
	}
}

/** Surface that an input brings something onto. */
function surfaceOf(input: TraceInput): string | null {
	if (input.kind === 'open') return String(input.view);
	return ['line', 'key', 'scroll', 'resize'].includes(input.kind) ? 'terminal' : null;
}

/** One act for each input that looked or changed, and one for each telling thing that came into view later by itself. */
function draftActs(trace: Trace, assess: AssessPack, user: string): readonly DraftAct[] {
	const seen = new Set<string>();
	const acts: DraftAct[] = [];
	const passive = (entry: ScreenEntry) => {
		const clues = cluesOn(entry, assess);
		const isTelling = clues.some((clue) => !seen.has(clue.id) && clue.excludes.length > 0);
		if (!isTelling) return;
		acts.push({
			position: entry.position,
			at: entry.at,
			clues: ids(clues),
			isChange: false,
			words: surfaceWords(entry.source),
			isCommand: false,
			changed: [],
		});
		for (const { id } of clues) seen.add(id);
	};
	for (const group of byInput(trace)) {
		const [head] = group;
		const own = head?.kind === 'input' ? surfaceOf(head.input) : null;
		const screens = group.filter((entry) => entry.kind === 'screen');
		if (head?.kind === 'input') {
			const act = actOf(
				head.position,
				head.at,
				head.input,
				screens.filter(({ source }) => source === own),
				changesIn(group, user),
				assess,
				seen,
			);
			if (act !== null) acts.push(act);
			for (const clue of act?.clues ?? []) seen.add(clue);
		}
		for (const entry of screens) if (head?.kind !== 'input' || entry.source !== own) passive(entry);
	}
	return acts;
}

function actOf(
	position: Position,
	at: Ms,
	input: TraceInput,
	screens: readonly ScreenEntry[],
	changed: readonly string[],
	assess: AssessPack,
	seen: ReadonlySet<string>,
): DraftAct | null {
	const clues = [...new Set(screens.flatMap((entry) => ids(cluesOn(entry, assess))))];
	const isChange = changed.length > 0;
	if (!isChange && !isLook(input, screens, clues, seen)) return null;
	// A waiting command tells something when it shows it, not when it was typed.
	const telling = screens.find((entry) => cluesOn(entry, assess).some(({ id }) => !seen.has(id)));
	const when = telling !== undefined && telling.at > at && !isChange ? telling : { position, at };
	return { position: when.position, at: when.at, clues, isChange, words: inputWords(input), isCommand: input.kind === 'line', changed };
}

/** Reading chat, brief or runbook again is no diagnosis; a slip of the fingers costs nothing. */
function isLook(input: TraceInput, screens: readonly ScreenEntry[], clues: readonly string[], seen: ReadonlySet<string>): boolean {
	const isNew = clues.some((clue) => !seen.has(clue));
	if (input.kind === 'line') return clues.length > 0 || asksPlatform(String(input.text), screens);
	if (input.kind === 'open') return input.view === 'cluster' || isNew;
	return isNew;
}

const platformTool = /(?:^|[\s;|&(`])(?:kubectl|crane)\s/;
const onlyHelp = /\s(?:--help|-h)(?:\s|$)|kubectl\s+(?:help|version|config|completion|options|explain|api-resources|api-versions)\b/;
const errorLine = /^(?:error:|Error from server|Error: unknown|bash: |Usage:|See '|Run '|unknown |unable to )/i;

function asksPlatform(line: string, screens: readonly ScreenEntry[]): boolean {
	if (!platformTool.test(` ${line}`) || onlyHelp.test(line)) return false;
	const rows = screens.flatMap(({ text }) => text.split('\n')).filter((row) => row.trim() !== '' && !row.trimEnd().endsWith(line.trim()));
	return rows.some((row) => !errorLine.test(row.trim()));
}

function changesIn(group: Trace, user: string): readonly string[] {
	return [
		...new Set(
			group.flatMap((entry) =>
				entry.kind === 'fact' && entry.fact.kind === 'object.written' && entry.fact.by === user
					? [`${entry.fact.resource}/${entry.fact.name}`]
					: [],
			),
		),
	];
}

function inputWords(input: TraceInput): string {
	if (input.kind === 'line') return String(input.text).trim();
	if (input.kind === 'open') return `${surfaceWords(String(input.view))}${typeof input.detail === 'string' ? `: ${input.detail}` : ''}`;
	if (input.kind === 'scroll') return 'Terminal, scrolled';
	return 'Terminal';
}

function surfaceWords(surface: string): string {
	return surface.charAt(0).toUpperCase() + surface.slice(1);
}

const ids = (clues: readonly Clue[]): readonly string[] => clues.map(({ id }) => id);
const cluesOn = (entry: ScreenEntry, assess: AssessPack): readonly Clue[] => assess.clues.filter((clue) => showsClue(clue, entry));

/** The trace cut before each input. The first group holds what came before any. */
function byInput(trace: Trace): readonly Trace[] {
	const groups: Trace[number][][] = [];
	let last = -1;
	for (const entry of trace) {
		const input = inputOf(entry.position);
		if (input !== last || groups.length === 0) groups.push([]);
		last = input;
		groups.at(-1)!.push(entry);
	}
	return groups;
}
