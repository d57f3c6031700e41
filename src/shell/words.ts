/** The words before the cursor, for completion: quotes and operators as bash sees them, without expanding anything. */

export interface TypedWord {
	/** The word without its quotes. */
	readonly text: string;
	/** Where it starts in the line. */
	readonly from: number;
	/** The quote that is still open; empty when none. */
	readonly quote: string;
}

/** Words of the simple command that ends at the cursor; the last one is being typed (maybe empty). Assignments before the command are left out. */
export function typedWords(line: string): { readonly words: readonly TypedWord[]; readonly isRedirectTarget: boolean } {
	let words: TypedWord[] = [];
	let text = '';
	let from = -1;
	let quote = '';
	let isRedirectTarget = false;
	const end = (): void => {
		if (from === -1) return;
		// `A=b command`: the command is still to come. A redirection's target is no argument either.
		if (!isRedirectTarget && !(words.length === 0 && /^\w+=/.test(text))) words.push({ text, from, quote: '' });
		isRedirectTarget = false;
		text = '';
		from = -1;
	};
	for (let index = 0; index < line.length; index++) {
		const character = line[index] as string;
		if (quote !== '') {
			if (character === quote) quote = '';
			else if (character === '\\' && quote === '"') text += line[++index] ?? '';
			else text += character;
			continue;
		}
		if (character === ' ' || character === '\t') {
			end();
			continue;
		}
		if ('|&;()\n`'.includes(character) || (character === '{' && from === -1)) {
			end();
			words = [];
			continue;
		}
		if (character === '<' || character === '>') {
			if (/^\d$/.test(text)) {
				text = '';
				from = -1;
			}
			end();
			isRedirectTarget = true;
			continue;
		}
		if (character === '$' && line[index + 1] === '(') {
			text = '';
			from = -1;
			words = [];
			index += 1;
			continue;
		}
		if (from === -1) from = index;
		if (character === '"' || character === "'") quote = character;
		else if (character === '\\') text += line[++index] ?? '';
		else text += character;
		// After a reserved word a command follows.
		if (
			words.length === 0 &&
			/^(if|then|else|elif|do|while|until|time|!|sudo|watch|nohup|xargs)$/.test(text) &&
			/\s/.test(line[index + 1] ?? '')
		) {
			text = '';
			from = -1;
		}
	}
	words.push({ text, from: from === -1 ? line.length : from, quote });
	return { words, isRedirectTarget };
}

/** A name as it can be put into the line. */
export function escaped(name: string, quote: string): string {
	if (quote === "'") return name;
	if (quote === '"') return name.replace(/["$`\\]/g, '\\$&');
	return name.replace(/[\s"'$`\\|&;()<>*?[\]#!{}]/g, '\\$&');
}
