/** Where a command's two output streams go, as far as streaming must know: to the terminal, or somewhere that has to be collected. */
import type { SimpleCommandNode } from './just-bash.ts';

export interface Route {
	/** Standard output reaches the terminal. */
	readonly out: boolean;
	/** Standard error reaches the terminal. */
	readonly err: boolean;
	/** Standard error goes where standard output is collected, so that the order of the two must be kept. */
	readonly joins: boolean;
}

type Redirection = SimpleCommandNode['redirections'][number];

/** The text of a redirection's target when it is a plain word, such as `2` in `>&2`. */
function literalTarget(redirection: Redirection): string | null {
	const { target } = redirection;
	if (target.type !== 'Word' || target.parts.length !== 1) return null;
	const part = target.parts[0];
	return part?.type === 'Literal' ? part.value : null;
}

/** The route after `redirections`, which apply from left to right. */
export function redirected(from: Route, redirections: readonly Redirection[]): Route {
	let { out, err, joins } = from;
	for (const redirection of redirections) {
		const fd = redirection.fd ?? 1;
		switch (redirection.operator) {
			case '>':
			case '>>':
			case '>|':
				if (redirection.fdVariable !== undefined) break;
				if (fd === 1) out = false;
				if (fd === 2) err = false;
				joins = false;
				break;
			case '&>':
			case '&>>':
				out = false;
				err = false;
				joins = true;
				break;
			case '>&': {
				// `2>&1` on a terminal changes nothing; `>&2` hands the text to the interpreter, which moves it to the other stream.
				const target = literalTarget(redirection);
				if (fd === 2) {
					err = target === '1' && out;
					joins = target === '1' && !out;
				} else if (fd === 1) {
					out = false;
					joins = false;
				}
				break;
			}
			default:
				break;
		}
	}
	return { out, err, joins };
}
