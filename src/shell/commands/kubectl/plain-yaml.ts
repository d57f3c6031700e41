/**
 * Reads the plain block style in which kubeconfig files are written: nested maps and lists with one-line scalars. It spares the whole
 * YAML library for the file that every command reads first. Anything beyond that style is not guessed at: the answer is undefined, and
 * the caller takes the library.
 */
import type { Json } from '../../../sim/index.ts';

interface Line {
	readonly indent: number;
	readonly text: string;
}

/** The document, or undefined when it is not in the plain style. */
export function readPlainYaml(text: string): Json | undefined {
	try {
		const lines = text
			.split('\n')
			.filter((line) => !/^\s*(#.*)?$/.test(line))
			.map(lineOf);
		const reader = new Reader(lines);
		const value = reader.node(0);
		return reader.isAtEnd ? value : undefined;
	} catch (error) {
		if (error instanceof NotPlain) return undefined;
		throw error;
	}
}

class NotPlain extends Error {}

function lineOf(raw: string): Line {
	const line = raw.replace(/\s+$/, '');
	const text = line.trimStart();
	if (line.includes('\t') || / #/.test(line) || /^(---|\.\.\.|%)/.test(text)) throw new NotPlain();
	return { indent: line.length - text.length, text };
}

const ENTRY = /^([A-Za-z][\w./-]*):(?: +(.+))?$/;

class Reader {
	readonly #lines: Line[];
	#at = 0;

	constructor(lines: readonly Line[]) {
		this.#lines = [...lines];
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#lines.length;
	}

	/** The node whose lines stand at exactly this column. */
	node(indent: number): Json {
		const line = this.#lines[this.#at];
		if (!line || line.indent !== indent) throw new NotPlain();
		return line.text.startsWith('- ') || line.text === '-' ? this.#list(indent) : this.#map(indent);
	}

	#list(indent: number): Json {
		const items: Json[] = [];
		for (let line = this.#lines[this.#at]; line?.indent === indent && line.text.startsWith('- '); line = this.#lines[this.#at]) {
			const text = line.text.slice(2).trimStart();
			if (!ENTRY.test(text)) {
				items.push(scalar(text));
				this.#at++;
				continue;
			}
			// The item's first entry stands on the dash's line: from there it is a map like any other.
			const column = indent + line.text.length - text.length;
			this.#lines[this.#at] = { indent: column, text };
			items.push(this.#map(column));
		}
		return items;
	}

	#map(indent: number): Json {
		const map: Record<string, Json> = {};
		for (let line = this.#lines[this.#at]; line?.indent === indent && !line.text.startsWith('- '); line = this.#lines[this.#at]) {
			const entry = ENTRY.exec(line.text);
			const key = entry?.[1];
			if (!entry || key === undefined || key in map) throw new NotPlain();
			this.#at++;
			map[key] = entry[2] === undefined ? this.#value(indent) : scalar(entry[2]);
		}
		return map;
	}

	/** What stands under a key: a deeper node, a list at the key's own column, or nothing. */
	#value(indent: number): Json {
		const next = this.#lines[this.#at];
		if (!next || next.indent < indent || (next.indent === indent && !next.text.startsWith('- '))) return null;
		return this.node(next.indent);
	}
}

function scalar(text: string): Json {
	if (text === '{}') return {};
	if (text === '[]') return [];
	if (text === 'true' || text === 'false') return text === 'true';
	if (text === 'null') return null;
	const quoted = /^"([^"\\]*)"$|^'([^']*)'$/.exec(text);
	if (quoted) return quoted[1] ?? quoted[2] ?? '';
	const isPlain = /^[A-Za-z/][\w./:@+=-]*$/.test(text) && !text.endsWith(':') && !/^(y|n|yes|no|on|off|null|true|false)$/i.test(text);
	if (!isPlain) throw new NotPlain();
	return text;
}
