/** Ages as kubectl prints them: apimachinery `util/duration`, HumanDuration and ShortHumanDuration. */

const SECOND = 1000;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** `12s`, `3m20s`, `17m`, `3h5m`, `26h`, `5d4h`, `40d`, `2y30d`, `9y`. Like upstream, up to 2 s before the reference counts as `0s`. */
export function humanDuration(ms: number): string {
	const seconds = Math.trunc(ms / SECOND);
	if (seconds < -1) return '<invalid>';
	if (seconds < 0) return '0s';
	if (seconds < 2 * MINUTE) return `${seconds}s`;
	const minutes = Math.floor(seconds / MINUTE);
	if (minutes < 10) return joined(minutes, 'm', seconds % MINUTE, 's');
	if (minutes < 180) return `${minutes}m`;
	const hours = Math.floor(seconds / HOUR);
	if (hours < 8) return joined(hours, 'h', minutes % 60, 'm');
	if (hours < 48) return `${hours}h`;
	const days = Math.floor(seconds / DAY);
	if (hours < 192) return joined(days, 'd', hours % 24, 'h');
	if (days < 365 * 2) return `${days}d`;
	const years = Math.floor(seconds / YEAR);
	if (days < 365 * 8) return joined(years, 'y', days % 365, 'd');
	return `${years}y`;
}

/** One unit only: `3m`, `5d`. */
export function shortHumanDuration(ms: number): string {
	const seconds = Math.trunc(ms / SECOND);
	if (seconds < -1) return '<invalid>';
	if (seconds < 0) return '0s';
	if (seconds < MINUTE) return `${seconds}s`;
	if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}m`;
	if (seconds < DAY) return `${Math.floor(seconds / HOUR)}h`;
	if (seconds < YEAR) return `${Math.floor(seconds / DAY)}d`;
	return `${Math.floor(seconds / YEAR)}y`;
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
	return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}
