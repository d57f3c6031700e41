/** How times and amounts are said. All instants are UTC, as the simulated platform shows them. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** Time of day on the platform's clock: `19:42:10`. */
export function clockTime(epochMs: number, atMs: number): string {
	const date = new Date(epochMs + atMs);
	return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

/** Machine-readable instant for `<time datetime>`. */
export function instant(epochMs: number, atMs: number): string {
	return new Date(epochMs + atMs).toISOString();
}

/** `Fri 13 Nov`. */
export function dayOf(epochMs: number, atMs = 0): string {
	const date = new Date(epochMs + atMs);
	return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** A day in the reader's own time zone, such as `13 Nov`: for when an attempt was made, which is a wall-clock matter. */
export function wallDay(wallMs: number): string {
	const date = new Date(wallMs);
	return `${date.getDate()} ${MONTHS[date.getMonth()]}`;
}

/** Time within an attempt: `4:30`, `1:02:10`. Before the start it is negative: `-0:40`. */
export function attemptTime(ms: number): string {
	const seconds = Math.floor(Math.abs(ms) / 1000);
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	const sign = ms < 0 ? '-' : '';
	return hours > 0 ? `${sign}${hours}:${two(minutes)}:${two(seconds % 60)}` : `${sign}${minutes}:${two(seconds % 60)}`;
}

/** A length of time in words: `40 s`, `1 min 12 s`, `17 min`, `1 h 5 min`. */
export function duration(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes >= 60) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
	return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** Age as kubectl prints it, for tables of objects: `45s`, `7m26s`, `6d3h`. */
export function age(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	if (seconds < 120) return `${seconds}s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 10) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${seconds % 60}s`;
	if (minutes < 180) return `${minutes}m`;
	const hours = Math.floor(minutes / 60);
	if (hours < 8) return minutes % 60 === 0 ? `${hours}h` : `${hours}h${minutes % 60}m`;
	if (hours < 48) return `${hours}h`;
	const days = Math.floor(hours / 24);
	if (days < 8) return hours % 24 === 0 ? `${days}d` : `${days}d${hours % 24}h`;
	return `${days}d`;
}

/** `1 attempt`, `2 attempts`. */
export function count(amount: number, one: string, many = `${one}s`): string {
	return `${amount} ${amount === 1 ? one : many}`;
}

/** First word of a name: `Mara` of `Mara Lindqvist`. */
export function givenName(name: string): string {
	return name.split(' ')[0] ?? name;
}
