/** Every command of kubectl 1.35, in the original's order: its flags, and where its code is. Code is loaded when first called. */
import type { FlagSpec, FlagType } from '../flags.ts';
import type { Runner } from './invocation.ts';

export interface CommandSpec {
	readonly name: string;
	readonly aliases?: readonly string[];
	readonly flags: readonly FlagSpec[];
	readonly commands?: readonly CommandSpec[];
	/** Absent for a group, and for a command that is not built (see `unsupported.ts`). */
	readonly load?: () => Promise<Runner>;
}

/** Flags from `name,short:type=default?bare`, separated by blanks; the type is string when left out. */
export function flagSpecs(text: string): readonly FlagSpec[] {
	return text
		.split(' ')
		.filter((word) => word !== '')
		.map((word) => {
			const match = /^([^,:=?]+)(?:,(\w))?(?::(\w+))?(?:=([^?]*))?(?:\?(.+))?$/.exec(word) as RegExpExecArray;
			const [, name = '', short, type = 'string', fallback, bare] = match;
			return {
				name,
				type: type as FlagType,
				...(short === undefined ? {} : { short }),
				...(fallback === undefined ? {} : { default: fallback }),
				...(bare === undefined ? {} : { bare }),
			};
		});
}

export const GLOBAL_FLAGS = flagSpecs(
	'as as-group:stringArray as-uid as-user-extra:stringArray cache-dir certificate-authority client-certificate client-key cluster context ' +
		'disable-compression:bool insecure-skip-tls-verify:bool kubeconfig kuberc log-flush-frequency:duration=5s match-server-version:bool ' +
		'namespace,n password profile=none profile-output=profile.pprof request-timeout=0 server,s tls-server-name token user username ' +
		'v,v:int vmodule warnings-as-errors:bool',
);

const FILES = 'filename,f:stringSlice kustomize,k recursive,R:bool';
const TEMPLATE = 'allow-missing-template-keys:bool=true show-managed-fields:bool template';
const PRINT = `${TEMPLATE} output,o`;
const DRY_RUN = 'dry-run=none?unchanged';
const MANY = `${FILES} ${PRINT} selector,l`;

const leaf = (name: string, flags: string, load: () => Promise<Runner>, aliases: readonly string[] = []): CommandSpec => ({
	name,
	flags: flagSpecs(flags),
	load,
	aliases,
});
/** A command that has others under it; `load` when it also does something by itself. */
const group = (name: string, commands: readonly CommandSpec[], load?: () => Promise<Runner>): CommandSpec => ({
	name,
	flags: [],
	commands,
	...(load ? { load } : {}),
});
const missing = (name: string, aliases: readonly string[] = []): CommandSpec => ({ name, flags: [], aliases });

const rollout = (): Promise<typeof import('./rollout/index.ts')> => import('./rollout/index.ts');
const set = (): Promise<typeof import('./set/index.ts')> => import('./set/index.ts');
const config = (): Promise<typeof import('./config.ts')> => import('./config.ts');
const metadata = (): Promise<typeof import('./metadata.ts')> => import('./metadata.ts');

export const ROOT: CommandSpec = {
	name: 'kubectl',
	flags: [],
	commands: [
		missing('create'),
		missing('expose'),
		missing('run'),
		group('set', [
			leaf(
				'env',
				`${MANY} all:bool containers,c=* ${DRY_RUN} env,e:stringArray field-manager=kubectl-set from keys:stringSlice list:bool local:bool overwrite:bool=true prefix resolve:bool`,
				async () => (await set()).setEnv,
			),
			leaf('image', `${MANY} all:bool ${DRY_RUN} field-manager=kubectl-set local:bool`, async () => (await set()).setImage),
			leaf(
				'resources',
				`${MANY} all:bool containers,c=* ${DRY_RUN} field-manager=kubectl-set limits local:bool requests`,
				async () => (await set()).setResources,
			),
			missing('selector'),
			missing('serviceaccount', ['sa']),
			missing('subject'),
		]),
		missing('explain'),
		leaf(
			'get',
			`${MANY} all-namespaces,A:bool chunk-size:int64=500 field-selector ignore-not-found:bool label-columns,L:stringSlice no-headers:bool output-watch-events:bool raw server-print:bool=true show-kind:bool show-labels:bool sort-by subresource watch,w:bool watch-only:bool`,
			async () => (await import('./get/index.ts')).get,
		),
		missing('edit'),
		leaf(
			'delete',
			`${FILES} all:bool all-namespaces,A:bool cascade=background?background ${DRY_RUN} field-selector force:bool grace-period:int=-1 ignore-not-found:bool interactive,i:bool now:bool output,o raw selector,l timeout:duration wait:bool=true`,
			async () => (await import('./delete.ts')).remove,
		),
		group('rollout', [
			leaf('history', `${MANY} revision:int64`, async () => (await rollout()).history),
			leaf('pause', `${MANY} field-manager=kubectl-rollout`, async () => (await rollout()).pause),
			leaf('resume', `${MANY} field-manager=kubectl-rollout`, async () => (await rollout()).resume),
			leaf('undo', `${MANY} ${DRY_RUN} to-revision:int64`, async () => (await rollout()).undo),
			leaf('status', `${FILES} revision:int64 selector,l timeout:duration watch,w:bool=true`, async () => (await rollout()).status),
			leaf('restart', `${MANY} field-manager=kubectl-rollout`, async () => (await rollout()).restart),
		]),
		leaf(
			'scale',
			`${MANY} all:bool current-replicas:int=-1 ${DRY_RUN} replicas:int resource-version timeout:duration`,
			async () => (await import('./scale.ts')).scale,
		),
		missing('autoscale'),
		missing('certificate'),
		group('cluster-info', [missing('dump')], async () => (await import('./cluster-info.ts')).clusterInfo),
		missing('top'),
		missing('cordon'),
		missing('uncordon'),
		missing('drain'),
		missing('taint'),
		leaf(
			'describe',
			`${FILES} all-namespaces,A:bool chunk-size:int64=500 selector,l show-events:bool=true`,
			async () => (await import('./describe/index.ts')).describe,
		),
		leaf(
			'logs',
			'all-containers:bool all-pods:bool container,c follow,f:bool ignore-errors:bool insecure-skip-tls-verify-backend:bool limit-bytes:int64 max-log-requests:int=5 pod-running-timeout:duration=20s prefix:bool previous,p:bool selector,l since:duration since-time tail:int64=-1 timestamps:bool',
			async () => (await import('./logs.ts')).logs,
		),
		missing('attach'),
		missing('exec'),
		missing('port-forward'),
		missing('proxy'),
		missing('cp'),
		missing('auth'),
		missing('debug'),
		leaf(
			'events',
			`${PRINT} all-namespaces,A:bool chunk-size:int64=500 for no-headers:bool types:stringSlice watch,w:bool`,
			async () => (await import('./events.ts')).events,
		),
		missing('diff'),
		missing('apply'),
		leaf(
			'patch',
			`${FILES} ${PRINT} ${DRY_RUN} field-manager=kubectl-patch local:bool patch,p patch-file subresource type=strategic`,
			async () => (await import('./patch.ts')).patch,
		),
		missing('replace'),
		leaf(
			'wait',
			`filename,f:stringSlice recursive,R:bool=true ${PRINT} all:bool all-namespaces,A:bool field-selector for local:bool selector,l timeout:duration=30s`,
			async () => (await import('./wait.ts')).wait,
		),
		missing('kustomize'),
		leaf(
			'label',
			`${MANY} all:bool all-namespaces,A:bool ${DRY_RUN} field-manager=kubectl-label field-selector list:bool local:bool overwrite:bool resource-version`,
			async () => (await metadata()).label,
		),
		leaf(
			'annotate',
			`${MANY} all:bool all-namespaces,A:bool ${DRY_RUN} field-manager=kubectl-annotate field-selector list:bool local:bool overwrite:bool resource-version`,
			async () => (await metadata()).annotate,
		),
		missing('completion'),
		missing('alpha'),
		group('config', [
			leaf('view', `${TEMPLATE} output,o=yaml flatten:bool merge:bool=true?true minify:bool raw:bool`, async () => (await config()).view),
			missing('set-cluster'),
			missing('set-credentials'),
			leaf('set-context', 'cluster current:bool namespace,n user', async () => (await config()).setContext),
			missing('set'),
			missing('unset'),
			leaf('current-context', '', async () => (await config()).currentContext),
			leaf('use-context', '', async () => (await config()).useContext, ['use']),
			leaf('get-contexts', 'no-headers:bool output,o', async () => (await config()).getContexts),
			leaf('get-clusters', '', async () => (await config()).getClusters),
			leaf('get-users', '', async () => (await config()).getUsers),
			missing('delete-cluster'),
			leaf('delete-context', '', async () => (await config()).deleteContext),
			missing('delete-user'),
			leaf('rename-context', '', async () => (await config()).renameContext),
		]),
		group('plugin', [leaf('list', 'name-only:bool', async () => (await import('./plugin.ts')).list)]),
		leaf('version', 'client:bool output,o', async () => (await import('./version.ts')).version),
		leaf('api-versions', '', async () => (await import('./api-resources.ts')).apiVersions),
		leaf(
			'api-resources',
			'api-group cached:bool categories:stringSlice namespaced:bool=true no-headers:bool output,o show-managed-fields:bool sort-by verbs:stringSlice',
			async () => (await import('./api-resources.ts')).apiResources,
		),
		leaf(
			'options',
			'',
			async () => async (call) => call.io.out((await import('./help/index.ts')).helpOf('kubectl options', call.io.env.get('HOME')) ?? ''),
		),
	],
};
