/** How large an attempt may grow. The engine keeps to these, so that what it writes can be read; a file beyond them is refused. */
export const LIMITS = {
	/** An honest 60-minute attempt has some hundred inputs. */
	entries: 20_000,
	/** Characters of a file, some ten thousand for an honest one. */
	fileCharacters: 8_000_000,
	/** Levels of nested JSON in a file. */
	depth: 12,
	/** A week: replaying it takes less than a minute. */
	simulatedMs: 7 * 24 * 3_600_000,
	wallMs: 10 * 366 * 24 * 3_600_000,
} as const;

/** Room that a journal leaves for its header, its last input and a result. */
export const JOURNAL_CHARACTERS = LIMITS.fileCharacters - 1_000_000;
