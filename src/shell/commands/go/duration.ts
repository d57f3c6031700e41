import { quote } from './quote.ts';

/** Milliseconds, with fractions for what is shorter. */
export type Duration = number;

const UNITS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `time.ParseDuration`: milliseconds, or the original's error text. */
export function parseDuration(text: string): { readonly ms: Duration } | { readonly error: string } {
	const invalid = { error: `time: invalid duration ${quote(text)}` };
	let rest = text;
	let sign = 1;
	if (/^[+-]/.test(rest)) {
		sign = rest.startsWith('-') ? -1 : 1;
		rest = rest.slice(1);
	}
	if (rest === '0') return { ms: 0 };
	if (rest === '') return invalid;
	let ms = 0;
	while (rest !== '') {
		const number = /^(\d+\.?\d*|\.\d+)/.exec(rest);
		if (!number) return invalid;
		rest = rest.slice(number[0].length);
		const unit = /^[^.\d]+/.exec(rest)?.[0];
		if (unit === undefined) return { error: `time: missing unit in duration ${quote(text)}` };
		const scale = UNITS[unit];
		if (scale === undefined) return { error: `time: unknown unit ${quote(unit)} in duration ${quote(text)}` };
		ms += Number(number[0]) * scale;
		rest = rest.slice(unit.length);
	}
	return { ms: sign * ms };
}

/** `Duration.String()`: `0s`, `1.5s`, `2m30s`, `1h0m0s`, `20ms`. */
export function formatDuration(ms: Duration): string {
	if (ms === 0) return '0s';
	const sign = ms < 0 ? '-' : '';
	const size = Math.abs(ms);
	if (size < 1) return size < 1e-3 ? `${sign}${trim(size * 1e6)}ns` : `${sign}${trim(size * 1e3)}µs`;
	if (size < 1000) return `${sign}${trim(size)}ms`;
	const hours = Math.floor(size / 3_600_000);
	const minutes = Math.floor(size / 60_000) % 60;
	const seconds = trim((size % 60_000) / 1000);
	if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`;
	if (minutes > 0) return `${sign}${minutes}m${seconds}s`;
	return `${sign}${seconds}s`;
}

function trim(value: number): string {
	return String(Number(value.toFixed(6)));
}

/** Kubernetes' `duration.HumanDuration`: how ages are written in tables. */
export function humanDuration(ms: Duration): string {
	const seconds = Math.trunc(ms / 1000);
	if (seconds < -1) return '<invalid>';
	if (seconds < 0) return '0s';
	if (seconds < 120) return `${seconds}s`;
	const minutes = Math.trunc(seconds / 60);
	if (minutes < 10) return withRest(minutes, 'm', seconds % 60, 's');
	if (minutes < 180) return `${minutes}m`;
	const hours = Math.trunc(minutes / 60);
	if (hours < 8) return withRest(hours, 'h', minutes % 60, 'm');
	if (hours < 48) return `${hours}h`;
	const days = Math.trunc(hours / 24);
	if (hours < 192) return withRest(days, 'd', hours % 24, 'h');
	const years = Math.trunc(days / 365);
	if (days < 365 * 2) return `${days}d`;
	if (days < 365 * 8) return withRest(years, 'y', days % 365, 'd');
	return `${years}y`;
}

function withRest(whole: number, unit: string, rest: number, restUnit: string): string {
	return rest === 0 ? `${whole}${unit}` : `${whole}${unit}${rest}${restUnit}`;
}
