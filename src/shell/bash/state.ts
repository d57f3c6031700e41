/** The interpreter's state between two lines. */
import type { BashState } from './just-bash.ts';

/** Where execution stood; an interrupted line leaves some of it behind. */
const POSITION = {
	localScopes: [],
	localArrayScopes: [],
	localVarDepth: undefined,
	localVarStack: undefined,
	fullyUnsetLocals: undefined,
	tempEnvBindings: undefined,
	mutatedTempEnvVars: undefined,
	accessedTempEnvVars: undefined,
	tempExportedVars: undefined,
	callDepth: 0,
	sourceDepth: 0,
	callLineStack: undefined,
	funcNameStack: undefined,
	sourceStack: undefined,
	currentSource: undefined,
	inCondition: false,
	loopDepth: 0,
	parentHasLoopContext: undefined,
	errexitSafe: false,
	commandCount: 0,
	groupStdin: undefined,
	groupStdinSourceFd: undefined,
	expansionExitCode: undefined,
	expansionStderr: '',
	suppressVerbose: false,
	processSubstitutions: undefined,
	signal: undefined,
	extraArgs: undefined,
	currentLine: 1,
} as const;

/** What the next line starts from, after a line that ended with `exitCode`. */
export function betweenLines(state: BashState, exitCode: number): BashState {
	state.env.set('?', String(exitCode));
	return { ...state, ...POSITION, localScopes: [], localArrayScopes: [], lastExitCode: exitCode, bashPid: state.virtualPid };
}

/** A copy whose changes the original does not see: what a background job or a subshell starts from. */
export function forked(state: BashState): BashState {
	const arrays = state.arrays as Map<string, { readonly elements: Map<string, string> }> | undefined;
	const sets = Object.entries(state).filter((entry): entry is [string, Set<string>] => entry[1] instanceof Set);
	return {
		...state,
		...POSITION,
		traps: undefined,
		...Object.fromEntries(sets.map(([name, set]) => [name, new Set(set)])),
		localScopes: [],
		localArrayScopes: [],
		env: new Map(state.env),
		arrays: new Map([...(arrays ?? [])].map(([name, array]) => [name, { ...array, elements: new Map(array.elements) }])),
		functions: new Map(state.functions),
		options: { ...state.options },
		shoptOptions: { ...state.shoptOptions },
	};
}
