/**
 * What Go's decoder says of a text that is no JSON: the API server passes it on word for word.
 * Source: encoding/json scanner.go.
 */

class SyntaxFault extends Error {
	override readonly name = 'SyntaxFault';
}

/** The message for the first fault of a text; only for texts that `JSON.parse` refuses. */
export function goJsonFault(text: string): string {
	try {
		return new Scanner(text).document();
	} catch (error) {
		if (error instanceof SyntaxFault) return error.message;
		throw error;
	}
}

const WORDS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

class Scanner {
	readonly #characters: readonly string[];
	#at = 0;

	constructor(text: string) {
		this.#characters = [...text];
	}

	/** Never returns: there is a fault, at the latest behind the value. */
	document(): never {
		this.#value();
		this.#blanks();
		return this.#fail('after top-level value');
	}

	#now(): string {
		return this.#characters[this.#at] ?? '';
	}

	#fail(context: string): never {
		if (this.#at >= this.#characters.length) throw new SyntaxFault('unexpected end of JSON input');
		throw new SyntaxFault(`invalid character ${quoted(this.#now())} ${context}`);
	}

	#blanks(): void {
		while (/[ \t\r\n]/.test(this.#now())) this.#at++;
	}

	#value(): void {
		this.#blanks();
		const first = this.#now();
		const word = Object.hasOwn(WORDS, first) ? WORDS[first] : undefined;
		if (first === '{') this.#list('}', 'after object key:value pair', () => this.#member());
		else if (first === '[') this.#list(']', 'after array element', () => this.#value());
		else if (first === '"') this.#string();
		else if (word !== undefined) this.#literal(word);
		else if (/[-\d]/.test(first)) this.#number();
		else this.#fail('looking for beginning of value');
	}

	#list(end: string, between: string, entry: () => void): void {
		this.#at++;
		this.#blanks();
		if (this.#now() === end) {
			this.#at++;
			return;
		}
		for (;;) {
			entry();
			this.#blanks();
			if (this.#now() === end) break;
			if (this.#now() !== ',') this.#fail(between);
			this.#at++;
		}
		this.#at++;
	}

	#member(): void {
		this.#blanks();
		if (this.#now() !== '"') this.#fail('looking for beginning of object key string');
		this.#string();
		this.#blanks();
		if (this.#now() !== ':') this.#fail('after object key');
		this.#at++;
		this.#value();
	}

	#string(): void {
		for (this.#at++; this.#now() !== '"'; this.#at++) {
			if (this.#now() < ' ') this.#fail('in string literal');
			if (this.#now() !== '\\') continue;
			this.#at++;
			if (!/["\\/bfnrtu]/.test(this.#now())) this.#fail('in string escape code');
		}
		this.#at++;
	}

	#literal(word: string): void {
		for (const letter of word.slice(1)) {
			this.#at++;
			if (this.#now() !== letter) this.#fail(`in literal ${word} (expecting '${letter}')`);
		}
		this.#at++;
	}

	#number(): void {
		if (this.#now() === '-') this.#at++;
		if (this.#now() === '0') this.#at++;
		else this.#digits('in numeric literal');
		if (this.#now() === '.') {
			this.#at++;
			this.#digits('after decimal point in numeric literal');
		}
		if (!/[eE]/.test(this.#now())) return;
		this.#at++;
		if (/[+-]/.test(this.#now())) this.#at++;
		this.#digits('in exponent of numeric literal');
	}

	#digits(context: string): void {
		if (!/\d/.test(this.#now())) this.#fail(context);
		while (/\d/.test(this.#now())) this.#at++;
	}
}

/** A character as Go's quoteChar writes it. */
function quoted(character: string): string {
	if (character === "'") return `'\\''`;
	return character === '"' ? `'"'` : `'${JSON.stringify(character).slice(1, -1)}'`;
}
