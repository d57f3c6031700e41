/** The shortest way from one list of lines to another (Myers' greedy algorithm). */

/** Lines `fromLeft..toLeft` of the left become lines `fromRight..toRight` of the right; ends are exclusive. */
export interface Edit {
	readonly fromLeft: number;
	readonly toLeft: number;
	readonly fromRight: number;
	readonly toRight: number;
}

/** Edits beyond which the rest is taken as one change, so that two unrelated large files stay cheap. */
const MAX_EDITS = 2000;

/** Furthest left positions for each number of edits, by diagonal; null when there are too many. */
function trace(left: readonly string[], right: readonly string[]): readonly Map<number, number>[] | null {
	const furthest = new Map<number, number>([[1, 0]]);
	const steps: Map<number, number>[] = [];
	for (let edits = 0; edits <= MAX_EDITS; edits++) {
		steps.push(new Map(furthest));
		for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
			const down = furthest.get(diagonal + 1) ?? -1;
			const over = furthest.get(diagonal - 1) ?? -1;
			let x = diagonal === -edits || (diagonal !== edits && over < down) ? down : over + 1;
			while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
			furthest.set(diagonal, x);
			if (x >= left.length && x - diagonal >= right.length) return steps;
		}
	}
	return null;
}

export function editsBetween(left: readonly string[], right: readonly string[]): readonly Edit[] {
	let start = 0;
	while (start < left.length && start < right.length && left[start] === right[start]) start++;
	let end = 0;
	while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
	const a = left.slice(start, left.length - end);
	const b = right.slice(start, right.length - end);
	if (a.length === 0 && b.length === 0) return [];
	const steps = trace(a, b);
	if (!steps) return [{ fromLeft: start, toLeft: start + a.length, fromRight: start, toRight: start + b.length }];

	// Back from the end: which single lines were removed or added.
	const single: Edit[] = [];
	let x = a.length;
	let y = b.length;
	for (let edits = steps.length - 1; edits > 0; edits--) {
		const furthest = steps[edits] as Map<number, number>;
		const diagonal = x - y;
		const isDown = diagonal === -edits || (diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));
		const from = isDown ? diagonal + 1 : diagonal - 1;
		const fromX = furthest.get(from) as number;
		const fromY = fromX - from;
		single.push({
			fromLeft: start + fromX,
			toLeft: start + fromX + (isDown ? 0 : 1),
			fromRight: start + fromY,
			toRight: start + fromY + (isDown ? 1 : 0),
		});
		x = fromX;
		y = fromY;
	}
	return joined(single.reverse());
}

/** Neighbouring edits as one. */
function joined(edits: readonly Edit[]): readonly Edit[] {
	const result: Edit[] = [];
	for (const edit of edits) {
		const last = result.at(-1);
		if (last && last.toLeft === edit.fromLeft && last.toRight === edit.fromRight)
			result[result.length - 1] = { ...last, toLeft: edit.toLeft, toRight: edit.toRight };
		else result.push(edit);
	}
	return result;
}
