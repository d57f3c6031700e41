/**
 * Go's `sort.Sort`: pattern-defeating quicksort, which does not keep the order of equals. Tables that the genuine tools sort come out in
 * the order that this algorithm leaves, so it is mirrored step by step. Source: Go 1.25, src/sort/zsortinterface.go.
 */

/** A copy of `items` in order; `isLess` is asked in the same sequence as in the original. */
export function sorted<Item>(items: readonly Item[], isLess: (a: Item, b: Item) => boolean): Item[] {
	const copy = [...items];
	const sorter = new Sorter(copy, isLess);
	sorter.quick(0, copy.length, bitLength(copy.length));
	return copy;
}

const bitLength = (value: number): number => (value === 0 ? 0 : 32 - Math.clz32(value));

type Hint = 'unknown' | 'increasing' | 'decreasing';

const SMALL = 12;

class Sorter<Item> {
	readonly #items: Item[];
	readonly #isLess: (a: Item, b: Item) => boolean;

	constructor(items: Item[], isLess: (a: Item, b: Item) => boolean) {
		this.#items = items;
		this.#isLess = isLess;
	}

	#less(i: number, j: number): boolean {
		return this.#isLess(this.#items[i] as Item, this.#items[j] as Item);
	}

	#swap(i: number, j: number): void {
		const kept = this.#items[i] as Item;
		this.#items[i] = this.#items[j] as Item;
		this.#items[j] = kept;
	}

	quick(from: number, to: number, badAllowed: number): void {
		let a = from;
		let b = to;
		let limit = badAllowed;
		let wasBalanced = true;
		let wasPartitioned = true;
		for (;;) {
			const length = b - a;
			if (length <= SMALL) {
				this.#insertion(a, b);
				return;
			}
			if (limit === 0) {
				this.#heap(a, b);
				return;
			}
			if (!wasBalanced) {
				this.#breakPatterns(a, b);
				limit--;
			}
			let [pivot, hint] = this.#choosePivot(a, b);
			if (hint === 'decreasing') {
				this.#reverse(a, b);
				pivot = b - 1 - (pivot - a);
				hint = 'increasing';
			}
			if (wasBalanced && wasPartitioned && hint === 'increasing' && this.#partialInsertion(a, b)) return;
			if (a > 0 && !this.#less(a - 1, pivot)) {
				a = this.#partitionEqual(a, b, pivot);
				continue;
			}
			const [middle, already] = this.#partition(a, b, pivot);
			wasPartitioned = already;
			const left = middle - a;
			const right = b - middle;
			const least = Math.floor(length / 8);
			if (left < right) {
				wasBalanced = left >= least;
				this.quick(a, middle, limit);
				a = middle + 1;
			} else {
				wasBalanced = right >= least;
				this.quick(middle + 1, b, limit);
				b = middle;
			}
		}
	}

	#insertion(a: number, b: number): void {
		for (let i = a + 1; i < b; i++) for (let j = i; j > a && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
	}

	#heap(first: number, last: number): void {
		const size = last - first;
		for (let i = Math.floor((size - 1) / 2); i >= 0; i--) this.#siftDown(i, size, first);
		for (let i = size - 1; i >= 0; i--) {
			this.#swap(first, first + i);
			this.#siftDown(0, i, first);
		}
	}

	#siftDown(from: number, to: number, first: number): void {
		for (let root = from; ; ) {
			let child = 2 * root + 1;
			if (child >= to) return;
			if (child + 1 < to && this.#less(first + child, first + child + 1)) child++;
			if (!this.#less(first + root, first + child)) return;
			this.#swap(first + root, first + child);
			root = child;
		}
	}

	/** Moves smaller items before the pivot; also tells whether they were there already. */
	#partition(a: number, b: number, pivot: number): [number, boolean] {
		this.#swap(a, pivot);
		let i = a + 1;
		let j = b - 1;
		while (i <= j && this.#less(i, a)) i++;
		while (i <= j && !this.#less(j, a)) j--;
		if (i > j) {
			this.#swap(j, a);
			return [j, true];
		}
		this.#swap(i++, j--);
		for (;;) {
			while (i <= j && this.#less(i, a)) i++;
			while (i <= j && !this.#less(j, a)) j--;
			if (i > j) break;
			this.#swap(i++, j--);
		}
		this.#swap(j, a);
		return [j, false];
	}

	#partitionEqual(a: number, b: number, pivot: number): number {
		this.#swap(a, pivot);
		let i = a + 1;
		let j = b - 1;
		for (;;) {
			while (i <= j && !this.#less(a, i)) i++;
			while (i <= j && this.#less(a, j)) j--;
			if (i > j) return i;
			this.#swap(i++, j--);
		}
	}

	#partialInsertion(a: number, b: number): boolean {
		let i = a + 1;
		for (let step = 0; step < 5; step++) {
			while (i < b && !this.#less(i, i - 1)) i++;
			if (i === b) return true;
			if (b - a < 50) return false;
			this.#swap(i, i - 1);
			if (i - a >= 2) for (let j = i - 1; j >= 1 && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
			if (b - i >= 2) for (let j = i + 1; j < b && this.#less(j, j - 1); j++) this.#swap(j, j - 1);
		}
		return false;
	}

	/** Scatters a few items by Go's fixed pseudo-random sequence, whose seed is the length. */
	#breakPatterns(a: number, b: number): void {
		const length = b - a;
		if (length < 8) return;
		let random = BigInt(length);
		const modulus = 1n << BigInt(bitLength(length));
		const middle = a + Math.floor(length / 4) * 2 - 1;
		for (let i = 0; i < 3; i++) {
			random ^= (random << 13n) & 0xffff_ffff_ffff_ffffn;
			random ^= random >> 7n;
			random ^= (random << 17n) & 0xffff_ffff_ffff_ffffn;
			let other = Number(random & (modulus - 1n));
			if (other >= length) other -= length;
			this.#swap(middle - 1 + i, a + other);
		}
	}

	#choosePivot(a: number, b: number): [number, Hint] {
		const length = b - a;
		const quarter = Math.floor(length / 4);
		let swaps = 0;
		let i = a + quarter;
		let j = a + quarter * 2;
		let k = a + quarter * 3;
		const median = (x: number, y: number, z: number): number => {
			let [one, two, three] = [x, y, z];
			if (this.#less(two, one)) {
				swaps++;
				[one, two] = [two, one];
			}
			if (this.#less(three, two)) {
				swaps++;
				[two, three] = [three, two];
			}
			if (this.#less(two, one)) {
				swaps++;
				[one, two] = [two, one];
			}
			return two;
		};
		if (length >= 8) {
			if (length >= 50) {
				i = median(i - 1, i, i + 1);
				j = median(j - 1, j, j + 1);
				k = median(k - 1, k, k + 1);
			}
			j = median(i, j, k);
		}
		const most = 12;
		return [j, swaps === 0 ? 'increasing' : swaps === most ? 'decreasing' : 'unknown'];
	}

	#reverse(a: number, b: number): void {
		for (let i = a, j = b - 1; i < j; i++, j--) this.#swap(i, j);
	}
}
