/** The prompt: `heron@ops:~/shop (prod/shop) $ `. */
import type { InMemoryFs } from 'just-bash';
import type { BashState } from './bash/just-bash.ts';

export interface PromptParts {
	readonly user: string;
	readonly hostname: string;
	/** Working folder, with `~` for home. */
	readonly folder: string;
	/** Current context and namespace of kubectl; null without a kubeconfig. */
	readonly context: string | null;
	readonly namespace: string | null;
}

const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Current context and its namespace, read from a kubeconfig's text: the few lines a prompt needs, as kube-ps1 does. */
export function contextOf(kubeconfig: string): { readonly context: string; readonly namespace: string } | null {
	const context = unquoted(/^current-context:(.*)$/m.exec(kubeconfig)?.[1] ?? '');
	if (context === '') return null;
	const section = /^contexts:\n((?:[ -].*\n?)*)/m.exec(kubeconfig)?.[1] ?? '';
	const entry = section
		.split(/^ *- /m)
		.find((item) => item.split('\n').some((line) => /^ *name:/.test(line) && unquoted(line.replace(/^ *name:/, '')) === context));
	return { context, namespace: unquoted(/^ *namespace:(.*)$/m.exec(entry ?? '')?.[1] ?? '') || 'default' };
}

/** Plain text, without colours: the page colours it (`line-editor.ts`), a transcript does not. */
export function promptText({ user, hostname, folder, context, namespace }: PromptParts): string {
	return `${user}@${hostname}:${folder}${context === null ? '' : ` (${context}/${namespace})`} $ `;
}

export async function prompt(
	{ user, hostname, home }: { readonly user: string; readonly hostname: string; readonly home: string },
	state: BashState,
	files: InMemoryFs,
): Promise<string> {
	const { cwd } = state;
	const folder = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
	const path = state.env.get('KUBECONFIG') || `${home}/.kube/config`;
	const text = await files.readFile(files.resolvePath(cwd, path)).catch(() => '');
	const found = contextOf(text);
	return promptText({ user, hostname, folder, context: found?.context ?? null, namespace: found?.namespace ?? null });
}
