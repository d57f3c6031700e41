/** An author's mistake: where it is, what was found, what is allowed, and if possible how the line should read. */
export interface AuthorError {
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** From 1. */
	readonly column: number;
	readonly found: string;
	readonly allowed: string;
	/** The corrected snippet. */
	readonly fix?: string;
}

/** One finding as text: `file:line:column: found ..., allowed ...`, and the corrected snippet below it. */
export function formatAuthorError(error: AuthorError): string {
	const head = `${error.file}:${error.line}:${error.column}: found ${error.found}; allowed: ${error.allowed}`;
	return error.fix === undefined ? head : `${head}\n    ${error.fix.replaceAll('\n', '\n    ')}`;
}

/** By file, line and column, each finding once. */
export function sortAuthorErrors(errors: readonly AuthorError[]): AuthorError[] {
	const byPlace = [...errors].sort(
		(one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) || one.line - other.line || one.column - other.column,
	);
	const seen = new Set<string>();
	return byPlace.filter((error) => {
		const key = JSON.stringify([error.file, error.line, error.column, error.found, error.allowed]);
		return !seen.has(key) && seen.add(key);
	});
}

/** The candidate that was most likely meant, or none when nothing is near. */
export function didYouMean(found: string, candidates: readonly string[]): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.max(1, Math.floor(found.length / 3)) + 1;
	for (const candidate of candidates) {
		const distance = editDistance(found.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
	}
	return best;
}

/** Levenshtein distance where a swap of neighbours counts once. */
function editDistance(from: string, to: string): number {
	let before: number[] = [];
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const cost = from[i - 1] === to[j - 1] ? 0 : 1;
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
			if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return row[to.length]!;
}
