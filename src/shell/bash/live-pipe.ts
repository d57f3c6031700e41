/**
 * A pipe that shows its output while it is open: `kubectl logs -f x | grep error`. just-bash runs the stages one after another, so nothing
 * would be seen before the first one ends. Where the later stages only filter line by line, they are run on what has come so far whenever the
 * first one waits, and what is new in their output is printed. The real run at the end prints only what is still missing.
 */
import type { CommandNode, ExecResult, Interpreter, JustBash, PipelineNode, SimpleCommandNode } from './just-bash.ts';
import type { Sink } from './route.ts';
import { forked } from './state.ts';

/** Filters, and the flags with which they wait for the end of their input or do more than filter. */
const FILTERS: Readonly<Record<string, RegExp | null>> = {
	grep: /^-\w*[clLq]|^--(count|quiet|silent|files)/,
	egrep: /^-\w*[clLq]/,
	fgrep: /^-\w*[clLq]/,
	sed: /^-\w*[is]|^--in-place|\$[!pd]/,
	awk: /\bEND\b|getline|system|>/,
	cut: null,
	tr: null,
	cat: /^[^-]/,
	head: /^-\w*-|^-c|^[^-\d]/,
	jq: /^-\w*[sn]|^--(slurp|null-input|stream|seq)|\binputs?\b/,
	tee: null,
	rev: null,
	nl: null,
};

/** Longest text that the filters are run on again and again. */
const MAX_LENGTH = 512 * 1024;

/** Text of a word without expansions; null when it has one. */
function literal(word: SimpleCommandNode['args'][number]): string | null {
	let text = '';
	for (const part of word.parts) {
		if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
		else if (part.type === 'DoubleQuoted' && part.parts.every((inner) => inner.type === 'Literal' || inner.type === 'Escaped')) {
			text += part.parts.map((inner) => ('value' in inner ? inner.value : '')).join('');
		} else return null;
	}
	return text;
}

/** The stage as it can be run on half of its input; null when it is no filter. */
function asFilter(node: CommandNode): SimpleCommandNode | null {
	if (node.type !== 'SimpleCommand' || node.redirections.length > 0 || node.assignments.length > 0 || !node.name) return null;
	const name = literal(node.name);
	const words = node.args.map(literal);
	if (name === null || !(name in FILTERS) || words.includes(null)) return null;
	const ends = FILTERS[name];
	if (ends && words.some((word) => ends.test(word as string))) return null;
	// Half of a log is not to be written to the file.
	if (name === 'tee') return { ...node, name: { type: 'Word', parts: [{ type: 'Literal', value: 'cat' }] }, args: [] };
	return node;
}

export class LivePipe implements Sink {
	/** What the first stage has written. */
	input = '';
	/** What was printed of the last stage's output. */
	printed = '';
	readonly #filters: PipelineNode;
	readonly #interpreter: Interpreter;
	readonly #bash: JustBash;
	readonly #print: (text: string) => void;
	readonly #endsEarly: boolean;
	#seen = 0;

	private constructor(bash: JustBash, interpreter: Interpreter, filters: PipelineNode, print: (text: string) => void) {
		this.#bash = bash;
		this.#interpreter = interpreter;
		this.#filters = filters;
		this.#print = print;
		this.#endsEarly = filters.commands.some((node) => node.type === 'SimpleCommand' && node.name !== null && literal(node.name) === 'head');
	}

	/** Null when the later stages of `node` are not all filters. */
	static of(bash: JustBash, interpreter: Interpreter, node: PipelineNode, print: (text: string) => void): LivePipe | null {
		const filters = node.commands.slice(1).map(asFilter);
		if (filters.length === 0 || filters.includes(null)) return null;
		const pipeline: PipelineNode = { type: 'Pipeline', commands: filters as SimpleCommandNode[], negated: false };
		return new LivePipe(bash, interpreter, pipeline, print);
	}

	write(text: string): void {
		this.input += text;
	}

	/** Shows what the filters make of the input so far. True = they will read no more, as `head` after its last line. */
	async show(): Promise<boolean> {
		const whole = this.input.slice(0, this.input.lastIndexOf('\n') + 1);
		if (whole.length === this.#seen || whole.length > MAX_LENGTH) return false;
		this.#seen = whole.length;
		const { ctx } = this.#interpreter;
		const scope = new this.#bash.ExecutionScope(ctx.limits);
		const state = { ...forked(ctx.state), groupStdin: this.#bash.latin1FromBytes(this.#bash.encodeUtf8ToBytes(whole)) };
		const result = await new this.#bash.Interpreter({ ...ctx, executionScope: scope, exec: ctx.execFn }, state).executePipeline(
			this.#filters,
		);
		await scope.close();
		const text = this.#textOf(result);
		const isNew = text.startsWith(this.printed) && text !== this.printed;
		if (isNew) {
			this.#print(text.slice(this.printed.length));
			this.printed = text;
		}
		return this.#endsEarly && !isNew && this.printed !== '';
	}

	/** What the pipe's whole output holds beyond what was printed. */
	rest(output: string): string {
		return output.startsWith(this.printed) ? output.slice(this.printed.length) : output;
	}

	#textOf(result: ExecResult): string {
		return result.stdout === '' ? '' : this.#bash.decodeBytesToUtf8(this.#bash.stdoutAsBytes(result));
	}
}
