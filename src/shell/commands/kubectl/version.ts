/** `kubectl version` */
import type { Json } from '../../../sim/index.ts';
import { yaml } from '../go/index.ts';
import { KubectlError, StatusError } from './errors.ts';
import type { Invocation } from './invocation.ts';

/** The release that this command follows. */
const CLIENT = {
	major: '1',
	minor: '35',
	gitVersion: 'v1.35.2',
	gitCommit: 'fdc9d74cbf2da6754ebf81d56f80ae2948cd6425',
	gitTreeState: 'clean',
	buildDate: '2026-02-26T20:05:34Z',
	goVersion: 'go1.25.7',
	compiler: 'gc',
	platform: 'linux/amd64',
};
const KUSTOMIZE = 'v5.7.1';

export async function version(call: Invocation): Promise<void> {
	const { flags, io, args } = call;
	if (args.length > 0) throw new KubectlError(`extra arguments: [${args.join(' ')}]`);
	const output = flags.string('output');
	if (!['', 'yaml', 'json'].includes(output)) throw new KubectlError("--output must be 'yaml' or 'json'");
	let server: Json = null;
	let failure: Error | null = null;
	if (!flags.bool('client')) {
		try {
			server = (await call.client()).get('/version');
		} catch (error) {
			if (!(error instanceof StatusError) && (error as Error).name !== 'PlainError') throw error;
			failure = error as Error;
		}
	}
	const all = { clientVersion: CLIENT, kustomizeVersion: KUSTOMIZE, ...(server === null ? {} : { serverVersion: server }) };
	if (output === 'json') io.out(`${JSON.stringify(all, null, 2)}\n`);
	else if (output === 'yaml') io.out(`${yaml(all)}\n`);
	else {
		io.out(`Client Version: ${CLIENT.gitVersion}\nKustomize Version: ${KUSTOMIZE}\n`);
		if (server !== null) io.out(`Server Version: ${(server as { gitVersion: string }).gitVersion}\n`);
	}
	if (failure) throw failure;
}
