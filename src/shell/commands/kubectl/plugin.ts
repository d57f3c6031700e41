/** `kubectl plugin list`: this machine has no plugins. */
import { KubectlError } from './errors.ts';
import type { Runner } from './invocation.ts';

export const list: Runner = async () => {
	throw new KubectlError('unable to find any kubectl plugins in your PATH');
};
