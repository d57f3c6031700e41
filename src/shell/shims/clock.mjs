/**
 * The only time and chance that the bundled bash knows. Its bundle replaces the globals `Date`, `Math.random` and `performance` by these, so
 * that file times, `date`, `$SECONDS`, `$RANDOM`, awk's `rand`, jq's `now` and the rest read the simulated world and are the same everywhere.
 * Local time is UTC.
 */

const source = { now: () => 0, random: () => 0 };

/**
 * Sets what the clock and the dice read from here on.
 * @param {{ now: () => number, random: () => number }} next `now` in Unix ms, `random` in 0..1.
 */
export function setSource(next) {
	source.now = next.now;
	source.random = next.random;
}

const RealDate = Date;
const hasZone = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(?:\([^)]*\))?$/i;

/** A date text without a zone means UTC here, whatever the machine's zone is. */
function parse(text) {
	const given = String(text);
	if (hasZone.test(given) || /^\d{4}-\d\d(?:-\d\d)?$/.test(given)) return RealDate.parse(given);
	const utc = RealDate.parse(/^\d{4}-\d\d-\d\dT/.test(given) ? `${given}Z` : `${given} UTC`);
	return Number.isNaN(utc) ? RealDate.parse(given) : utc;
}

function instant(parts) {
	if (parts.length === 0) return source.now();
	if (parts.length > 1) return RealDate.UTC(...parts);
	const [only] = parts;
	if (only instanceof RealDate) return only.getTime();
	return typeof only === 'string' ? parse(only) : only;
}

class SimulatedDate extends RealDate {
	constructor(...parts) {
		super(instant(parts));
	}
	static now() {
		return source.now();
	}
	static parse(text) {
		return parse(text);
	}
	getTimezoneOffset() {
		return 0;
	}
}

for (const field of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
	for (const verb of ['get', 'set']) {
		const utc = RealDate.prototype[`${verb}UTC${field}`];
		if (utc === undefined) continue;
		Object.defineProperty(SimulatedDate.prototype, verb + field, {
			configurable: true,
			writable: true,
			value(...parts) {
				return utc.apply(this, parts);
			},
		});
	}
}

/** The dice of `$RANDOM` and of awk: nothing else may draw from them, or a library that is loaded only once would shift them. */
const rollDice = () => source.random();

let spare = 1;
/** For names that nobody sees. */
const random = () => {
	spare = (spare * 16807) % 2147483647;
	return spare / 2147483647;
};
const performance = { now: () => source.now(), timeOrigin: 0 };

/** Byte order, in place of the language's collation. */
const compareText = (left, right) => {
	const [a, b] = [String(left), String(right)];
	return a < b ? -1 : a > b ? 1 : 0;
};

export { compareText, performance, random as 'Math.random', rollDice, SimulatedDate as Date };
