/**
 * Command-line flags as Go's pflag and cobra take them: long, short, combined, `--x=y`, `-oyaml`, anywhere between the arguments, and
 * the original's words for every mistake. Shared by every command that mimics a cobra program.
 */
import { parseDuration, quote, quoteRune } from './go/index.ts';

export type FlagType = 'bool' | 'string' | 'int' | 'int32' | 'int64' | 'duration' | 'stringSlice' | 'stringArray';

export interface FlagSpec {
	readonly name: string;
	readonly short?: string;
	readonly type: FlagType;
	/** Value when the flag is absent, in its text form. Default: `false`, empty, `0`. */
	readonly default?: string;
	/** Value when the flag stands without one (pflag's NoOptDefVal); booleans have `true`. */
	readonly bare?: string;
}

/** A mistake on the command line, in pflag's words. `help` = `-h` or `--help` was asked for. */
export class FlagError extends Error {
	override readonly name = 'FlagError';
}

/** Parsed flags: every value as text, converted on asking. */
export class Flags {
	readonly #values: Map<string, string[]>;
	readonly #specs: ReadonlyMap<string, FlagSpec>;

	constructor(specs: ReadonlyMap<string, FlagSpec>, values: Map<string, string[]>) {
		this.#specs = specs;
		this.#values = values;
	}

	/** True when the person gave the flag. */
	changed(name: string): boolean {
		return this.#values.has(name);
	}

	string(name: string): string {
		return this.#values.get(name)?.at(-1) ?? this.#specs.get(name)?.default ?? '';
	}

	bool(name: string): boolean {
		return /^(1|t|T|true|TRUE|True)$/.test(this.string(name));
	}

	int(name: string): number {
		return Number(this.string(name) || '0');
	}

	/** Milliseconds. */
	duration(name: string): number {
		const parsed = parseDuration(this.string(name) || '0');
		return 'ms' in parsed ? parsed.ms : 0;
	}

	/** Values of a repeatable flag; a slice also splits at commas. */
	list(name: string): readonly string[] {
		const values = this.#values.get(name) ?? [];
		return this.#specs.get(name)?.type === 'stringSlice' ? values.flatMap((value) => (value === '' ? [] : value.split(','))) : values;
	}
}

export interface ParsedLine {
	readonly flags: Flags;
	readonly args: readonly string[];
	/** Index in `args` of the first argument after `--`, or -1. */
	readonly dash: number;
	/** `-h` or `--help` was asked for. */
	readonly wantsHelp: boolean;
}

/** Reads a command line. Throws `FlagError` at the first mistake. */
export function parseFlags(specs: readonly FlagSpec[], words: readonly string[]): ParsedLine {
	const byName = new Map(specs.map((spec) => [spec.name, spec]));
	const byShort = new Map(specs.filter((spec) => spec.short).map((spec) => [spec.short as string, spec]));
	const values = new Map<string, string[]>();
	const args: string[] = [];
	let dash = -1;
	let wantsHelp = false;

	const set = (spec: FlagSpec, value: string): void => {
		const wrong = check(spec, value);
		if (wrong !== null) {
			const shown = spec.short ? `-${spec.short}, --${spec.name}` : `--${spec.name}`;
			throw new FlagError(`invalid argument ${quote(value)} for ${quote(shown)} flag: ${wrong}`);
		}
		values.set(spec.name, [...(values.get(spec.name) ?? []), value]);
	};

	for (let index = 0; index < words.length && !wantsHelp; index++) {
		const word = words[index] as string;
		if (word === '--') {
			dash = args.length;
			args.push(...words.slice(index + 1));
			break;
		}
		if (word.length < 2 || !word.startsWith('-')) {
			args.push(word);
			continue;
		}
		if (word.startsWith('--')) {
			const body = word.slice(2);
			if (body.startsWith('-') || body.startsWith('=')) throw new FlagError(`bad flag syntax: ${word}`);
			const equals = body.indexOf('=');
			const name = equals < 0 ? body : body.slice(0, equals);
			const spec = byName.get(name);
			if (!spec) {
				if (name === 'help') wantsHelp = true;
				else throw new FlagError(`unknown flag: --${name}`);
			} else if (equals >= 0) set(spec, body.slice(equals + 1));
			else if (bareValue(spec) !== undefined) set(spec, bareValue(spec) as string);
			else if (index + 1 < words.length) set(spec, words[++index] as string);
			else throw new FlagError(`flag needs an argument: ${word}`);
			continue;
		}
		for (let rest = word.slice(1); rest !== ''; ) {
			const letter = rest[0] as string;
			const spec = byShort.get(letter);
			if (!spec) {
				if (letter !== 'h') throw new FlagError(`unknown shorthand flag: ${quoteRune(letter)} in -${rest}`);
				wantsHelp = true;
				break;
			}
			if (rest.length > 2 && rest[1] === '=') {
				set(spec, rest.slice(2));
				break;
			}
			if (bareValue(spec) !== undefined) {
				set(spec, bareValue(spec) as string);
				rest = rest.slice(1);
				continue;
			}
			if (rest.length > 1) set(spec, rest.slice(1));
			else if (index + 1 < words.length) set(spec, words[++index] as string);
			else throw new FlagError(`flag needs an argument: ${quoteRune(letter)} in -${rest}`);
			break;
		}
	}
	return { flags: new Flags(byName, values), args, dash, wantsHelp };
}

/** The value that a flag takes when none is given with it. */
export function bareValue(spec: FlagSpec): string | undefined {
	return spec.bare ?? (spec.type === 'bool' ? 'true' : undefined);
}

/** The original's complaint about a value, or null. */
function check(spec: FlagSpec, value: string): string | null {
	switch (spec.type) {
		case 'bool':
			return /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(value)
				? null
				: `strconv.ParseBool: parsing ${quote(value)}: invalid syntax`;
		case 'int':
		case 'int32':
		case 'int64':
			return checkInteger(value, spec.type === 'int32' ? 31n : 63n);
		case 'duration': {
			const parsed = parseDuration(value);
			return 'error' in parsed ? parsed.error : null;
		}
		default:
			return null;
	}
}

function checkInteger(value: string, bits: bigint): string | null {
	const isNumber = /^[+-]?(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*|0)$/.test(value);
	if (!isNumber) return `strconv.ParseInt: parsing ${quote(value)}: invalid syntax`;
	const size = BigInt(value.replace(/^[+-]/, '').replace(/^0(?=[0-7])/, '0o'));
	const limit = 1n << bits;
	const fits = value.startsWith('-') ? size <= limit : size < limit;
	return fits ? null : `strconv.ParseInt: parsing ${quote(value)}: value out of range`;
}

/**
 * Cobra's search for the subcommand: the first word that is neither a flag nor a flag's value, or null. `specs` are the flags that the
 * command on the way knows.
 */
export function firstArgument(specs: readonly FlagSpec[], words: readonly string[]): number | null {
	const takesValue = (match: (spec: FlagSpec) => boolean): boolean => {
		const spec = specs.find(match);
		return spec === undefined || bareValue(spec) === undefined;
	};
	for (let index = 0; index < words.length; index++) {
		const word = words[index] as string;
		if (word === '--') return null;
		if (word.startsWith('--') && !word.includes('=') && takesValue((spec) => spec.name === word.slice(2))) index++;
		else if (!word.startsWith('--') && word.startsWith('-') && word.length === 2 && takesValue((spec) => spec.short === word[1])) index++;
		else if (word !== '' && !word.startsWith('-')) return index;
	}
	return null;
}

/** Cobra's suggestions for a mistyped name: at most two edits away, or beginning with what was typed. */
export function suggestions(typed: string, names: readonly string[]): readonly string[] {
	const lower = typed.toLowerCase();
	return names.filter((name) => editDistance(lower, name.toLowerCase()) <= 2 || name.toLowerCase().startsWith(lower));
}

function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost));
		}
		row = next;
	}
	return row[b.length] as number;
}
