/** A unified diff of two texts, for people who close a difference. */

const CONTEXT = 3;

interface Line {
	readonly mark: ' ' | '-' | '+';
	readonly text: string;
}

/** Longest common subsequence over lines; good for outputs of some hundreds of lines. */
function lines(before: readonly string[], after: readonly string[]): Line[] {
	const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
	for (let i = before.length - 1; i >= 0; i--) {
		for (let j = after.length - 1; j >= 0; j--) {
			const below = lengths[i + 1] as Uint32Array;
			const row = lengths[i] as Uint32Array;
			row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
	}
	const found: Line[] = [];
	let i = 0;
	let j = 0;
	while (i < before.length || j < after.length) {
		if (i < before.length && j < after.length && before[i] === after[j]) {
			found.push({ mark: ' ', text: before[i++] as string });
			j++;
		} else if (i < before.length && (j === after.length || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
			found.push({ mark: '-', text: before[i++] as string });
		} else found.push({ mark: '+', text: after[j++] as string });
	}
	return found;
}

/** `-` is the genuine tool, `+` is ours. Ends of lines that differ only in blanks are made visible. */
export function unifiedDiff(name: string, genuine: string, ours: string): string {
	const all = lines(genuine.split('\n'), ours.split('\n'));
	const isNear = (index: number): boolean => all.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.mark !== ' ');
	const shown = all.flatMap((line, index) => {
		if (!isNear(index)) return index > 0 && isNear(index - 1) ? ['@@'] : [];
		return [
			`${line.mark}${line.mark === ' ' ? line.text : line.text.replace(/[ \t]+$/, (blanks) => blanks.replaceAll(' ', '·').replaceAll('\t', '→'))}`,
		];
	});
	return [`--- genuine ${name}`, `+++ ours ${name}`, ...shown].join('\n');
}
