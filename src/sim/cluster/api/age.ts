/** Ages as the API server prints them. */
import { humanDuration, parseRfc3339 } from '../../kernel/index.ts';

/** Age of an RFC 3339 instant at `nowMs` (Unix ms). Source: printers.go translateTimestampSince. */
export function since(timestamp: unknown, nowMs: number): string {
	const at = typeof timestamp === 'string' ? parseRfc3339(timestamp) : undefined;
	return at === undefined ? '<unknown>' : humanDuration(nowMs - at);
}
