/** What src/shell uses of the bundled just-bash. Copied beside the bundle by shims/build.mjs. */
import type {
	ByteString,
	ExecResult,
	InMemoryFs as PublicInMemoryFs,
	CommandNode,
	PipelineNode,
	ScriptNode,
	SimpleCommandNode,
	StatementNode,
	Bash as PublicBash,
} from 'just-bash';

/** The interpreter's own state of one shell: variables, functions, options and position. */
export interface BashState {
	env: Map<string, string>;
	functions: Map<string, { readonly redirections: SimpleCommandNode['redirections'] }>;
	options: { errexit: boolean; xtrace: boolean; nounset: boolean };
	shoptOptions: { expand_aliases: boolean };
	cwd: string;
	lastExitCode: number;
	lastBackgroundPid: number;
	exportedVars?: Set<string>;
	fileDescriptors?: Map<number, string>;
	[field: string]: unknown;
}

export interface InterpreterContext {
	state: BashState;
	fs: PublicInMemoryFs;
	commands: Map<string, unknown>;
	limits: unknown;
	executionScope: ExecutionScope;
	execFn(script: string, options?: unknown, accounted?: boolean): Promise<ExecResult>;
	[field: string]: unknown;
}

export declare class Interpreter {
	constructor(options: unknown, state: BashState);
	readonly ctx: InterpreterContext;
	executeScript(node: ScriptNode): Promise<ExecResult>;
	executeStatement(node: StatementNode): Promise<ExecResult>;
	executePipeline(node: PipelineNode): Promise<ExecResult>;
	executeCommand(node: CommandNode, stdin: string, ownsStdin?: boolean): Promise<ExecResult>;
	runCommand(name: string, args: string[], ...rest: unknown[]): Promise<ExecResult>;
}

export declare class ExecutionScope {
	constructor(limits: unknown, signal?: AbortSignal);
	close(): Promise<void>;
}

/** Passes through everything that bash code can catch. */
export declare class ExecutionLimitError extends Error {
	constructor(message: string, kind: string, stdout?: string, stderr?: string);
}

export declare class Bash extends PublicBash {
	readonly limits: unknown;
	state: BashState;
	commands: Map<string, unknown>;
	execInScope(script: string, options: unknown, scope: ExecutionScope, depth: number, signal: AbortSignal | undefined, accounted: boolean): Promise<ExecResult>;
}

export { InMemoryFs } from 'just-bash';
export declare function parse(text: string): ScriptNode;
export declare function decodeBytesToUtf8(bytes: ByteString): string;
export declare function encodeUtf8ToBytes(text: string): ByteString;
export declare function latin1FromBytes(bytes: ByteString): string;
export declare function stdoutAsBytes(result: ExecResult): ByteString;

/** Sets what the bundle's clock and dice read: `now` in Unix ms, `random` in 0..1. */
export declare function setSource(source: { now(): number; random(): number }): void;
