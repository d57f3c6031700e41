/** A kubeconfig for the served world. JSON is YAML, so it needs no writer of its own. */
import type { WorldPlan } from '../sim/index.ts';

export function kubeconfig(plan: Pick<WorldPlan, 'cluster' | 'player'>, server: string): string {
	const { context } = plan.cluster;
	const { user, namespace } = plan.player;
	const config = {
		apiVersion: 'v1',
		kind: 'Config',
		'current-context': context,
		clusters: [{ name: context, cluster: { server } }],
		contexts: [{ name: context, context: { cluster: context, user, namespace } }],
		users: [{ name: user, user: {} }],
	};
	return `${JSON.stringify(config, null, 2)}\n`;
}
