/** Reads a JSONPath template into nodes, with the original parser's words for every mistake. */
export class JsonPathError extends Error {
	override readonly name = 'JsonPathError';
}

/** One bound or step of a slice; `isDerived` = the end that a plain index implies. */
export interface SliceBound {
	readonly value: number;
	readonly isKnown: boolean;
	readonly isDerived: boolean;
}

export type Node =
	| { readonly type: 'list'; readonly nodes: Node[] }
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'identifier'; readonly name: string }
	| { readonly type: 'field'; readonly name: string }
	| { readonly type: 'slice'; readonly bounds: readonly [SliceBound, SliceBound, SliceBound] }
	| { readonly type: 'filter'; readonly left: ListNode; readonly right: ListNode; readonly operator: string }
	| { readonly type: 'number'; readonly value: number }
	| { readonly type: 'bool'; readonly value: boolean }
	| { readonly type: 'wildcard' }
	| { readonly type: 'recursive' }
	| { readonly type: 'union'; readonly branches: readonly ListNode[] };
export type ListNode = Extract<Node, { type: 'list' }>;

/** The template's nodes: texts and `{...}` lists in turn. Throws `JsonPathError`. */
export function parseTemplate(text: string): ListNode {
	return new Parser(text).template();
}

function parseAction(text: string): ListNode {
	return parseTemplate(`{${text}}`).nodes[0] as ListNode;
}

const END = '';

class Parser {
	readonly #text: string;
	readonly #root: ListNode = { type: 'list', nodes: [] };
	#at = 0;
	#start = 0;

	constructor(text: string) {
		this.#text = text;
	}

	template(): ListNode {
		while (this.#at < this.#text.length) {
			if (this.#text[this.#at] !== '{') {
				this.#at++;
				continue;
			}
			this.#textBefore();
			this.#at++;
			this.#take();
			const action: ListNode = { type: 'list', nodes: [] };
			this.#root.nodes.push(action);
			this.#action(action);
		}
		this.#textBefore();
		return this.#root;
	}

	#textBefore(): void {
		if (this.#at > this.#start) this.#root.nodes.push({ type: 'text', text: this.#take() });
	}

	#take(): string {
		const text = this.#text.slice(this.#start, this.#at);
		this.#start = this.#at;
		return text;
	}

	#next(): string {
		return this.#text[this.#at++] ?? END;
	}

	#action(list: ListNode): void {
		for (;;) {
			const rest = this.#text.slice(this.#at);
			if (rest.startsWith('}')) {
				this.#at++;
				this.#take();
				return;
			}
			if (rest.startsWith('[?(')) this.#filter(list);
			else if (rest.startsWith('..')) this.#recursive(list);
			else this.#step(list);
		}
	}

	#step(list: ListNode): void {
		const sign = this.#next();
		if (sign === END || sign === '\r' || sign === '\n') throw new JsonPathError('unclosed action');
		if (sign === ' ' || sign === '@' || sign === '$') this.#take();
		else if (sign === '[') this.#array(list);
		else if (sign === '"' || sign === "'") this.#quoted(list, sign);
		else if (sign === '.') this.#field(list);
		else if (/[+\-\d]/.test(sign)) this.#number(list);
		else if (isWordSign(sign)) this.#identifier(list);
		else {
			const code = (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
			throw new JsonPathError(`unrecognized character in action: U+${code} '${sign}'`);
		}
	}

	#identifier(list: ListNode): void {
		while (!isTerminator(this.#text[this.#at] ?? END)) this.#at++;
		const name = this.#take();
		list.nodes.push(name === 'true' || name === 'false' ? { type: 'bool', value: name === 'true' } : { type: 'identifier', name });
	}

	#recursive(list: ListNode): void {
		if (list.nodes.at(-1)?.type === 'recursive') throw new JsonPathError('invalid multiple recursive descent');
		this.#at += 2;
		this.#take();
		list.nodes.push({ type: 'recursive' });
		if (isWordSign(this.#text[this.#at] ?? END)) this.#field(list);
	}

	#number(list: ListNode): void {
		while (/[.\d]/.test(this.#text[this.#at] ?? END)) this.#at++;
		const text = this.#take();
		if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
		list.nodes.push({ type: 'number', value: Number(text) });
	}

	#array(list: ListNode): void {
		for (;;) {
			const sign = this.#next();
			if (sign === END || sign === '\n') throw new JsonPathError('unterminated array');
			if (sign === ']') break;
		}
		let text = this.#take().slice(1, -1);
		if (text === '*') text = ':';
		const parts = text.split(',');
		if (parts.length > 1) {
			list.nodes.push({ type: 'union', branches: parts.map((part) => parseAction(`[${part.replace(/^ +| +$/g, '')}]`)) });
			return;
		}
		const key = /^'([^']*)'$/.exec(text);
		if (key) {
			list.nodes.push(...parseAction(`.${key[1]}`).nodes);
			return;
		}
		const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
		if (!slice) throw new JsonPathError(`invalid array index ${text}`);
		list.nodes.push({ type: 'slice', bounds: sliceBounds(slice[1] ?? '', slice[2] ?? '', slice[3] ?? '') });
	}

	#filter(list: ListNode): void {
		this.#at += 3;
		this.#take();
		let begun = false;
		let ended = false;
		let pair = '';
		for (;;) {
			const sign = this.#next();
			if (sign === END || sign === '\n') throw new JsonPathError('unterminated filter');
			if (sign === '"' || sign === "'") {
				if (!begun) {
					begun = true;
					pair = sign;
				} else if (this.#text[this.#at - 2] !== '\\' && sign === pair) ended = true;
			} else if (sign === ')' && begun === ended) break;
		}
		if (this.#next() !== ']') throw new JsonPathError('unclosed array expect ]');
		const text = this.#take().slice(0, -2);
		const compared = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
		if (!compared) list.nodes.push({ type: 'filter', left: parseAction(text), right: { type: 'list', nodes: [] }, operator: 'exists' });
		else {
			const [, left = '', operator = '', right = ''] = compared;
			list.nodes.push({ type: 'filter', left: parseAction(left), right: parseAction(right), operator });
		}
	}

	#quoted(list: ListNode, end: string): void {
		for (;;) {
			const sign = this.#next();
			if (sign === END || sign === '\n') throw new JsonPathError('unterminated quoted string');
			if (sign === end && this.#text[this.#at - 2] !== '\\') break;
		}
		const value = this.#take();
		list.nodes.push({ type: 'text', text: unquote(value) });
	}

	#field(list: ListNode): void {
		this.#take();
		for (;;) {
			const sign = this.#text[this.#at] ?? END;
			if (sign === '\\') this.#at += 2;
			else if (isTerminator(sign)) break;
			else this.#at++;
		}
		this.#at = Math.min(this.#at, this.#text.length);
		const name = this.#take();
		list.nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') });
	}
}

function sliceBounds(first: string, second: string, third: string): [SliceBound, SliceBound, SliceBound] {
	const unknown = { value: 0, isKnown: false, isDerived: false };
	const known = (text: string): SliceBound => {
		if (text === '-') throw new JsonPathError(`array index ${text} is not a number`);
		return { value: Number(text), isKnown: true, isDerived: false };
	};
	const start = first === '' ? unknown : known(first);
	const end =
		second === '' ? { value: start.value + 1, isKnown: true, isDerived: true } : second === ':' ? unknown : known(second.slice(1));
	const step = third === '' || third === ':' ? unknown : known(third.slice(1));
	return [start, end, step];
}

function isTerminator(sign: string): boolean {
	return sign === END || ' \t\r\n.,[]$@{}'.includes(sign);
}

function isWordSign(sign: string): boolean {
	return /^[\p{L}\d_]/u.test(sign);
}

const UNQUOTED: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\u000b', '\\': '\\' };

function unquote(value: string): string {
	const quote = value[0] as string;
	const body = value.slice(1, -1);
	const broken = new JsonPathError(`unquote string ${value} error invalid syntax`);
	if (!body.includes('\\') && !body.includes(quote)) return body;
	let out = '';
	for (let index = 0; index < body.length; index++) {
		const sign = body[index] as string;
		if (sign !== '\\') {
			out += sign;
			continue;
		}
		const letter = body[++index] ?? '';
		const length = { x: 2, u: 4, U: 8 }[letter];
		if (length !== undefined) {
			const hex = body.slice(index + 1, index + 1 + length);
			if (!/^[\da-fA-F]+$/.test(hex) || hex.length < length) throw broken;
			out += String.fromCodePoint(Number.parseInt(hex, 16));
			index += length;
		} else if (letter === quote) out += quote;
		else if (UNQUOTED[letter] !== undefined) out += UNQUOTED[letter];
		else throw broken;
	}
	return out;
}
