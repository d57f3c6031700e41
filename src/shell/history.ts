/** Lines typed before, and the `!` expansions that recall them. */

export type Expanded = { readonly text: string; readonly isChanged: boolean } | { readonly error: string };

/** Lines kept, as HISTSIZE of Debian's .bashrc. */
const KEPT = 1000;

export class History {
	#lines: string[] = [];
	/** Number of the first kept line, minus one. */
	#dropped = 0;

	get lines(): readonly string[] {
		return this.#lines;
	}

	/** Number of the first line that is kept. */
	get first(): number {
		return this.#dropped + 1;
	}

	/** As HISTCONTROL=ignoreboth: no line that starts with a blank, none that repeats the one before. */
	add(line: string): void {
		if (line.trim() === '' || line.startsWith(' ') || line === this.#lines.at(-1)) return;
		this.#lines.push(line);
		if (this.#lines.length > KEPT) {
			this.#lines.shift();
			this.#dropped += 1;
		}
	}

	clear(): void {
		this.#lines = [];
		this.#dropped = 0;
	}

	/** Expands `!!`, `!$`, `!n`, `!-n` and `!text` outside single quotes. */
	expand(line: string): Expanded {
		let text = '';
		let quote = '';
		let isChanged = false;
		for (let index = 0; index < line.length; ) {
			const character = line[index] as string;
			if (character === '\\' && quote !== "'") {
				text += line.slice(index, index + 2);
				index += 2;
				continue;
			}
			if (character === quote) quote = '';
			else if (quote === '' && (character === "'" || character === '"')) quote = character;
			const event = quote !== "'" && character === '!' ? /^!(!|\$|-?\d+|[A-Za-z_./][^\s;|&"'()<>]*)/.exec(line.slice(index)) : null;
			// `${!name}` and `$!` are the shell's own.
			if (!event || /[{$[]$/.test(text)) {
				text += character;
				index += 1;
				continue;
			}
			const found = this.#event(event[1] as string);
			if (found === null) return { error: `${event[0]}: event not found` };
			text += found;
			isChanged = true;
			index += event[0].length;
		}
		return { text, isChanged };
	}

	#event(designator: string): string | null {
		if (designator === '!') return this.#lines.at(-1) ?? null;
		if (designator === '$') return this.#lines.at(-1)?.trim().split(/\s+/).at(-1) ?? null;
		if (/^-\d/.test(designator)) return this.#lines.at(Number(designator)) ?? null;
		if (/^\d/.test(designator)) return this.#lines[Number(designator) - this.first] ?? null;
		return this.#lines.findLast((line) => line.startsWith(designator)) ?? null;
	}
}
