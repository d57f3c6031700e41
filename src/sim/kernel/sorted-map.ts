/**
 * An immutable map with string keys in order of their code units: a sorted list of small sorted chunks. A change copies one chunk and the
 * list of chunks, so older maps stay valid and share everything else; reading in order needs no sorting.
 */
interface Chunk<Value> {
	readonly keys: readonly string[];
	readonly values: readonly Value[];
}

const CHUNK = 32;

export class SortedMap<Value> {
	private readonly chunks: readonly Chunk<Value>[];
	readonly size: number;

	private constructor(chunks: readonly Chunk<Value>[], size: number) {
		this.chunks = chunks;
		this.size = size;
	}

	static empty<Value>(): SortedMap<Value> {
		return new SortedMap<Value>([], 0);
	}

	get(key: string): Value | undefined {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return undefined;
		const index = this.lowerBound(chunk.keys, key);
		return chunk.keys[index] === key ? chunk.values[index] : undefined;
	}

	has(key: string): boolean {
		return this.get(key) !== undefined;
	}

	set(key: string, value: Value): SortedMap<Value> {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return new SortedMap([{ keys: [key], values: [value] }], 1);
		const index = this.lowerBound(chunk.keys, key);
		if (chunk.keys[index] === key) {
			if (chunk.values[index] === value) return this;
			return this.withChunk(at, { keys: chunk.keys, values: chunk.values.with(index, value) }, 0);
		}
		if (chunk.keys.length < CHUNK) {
			return this.withChunk(at, { keys: inserted(chunk.keys, index, key), values: inserted(chunk.values, index, value) }, 1);
		}
		return this.split(at, chunk, index, key, value);
	}

	delete(key: string): SortedMap<Value> {
		const at = this.chunkOf(key);
		const chunk = this.chunks[at];
		if (!chunk) return this;
		const index = this.lowerBound(chunk.keys, key);
		if (chunk.keys[index] !== key) return this;
		if (chunk.keys.length === 1) return new SortedMap(removed(this.chunks, at), this.size - 1);
		return this.withChunk(at, { keys: removed(chunk.keys, index), values: removed(chunk.values, index) }, -1);
	}

	first(): { readonly key: string; readonly value: Value } | undefined {
		const chunk = this.chunks[0];
		return chunk ? { key: chunk.keys[0] as string, value: chunk.values[0] as Value } : undefined;
	}

	last(): { readonly key: string; readonly value: Value } | undefined {
		const chunk = this.chunks.at(-1);
		return chunk ? { key: chunk.keys.at(-1) as string, value: chunk.values.at(-1) as Value } : undefined;
	}

	values(): Value[] {
		return this.chunks.flatMap((chunk) => chunk.values);
	}

	keys(): string[] {
		return this.chunks.flatMap((chunk) => chunk.keys);
	}

	/** Visits in order, beginning with the first key that is not below `from`, until `visit` returns false. */
	scan(from: string, visit: (value: Value, key: string) => boolean): void {
		let at = this.chunkOf(from);
		let chunk = this.chunks[at];
		if (!chunk) return;
		let index = this.lowerBound(chunk.keys, from);
		while (chunk) {
			for (; index < chunk.keys.length; index++) if (!visit(chunk.values[index] as Value, chunk.keys[index] as string)) return;
			index = 0;
			chunk = this.chunks[++at];
		}
	}

	/** The last chunk whose first key is not above the key; 0 when all are. */
	private chunkOf(key: string): number {
		let low = 0;
		let high = this.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (((this.chunks[middle] as Chunk<Value>).keys[0] as string) <= key) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	private lowerBound(keys: readonly string[], key: string): number {
		let low = 0;
		let high = keys.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((keys[middle] as string) < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private withChunk(at: number, chunk: Chunk<Value>, growth: number): SortedMap<Value> {
		return new SortedMap(this.chunks.with(at, chunk), this.size + growth);
	}

	private split(at: number, chunk: Chunk<Value>, index: number, key: string, value: Value): SortedMap<Value> {
		const keys = inserted(chunk.keys, index, key);
		const values = inserted(chunk.values, index, value);
		// Appending in order is the common case (revisions, due events): it leaves full chunks behind.
		const cut = index === chunk.keys.length ? chunk.keys.length : keys.length >> 1;
		const left = { keys: keys.slice(0, cut), values: values.slice(0, cut) };
		const right = { keys: keys.slice(cut), values: values.slice(cut) };
		return new SortedMap([...this.chunks.slice(0, at), left, right, ...this.chunks.slice(at + 1)], this.size + 1);
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
