/**
 * Stands in for the package's guard against hostile JavaScript commands (it patches a server's globals). No such command exists here: every
 * command is this project's own code, and scripts are bash, which reaches nothing but the virtual file system.
 */
class SecurityViolationError extends Error {
	name = 'SecurityViolationError';
}
const guard = {
	getInstance: () => ({ isEnabled: () => false, activate: () => null }),
	isInSandboxedContext: () => false,
	getCurrentExecutionId: () => undefined,
	bindCurrentContext: (run) => run,
	runTrusted: (run) => run(),
	runTrustedAsync: async (run) => run(),
	runUntrustedAsync: async (run) => run(),
};

export { guard as b, SecurityViolationError as a };
