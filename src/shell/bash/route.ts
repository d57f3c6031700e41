/** Where a command's output goes, as far as streaming must know: somewhere that takes it at once, or to be collected. */
import type { SimpleCommandNode } from './just-bash.ts';

/** Takes text at once: the terminal, or a pipe whose filters show their output while the pipe is open. */
export interface Sink {
	write(text: string): void;
}

export interface Route {
	/** Takes standard output; null = it is collected for a pipe, a file or a substitution. */
	readonly out: Sink | null;
	/** Standard output is the terminal. */
	readonly isTerminal: boolean;
	/** Standard error is the terminal. */
	readonly err: boolean;
	/** Standard error goes where standard output goes, which is not the terminal: the order of the two must be kept. */
	readonly joins: boolean;
	/** Standard input is the terminal. */
	readonly in: boolean;
}

/** Everything is collected. */
export const COLLECTED: Route = { out: null, isTerminal: false, err: false, joins: false, in: false };

type Redirection = SimpleCommandNode['redirections'][number];

/** The text of a redirection's target when it is a plain word, such as `2` in `>&2`. */
function literalTarget(redirection: Redirection): string | null {
	const { target } = redirection;
	if (target.type !== 'Word' || target.parts.length !== 1) return null;
	const part = target.parts[0];
	return part?.type === 'Literal' ? part.value : null;
}

const isIntoFile = ({ operator }: Redirection): boolean => operator === '>' || operator === '>>' || operator === '>|';

/** The route after one redirection. */
function after(route: Route, redirection: Redirection): Route {
	const fd = redirection.fd ?? 1;
	const noOutput = { out: null, isTerminal: false, joins: false };
	switch (redirection.operator) {
		case '<':
		case '<<':
		case '<<-':
		case '<<<':
		case '<&':
		case '<>':
			return (redirection.fd ?? 0) === 0 ? { ...route, in: false } : route;
		case '&>':
		case '&>>':
			return { ...route, ...noOutput, err: false, joins: true };
		case '>&':
			if (fd === 2 && literalTarget(redirection) === '1') return { ...route, err: route.isTerminal, joins: !route.isTerminal };
			if (fd === 2) return { ...route, err: false, joins: false };
			// `>&2`: the interpreter moves the text to the other stream.
			return fd === 1 ? { ...route, ...noOutput } : route;
		default:
			if (!isIntoFile(redirection) || redirection.fdVariable !== undefined) return route;
			if (fd === 1) return { ...route, ...noOutput };
			return fd === 2 ? { ...route, err: false, joins: false } : route;
	}
}

/** The route after `redirections`, which apply from left to right. */
export function redirected(route: Route, redirections: readonly Redirection[]): Route {
	return redirections.reduce(after, route);
}
