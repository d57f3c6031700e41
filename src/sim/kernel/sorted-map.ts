/**
 * An immutable sorted map: a sorted list of small sorted chunks. A change copies one chunk and the list of chunks, so older maps stay
 * valid and share everything else; reading in order needs no sorting.
 */
interface Chunk<Key, Value> {
	readonly keys: readonly Key[];
	readonly values: readonly Value[];
}

const CHUNK = 64;

export class SortedMap<Key, Value> {
	private readonly order: (one: Key, other: Key) => number;
	private readonly chunks: readonly Chunk<Key, Value>[];
	readonly size: number;

	private constructor(order: (one: Key, other: Key) => number, chunks: readonly Chunk<Key, Value>[], size: number) {
		this.order = order;
		this.chunks = chunks;
		this.size = size;
	}

	static empty<Key, Value>(order: (one: Key, other: Key) => number): SortedMap<Key, Value> {
		return new SortedMap<Key, Value>(order, [], 0);
	}

	get(key: Key): Value | undefined {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return undefined;
		const index = this.lowerBound(chunk.keys, key);
		const found = chunk.keys[index];
		return found !== undefined && this.order(found, key) === 0 ? chunk.values[index] : undefined;
	}

	has(key: Key): boolean {
		return this.get(key) !== undefined;
	}

	set(key: Key, value: Value): SortedMap<Key, Value> {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return new SortedMap(this.order, [{ keys: [key], values: [value] }], 1);
		const index = this.lowerBound(chunk.keys, key);
		const found = chunk.keys[index];
		if (found !== undefined && this.order(found, key) === 0) {
			if (chunk.values[index] === value) return this;
			return this.withChunk(at, { keys: chunk.keys, values: chunk.values.with(index, value) }, 0);
		}
		if (chunk.keys.length < CHUNK) {
			return this.withChunk(at, { keys: inserted(chunk.keys, index, key), values: inserted(chunk.values, index, value) }, 1);
		}
		return this.split(at, chunk, index, key, value);
	}

	delete(key: Key): SortedMap<Key, Value> {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return this;
		const index = this.lowerBound(chunk.keys, key);
		const found = chunk.keys[index];
		if (found === undefined || this.order(found, key) !== 0) return this;
		if (chunk.keys.length === 1) return new SortedMap(this.order, removed(this.chunks, at), this.size - 1);
		return this.withChunk(at, { keys: removed(chunk.keys, index), values: removed(chunk.values, index) }, -1);
	}

	first(): { readonly key: Key; readonly value: Value } | undefined {
		const chunk = this.chunks[0];
		return chunk ? { key: chunk.keys[0] as Key, value: chunk.values[0] as Value } : undefined;
	}

	last(): { readonly key: Key; readonly value: Value } | undefined {
		const chunk = this.chunks.at(-1);
		return chunk ? { key: chunk.keys.at(-1) as Key, value: chunk.values.at(-1) as Value } : undefined;
	}

	values(): Value[] {
		return this.chunks.flatMap((chunk) => chunk.values);
	}

	keys(): Key[] {
		return this.chunks.flatMap((chunk) => chunk.keys);
	}

	/** Visits in order, beginning with the first key that is not below `from`, until `visit` returns false. */
	scan(from: Key, visit: (value: Value, key: Key) => boolean): void {
		let at = this.chunkOf(from);
		let chunk = this.chunks[at];
		if (!chunk) return;
		let index = this.lowerBound(chunk.keys, from);
		while (chunk) {
			for (; index < chunk.keys.length; index++) if (!visit(chunk.values[index] as Value, chunk.keys[index] as Key)) return;
			index = 0;
			chunk = this.chunks[++at];
		}
	}

	/** The last chunk whose first key is not above the key; 0 when all are. */
	private chunkOf(key: Key): number {
		let low = 0;
		let high = this.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.order((this.chunks[middle] as Chunk<Key, Value>).keys[0] as Key, key) <= 0) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	private lowerBound(keys: readonly Key[], key: Key): number {
		let low = 0;
		let high = keys.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.order(keys[middle] as Key, key) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private withChunk(at: number, chunk: Chunk<Key, Value>, growth: number): SortedMap<Key, Value> {
		return new SortedMap(this.order, this.chunks.with(at, chunk), this.size + growth);
	}

	private split(at: number, chunk: Chunk<Key, Value>, index: number, key: Key, value: Value): SortedMap<Key, Value> {
		const keys = inserted(chunk.keys, index, key);
		const values = inserted(chunk.values, index, value);
		// Appending in order is the common case (revisions, due events): it leaves full chunks behind.
		const cut = index === chunk.keys.length ? chunk.keys.length : keys.length >> 1;
		const left = { keys: keys.slice(0, cut), values: values.slice(0, cut) };
		const right = { keys: keys.slice(cut), values: values.slice(cut) };
		return new SortedMap(this.order, [...this.chunks.slice(0, at), left, right, ...this.chunks.slice(at + 1)], this.size + 1);
	}
}

function inserted<Item>(items: readonly Item[], index: number, item: Item): Item[] {
	const copy = items.slice();
	copy.splice(index, 0, item);
	return copy;
}

function removed<Item>(items: readonly Item[], index: number): Item[] {
	const copy = items.slice();
	copy.splice(index, 1);
	return copy;
}
