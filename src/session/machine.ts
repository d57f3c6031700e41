/** The player's machine: files that every scenario's terminal has beside its own. */
import type { WorldPlan } from '../sim/index.ts';

/** Name of the machine, as the prompt shows it. */
export const HOSTNAME = 'ops';

/** Files by absolute path. What the scenario brings wins. */
export function machineFiles({ files, cluster, player }: WorldPlan): Readonly<Record<string, string>> {
	return { [`${player.home}/.kube/config`]: kubeconfig(cluster, player), ...files };
}

/** Laid out as kubectl writes it. Values are quoted as JSON, which YAML reads, where they could be taken for something else. */
function kubeconfig({ context, server }: WorldPlan['cluster'], { user, namespace }: WorldPlan['player']): string {
	const value = (text: string): string =>
		/^[a-z][a-z0-9./:-]*[a-z0-9]$/.test(text) && !/^(true|false|null|yes|no|on|off)$/.test(text) ? text : JSON.stringify(text);
	return `apiVersion: v1
clusters:
- cluster:
    server: ${value(server)}
  name: ${value(context)}
contexts:
- context:
    cluster: ${value(context)}
    namespace: ${value(namespace)}
    user: ${value(user)}
  name: ${value(context)}
current-context: ${value(context)}
kind: Config
preferences: {}
users:
- name: ${value(user)}
  user: {}
`;
}
