/** The tools of the platform, each loaded when it first runs. */
import type { LazyCommand } from '../session.ts';

export const COMMANDS: readonly LazyCommand[] = [
	{ name: 'kubectl', load: async () => (await import('./kubectl/index.ts')).kubectl },
	{ name: 'crane', load: async () => (await import('./crane/index.ts')).crane },
];
