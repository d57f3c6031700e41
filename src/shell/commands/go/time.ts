/** Instants as Unix milliseconds, written the ways that Go programs write them. Always UTC: the simulated machines run on UTC. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');

/** `Fri, 13 Nov 2026 14:05:00 +0000` */
export function rfc1123z(epochMs: number): string {
	const at = new Date(epochMs);
	const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
	return `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${clock} +0000`;
}

/** `2026-11-13T14:05:00Z` */
export function rfc3339(epochMs: number): string {
	return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** Unix ms of an RFC 3339 instant with any offset, or null when it is none. */
export function parseRfc3339(text: string): number | null {
	const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
	if (!match) return null;
	const epochMs = Date.parse(`${match[1]}T${match[2]}${(match[3] ?? '').slice(0, 4)}${match[4]}`);
	return Number.isNaN(epochMs) ? null : epochMs;
}

/** klog's beginning of a line: severity, date, time and process, as in `E1113 14:05:00.000000   12607`. */
export function logPrefix(severity: 'I' | 'W' | 'E', epochMs: number): string {
	const at = new Date(epochMs).toISOString();
	return `${severity}${at.slice(5, 7)}${at.slice(8, 10)} ${at.slice(11, 23)}000   12607`;
}
