/** The bundled just-bash, loaded when the first shell opens. */
export type { CommandNode, ExecResult, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode } from 'just-bash';
export type { BashState, InterpreterContext } from './generated/just-bash.generated.js';

export type JustBash = typeof import('./generated/just-bash.generated.js');
export type Bash = import('./generated/just-bash.generated.js').Bash;
export type Interpreter = import('./generated/just-bash.generated.js').Interpreter;

let loaded: Promise<JustBash> | undefined;

export function loadJustBash(): Promise<JustBash> {
	loaded ??= import('./generated/just-bash.generated.js');
	return loaded;
}
