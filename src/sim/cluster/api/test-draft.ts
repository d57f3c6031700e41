/** A small draft of a world for the API server's own tests: a store, a clock that stands, and the facts that were recorded. */
import type { KubernetesRequest, Response } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { parseRfc3339 } from '../../kernel/index.ts';
import { emptyStore, ObjectStore } from '../store.ts';
import { handleKubernetes } from './index.ts';

export interface TestDraft {
	readonly draft: WorldDraft;
	readonly facts: readonly unknown[];
	/** Asks as `heron` unless told otherwise. */
	ask(request: Partial<KubernetesRequest> & { readonly path: string }): Response;
}

export function testDraft(now = 0): TestDraft {
	const epochMs = parseRfc3339('2026-11-13T14:05:00Z') ?? 0;
	const facts: unknown[] = [];
	const objects = new ObjectStore(emptyStore(), { seed: 'test', epochNow: () => epochMs + now, onChange: () => {} });
	const draft = {
		plan: { cluster: { server: 'https://10.0.0.1:6443' } },
		seed: 'test',
		now,
		epochMs,
		schedule: () => {},
		unschedule: () => {},
		record: (fact: unknown) => facts.push(fact),
		objects,
	} as unknown as WorldDraft;
	const ask: TestDraft['ask'] = (request) => handleKubernetes(draft, { to: 'kubernetes', as: 'heron', method: 'GET', ...request });
	const system = 'system:admin';
	ask({ as: system, method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name: 'shop' } } });
	return { draft, facts, ask };
}

export const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';

/** A manifest as people write it. */
export function checkout(): Record<string, never> {
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'checkout', labels: { app: 'checkout' } },
		spec: {
			replicas: 3,
			selector: { matchLabels: { app: 'checkout' } },
			template: {
				metadata: { labels: { app: 'checkout' } },
				spec: {
					containers: [
						{
							name: 'checkout',
							image: 'registry.example.com/shop/checkout:4.11.2',
							ports: [{ name: 'http', containerPort: 8080 }],
							env: [{ name: 'LEVEL', value: 'info' }],
							readinessProbe: { httpGet: { path: '/healthz', port: 8080 } },
						},
					],
				},
			},
		},
	} as unknown as Record<string, never>;
}
