/** Writes the trace of a running attempt: gives every entry its position, and hashes what was printed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Surface, Trace, TraceEntry } from '../scenario/index.ts';
import type { Fact, Ms } from '../sim/index.ts';
import type { Input } from './input.ts';

export class Recorder {
	readonly #entries: TraceEntry[] = [];
	readonly #printed = sha256.create();
	#inputs = 0;
	#since = 0;

	/** The live trace: it grows as the attempt runs. */
	get trace(): Trace {
		return this.#entries;
	}

	get inputs(): number {
		return this.#inputs;
	}

	input(input: Input, at: Ms): void {
		this.#inputs++;
		this.#since = 0;
		this.#entries.push({ kind: 'input', position: `${this.#inputs}:0`, at, input });
	}

	facts(facts: readonly Fact[]): void {
		for (const fact of facts) this.#entries.push({ kind: 'fact', position: this.#next(), at: fact.at, fact });
	}

	/** Text that came into view on a surface; nothing when there is none. */
	screen(source: Surface, text: string, at: Ms): void {
		if (text.trim() !== '') this.#entries.push({ kind: 'screen', position: this.#next(), at, source, text });
	}

	/** Text that the terminal printed, seen or not. */
	printed(text: string, stream: 'stdout' | 'stderr'): void {
		this.#printed.update(utf8ToBytes(`${stream} ${text.length} ${text}\n`));
	}

	/** Hash of everything printed so far. */
	printedHash(): string {
		return bytesToHex(this.#printed.clone().digest());
	}

	#next(): string {
		this.#since++;
		return `${this.#inputs}:${this.#since}`;
	}
}
