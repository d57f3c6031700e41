/** Where a text stops being JSON. Browsers word this differently and often leave the place out, so it is found here. */

const BLANK = /[ \t\n\r]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class Fault extends Error {
	readonly index: number;
	constructor(index: number) {
		super();
		this.index = index;
	}
}

/** Index of the first character that cannot stand where it stands; the text's length when it ends too early; null for good JSON. */
export function jsonFault(text: string): number | null {
	try {
		const end = blank(text, value(text, blank(text, 0)));
		return end === text.length ? null : end;
	} catch (error) {
		if (error instanceof Fault) return error.index;
		throw error;
	}
}

function match(pattern: RegExp, text: string, index: number): number | null {
	pattern.lastIndex = index;
	return pattern.test(text) ? pattern.lastIndex : null;
}

const blank = (text: string, index: number): number => match(BLANK, text, index) ?? index;

function value(text: string, index: number): number {
	if (text[index] === '{') return list(text, index, '}', member);
	if (text[index] === '[') return list(text, index, ']', value);
	if (text[index] === '"') return string(text, index);
	const end = match(PLAIN, text, index);
	if (end !== null) return end;
	const rest = text.slice(index);
	throw new Fault(rest.length < 5 && ['true', 'false', 'null', '-'].some((whole) => whole.startsWith(rest)) ? text.length : index);
}

function list(text: string, open: number, close: string, item: (text: string, index: number) => number): number {
	let index = blank(text, open + 1);
	if (text[index] === close) return index + 1;
	for (;;) {
		index = blank(text, item(text, index));
		if (text[index] === close) return index + 1;
		if (text[index] !== ',') throw new Fault(index);
		index = blank(text, index + 1);
	}
}

function member(text: string, index: number): number {
	const colon = blank(text, string(text, index));
	if (text[colon] !== ':') throw new Fault(colon);
	return value(text, blank(text, colon + 1));
}

/** By hand and not by one pattern: a hostile string of megabytes would exhaust the pattern's stack. */
function string(text: string, open: number): number {
	if (text[open] !== '"') throw new Fault(open);
	let index = open + 1;
	while (index < text.length && text[index] !== '"') {
		const end = text[index] === '\\' ? match(ESCAPE, text, index) : index + 1;
		if (end === null || text.charCodeAt(index) < 0x20) throw new Fault(index);
		index = end;
	}
	if (index >= text.length) throw new Fault(text.length);
	return index + 1;
}
