/** Calendar arithmetic on integer milliseconds since the Unix epoch, UTC. Own arithmetic: nothing here depends on a machine's clock or zone. */

const DAY = 86_400_000;

interface Civil {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar (after Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil({ year, month, day }: Civil): number {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): Civil {
	const z = days + 719_468;
	const era = Math.floor(z / 146_097);
	const dayOfEra = z - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const mp = Math.floor((5 * dayOfYear + 2) / 153);
	const month = mp + (mp < 10 ? 3 : -9);
	return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** Date and time to the second, without a zone. */
function toSecond(epochMs: number): string {
	const days = Math.floor(epochMs / DAY);
	const seconds = Math.floor((epochMs - days * DAY) / 1000);
	const { year, month, day } = civilFromDays(days);
	const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
	return `${padded(year, 4)}-${two(month)}-${two(day)}T${clock}`;
}

/** `2026-11-13T14:05:00Z`: metav1.Time, whole seconds, cut and not rounded. */
export function rfc3339(epochMs: number): string {
	return `${toSecond(epochMs)}Z`;
}

/** `2026-11-13T14:05:00.123Z`. */
export function rfc3339Milli(epochMs: number): string {
	return `${toSecond(epochMs)}.${padded(epochMs - Math.floor(epochMs / 1000) * 1000, 3)}Z`;
}

/** `2026-11-13T14:05:00.123000Z`: metav1.MicroTime. */
export function rfc3339Micro(epochMs: number): string {
	return `${toSecond(epochMs)}.${padded(epochMs - Math.floor(epochMs / 1000) * 1000, 3)}000Z`;
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** Midnights that were read before: a world's timestamps lie on few days. */
const midnights = new Map<string, number>();
const MIDNIGHTS = 64;

/** `2026-11-13T14:05:00Z` exactly; undefined for every other form. The simulation reads its own timestamps all the time. */
function parseOwnForm(text: string): number | undefined {
	if (text.length !== 20 || text[19] !== 'Z') return undefined;
	const midnight = midnights.get(text.slice(0, 10));
	if (midnight === undefined) return undefined;
	const digits = (at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
	const hour = digits(11);
	const minute = digits(14);
	const second = digits(17);
	const isClock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
	return isClock && text[10] === 'T' && text[13] === ':' && text[16] === ':'
		? midnight + (hour * 3600 + minute * 60 + second) * 1000
		: undefined;
}

/** Epoch ms of an RFC 3339 instant (fractions cut to ms); undefined when the text is none. */
export function parseRfc3339(text: string): number | undefined {
	const own = parseOwnForm(text);
	if (own !== undefined) return own;
	const match = INSTANT.exec(text);
	if (!match) return undefined;
	const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour = '0', zoneMinute = '0'] = match;
	const civil = { year: Number(year), month: Number(month), day: Number(day) };
	const days = daysFromCivil(civil);
	const back = civilFromDays(days);
	if (back.month !== civil.month || back.day !== civil.day) return undefined;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	if (midnights.size < MIDNIGHTS) midnights.set(text.slice(0, 10), days * DAY);
	const zone = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000;
	const clock = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
	return days * DAY + clock + Number(fraction.slice(0, 3).padEnd(3, '0')) - zone;
}
