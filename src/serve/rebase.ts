/**
 * Moves instants between the simulated calendar and the wall clock. A genuine client computes ages from its own clock, so everything it
 * is shown is moved by one whole number of seconds that makes the simulated second now the wall clock's second now.
 */

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?=(?:\.\d+)?Z)/g;

/** Whole seconds from the simulated calendar to the wall clock; both arguments are Unix ms. */
export function offsetSeconds(wallMs: number, simulatedMs: number): number {
	return Math.floor(wallMs / 1000) - Math.floor(simulatedMs / 1000);
}

/** Every RFC 3339 instant in UTC inside a text, moved; fractions of a second stay as they are. */
export function moved(text: string, seconds: number): string {
	if (seconds === 0) return text;
	return text.replace(INSTANT, (instant) => new Date(Date.parse(`${instant}Z`) + seconds * 1000).toISOString().slice(0, 19));
}

/** Answers whose instants belong to no calendar of the world: when the server was built. */
export function isOutsideTime(path: string): boolean {
	return path === '/version';
}

/** The same over everything that is JSON. */
export function movedJson<Value>(value: Value, seconds: number): Value {
	return value === undefined ? value : (JSON.parse(moved(JSON.stringify(value), seconds)) as Value);
}
