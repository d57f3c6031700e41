/**
 * Finding words in prose, the one way in which replies and rules read what somebody wrote. A word counts only as a whole word, so that
 * `go` is not found in `good`; a `*` at its end takes any ending, so that `undo*` finds `undone`.
 */

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Case, quotes and spaces never decide. */
const plain = (text: string): string => text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ');

function hasWord(text: string, word: string): boolean {
	const isOpen = word.endsWith('*');
	const wanted = plain(isOpen ? word.slice(0, -1) : word);
	if (wanted === '') return true;
	for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
		const isStart = !isWordCharacter(wanted[0]) || !isWordCharacter(text[from - 1]);
		const after = from + wanted.length;
		const isEnd = isOpen || !isWordCharacter(wanted.at(-1)) || !isWordCharacter(text[after]);
		if (isStart && isEnd) return true;
	}
	return false;
}

/** The groups of which no alternative occurs in the text. */
export function wordsMissing(text: string, groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
	const searched = plain(text);
	return groups.filter((group) => !group.some((word) => hasWord(searched, word)));
}

/** True when every group has one of its alternatives in the text. No groups = any text. */
export function hasWords(text: string, groups: readonly (readonly string[])[]): boolean {
	return wordsMissing(text, groups).length === 0;
}
