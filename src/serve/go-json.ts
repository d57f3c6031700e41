/**
 * What Go's decoder says of a text that is no JSON: the API server passes it on word for word.
 * Source: encoding/json scanner.go.
 */

class SyntaxFault extends Error {
	override readonly name = 'SyntaxFault';
}

/** The message for the first fault of a text; only for texts that `JSON.parse` refuses. */
export function goJsonFault(text: string): string {
	const characters = [...text];
	let at = 0;
	const blank = (): void => {
		while (/[ \t\r\n]/.test(characters[at] ?? '')) at++;
	};
	const fail = (context: string): never => {
		const found = characters[at];
		if (found === undefined) throw new SyntaxFault('unexpected end of JSON input');
		throw new SyntaxFault(`invalid character ${quoted(found)} ${context}`);
	};
	const string = (): void => {
		for (at++; characters[at] !== '"'; at++) {
			if (characters[at] === undefined || (characters[at] as string) < ' ') fail('in string literal');
			if (characters[at] === '\\' && !/["\\/bfnrtu]/.test(characters[++at] ?? '')) fail('in string escape code');
		}
		at++;
	};
	const literal = (word: string): void => {
		for (let index = 1; index < word.length; index++) {
			at++;
			if (characters[at] !== word[index]) fail(`in literal ${word} (expecting '${word[index]}')`);
		}
		at++;
	};
	const number = (): void => {
		const digits = (context: string): void => {
			if (!/\d/.test(characters[at] ?? '')) fail(context);
			while (/\d/.test(characters[at] ?? '')) at++;
		};
		if (characters[at] === '-') at++;
		if (characters[at] === '0') at++;
		else digits('in numeric literal');
		if (characters[at] === '.') {
			at++;
			digits('after decimal point in numeric literal');
		}
		if (/[eE]/.test(characters[at] ?? '')) {
			at++;
			if (/[+-]/.test(characters[at] ?? '')) at++;
			digits('in exponent of numeric literal');
		}
	};
	const value = (): void => {
		blank();
		const first = characters[at] ?? '';
		if (first === '{') object();
		else if (first === '[') array();
		else if (first === '"') string();
		else if (first === 't') literal('true');
		else if (first === 'f') literal('false');
		else if (first === 'n') literal('null');
		else if (/[-\d]/.test(first)) number();
		else fail('looking for beginning of value');
	};
	const object = (): void => {
		at++;
		blank();
		if (characters[at] === '}') {
			at++;
			return;
		}
		for (;;) {
			blank();
			if (characters[at] !== '"') fail('looking for beginning of object key string');
			string();
			blank();
			if (characters[at] !== ':') fail('after object key');
			at++;
			value();
			blank();
			if (characters[at] === '}') break;
			if (characters[at] !== ',') fail('after object key:value pair');
			at++;
		}
		at++;
	};
	const array = (): void => {
		at++;
		blank();
		if (characters[at] === ']') {
			at++;
			return;
		}
		for (;;) {
			value();
			blank();
			if (characters[at] === ']') break;
			if (characters[at] !== ',') fail('after array element');
			at++;
		}
		at++;
	};
	try {
		value();
		blank();
		return fail('after top-level value');
	} catch (error) {
		if (error instanceof SyntaxFault) return error.message;
		throw error;
	}
}

/** A character as Go's quoteChar writes it. */
function quoted(character: string): string {
	if (character === "'") return `'\\''`;
	return character === '"' ? `'"'` : `'${JSON.stringify(character).slice(1, -1)}'`;
}
