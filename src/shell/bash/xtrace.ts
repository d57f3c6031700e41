/** The line that `set -x` writes before a command. The interpreter gives it after the command has ended; a terminal wants it before. */

const SPECIAL = /[\s'"\\$`!*?[\]{}|&;<>()~#]/;

function traced(word: string): string {
	if (word === '') return "''";
	if (!SPECIAL.test(word)) return word;
	return /[\n\t\\]/.test(word) ? `$'${word.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}'` : quoted(word);
}

const quoted = (word: string): string => (word.includes("'") ? `"${word.replace(/[\\$`"]/g, '\\$&')}"` : `'${word}'`);

/** With the default PS4. */
export function traceLine(words: readonly string[]): string {
	return `+ ${words.map(traced).join(' ')}\n`;
}
