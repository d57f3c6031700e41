/** Did-you-mean for a name that no command has. */

/** Edits (insert, drop, change, swap of neighbours) between two words. */
function distance(from: string, to: string): number {
	const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= from.length; i++) {
		const row = [i];
		for (let j = 1; j <= to.length; j++) {
			const change = (rows[i - 1]?.[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
			if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
			row.push(best);
		}
		rows.push(row);
	}
	return rows[from.length]?.[to.length] ?? 0;
}

/** Lines for standard error, in the manner of command-not-found; empty when nothing is near. One edit, or two in a longer word. */
export function suggestion(name: string, known: readonly string[]): string {
	const reach = name.length > 7 ? 2 : 1;
	if (name.length < 3 || name.includes('/')) return '';
	const near = known
		.filter((other) => other.length > 2 && Math.abs(other.length - name.length) <= reach && distance(name, other) <= reach)
		.toSorted();
	if (near.length === 0) return '';
	return `Did you mean:\n${near
		.slice(0, 3)
		.map((other) => `  command '${other}'\n`)
		.join('')}`;
}
