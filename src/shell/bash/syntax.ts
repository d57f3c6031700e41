/** Tells a complete command from one that goes on in the next line, and from one that no next line can mend. */
import type { JustBash, ScriptNode } from './just-bash.ts';

export type Reading =
	| { readonly kind: 'complete' }
	| { readonly kind: 'incomplete' }
	| { readonly kind: 'error'; readonly message: string };

interface ParseError {
	readonly message: string;
	readonly token?: { readonly type: string; readonly value: string };
}

/** A here-document whose end has not come, anywhere under `node`. */
function hasOpenHereDocument(node: unknown): boolean {
	if (Array.isArray(node)) return node.some(hasOpenHereDocument);
	if (typeof node !== 'object' || node === null) return false;
	const { type, terminated } = node as { readonly type?: unknown; readonly terminated?: unknown };
	return (type === 'HereDoc' && terminated === false) || Object.values(node).some(hasOpenHereDocument);
}

function readParsed(text: string, { statements }: ScriptNode): Reading {
	const deferred = statements.find((statement) => statement.deferredError)?.deferredError;
	if (deferred) return { kind: 'error', message: deferred.message };
	const isOpen =
		/(^|[^\\])(\\\\)*\\$/.test(text) ||
		/(\|\||&&|\||\|&)$/.test(statements.at(-1)?.sourceText?.trimEnd() ?? '') ||
		hasOpenHereDocument(statements);
	return { kind: isOpen ? 'incomplete' : 'complete' };
}

export function readCommand({ parse }: JustBash, text: string): Reading {
	try {
		return readParsed(text, parse(text));
	} catch (thrown) {
		const { message, token } = thrown as ParseError;
		const words = message.replace(/^(Parse error at \d+:\d+|line \d+): /, '');
		if (words.startsWith('unexpected EOF') || (token?.type === 'EOF' && words.startsWith('Expected'))) return { kind: 'incomplete' };
		if (words.startsWith('syntax error')) return { kind: 'error', message: words };
		if (token) return { kind: 'error', message: `syntax error near unexpected token \`${token.value === '\n' ? 'newline' : token.value}'` };
		return { kind: 'error', message: words };
	}
}
