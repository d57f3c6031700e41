import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkout, DEPLOYMENTS, testDraft } from './test-draft.ts';

/** JSON that leans on the keys that the server looks at. */
const KEYS = [
	'metadata',
	'name',
	'labels',
	'spec',
	'replicas',
	'selector',
	'matchLabels',
	'template',
	'containers',
	'image',
	'ports',
	'env',
	'strategy',
	'data',
	'$patch',
	'$setElementOrder/containers',
	'$retainKeys',
	'op',
	'path',
	'value',
	'from',
	'status',
	'ownerReferences',
	'resourceVersion',
	'finalizers',
	'__proto__',
];
const { value: anyJson } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		fc.constantFrom<unknown>(null, true, 0, -1, 3, 1.5, '', 'checkout', 'x:1', 'delete', 'replace', '/spec/replicas', '/metadata', '-'),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4, noNullPrototype: true }),
	),
}));
const TYPES = ['application/strategic-merge-patch+json', 'application/merge-patch+json', 'application/json-patch+json'];
const PATHS = [
	`${DEPLOYMENTS}/checkout`,
	`${DEPLOYMENTS}/checkout/scale`,
	'/api/v1/namespaces/shop/pods/p',
	'/api/v1/namespaces/shop/services/s',
	'/api/v1/namespaces/shop/configmaps/c',
];

function world() {
	const made = testDraft();
	const core = '/api/v1/namespaces/shop';
	made.ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
	made.ask({ method: 'POST', path: `${core}/pods`, body: { metadata: { name: 'p' }, spec: { containers: [{ name: 'a', image: 'a' }] } } });
	made.ask({ method: 'POST', path: `${core}/services`, body: { metadata: { name: 's' }, spec: { ports: [{ port: 80 }] } } });
	made.ask({ method: 'POST', path: `${core}/configmaps`, body: { metadata: { name: 'c' }, data: { k: 'v' } } });
	return made;
}

it('answers every body with an object or a Status, and a refusal changes nothing', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE' as const),
			fc.constantFrom(...PATHS),
			fc.constantFrom(...TYPES),
			anyJson,
			(method, path, contentType, body) => {
				const { ask, draft } = world();
				const before = draft.objects.resourceVersion;
				const asked = method === 'POST' ? path.replace(/\/[^/]+(\/scale)?$/, '') : path;
				const { status, body: answer } = ask({ method: method as 'POST', path: asked, contentType, body: body as never });
				expect(answer).toHaveProperty('kind');
				if (status >= 400) expect(draft.objects.resourceVersion).toBe(before);
				const { body: stored } = ask({ path: `${DEPLOYMENTS}/checkout`, accept: 'table' });
				expect(stored).toHaveProperty('kind');
			},
		),
		{ numRuns: 1500 },
	);
});

it('keeps what controllers rely on, whatever is patched', () => {
	fc.assert(
		fc.property(fc.constantFrom(...TYPES), anyJson, (contentType, body) => {
			const { ask } = world();
			ask({ method: 'PATCH', path: `${DEPLOYMENTS}/checkout`, contentType, body: body as never });
			expect(ask({ path: `${DEPLOYMENTS}/checkout` }).body).toMatchObject({
				metadata: { name: 'checkout', namespace: 'shop', uid: expect.any(String), generation: expect.any(Number) },
				spec: {
					replicas: expect.any(Number),
					selector: { matchLabels: { app: 'checkout' } },
					template: {
						metadata: { labels: { app: 'checkout' } },
						spec: { containers: [{ name: expect.any(String), image: expect.any(String) }] },
					},
				},
			});
		}),
		{ numRuns: 1500 },
	);
});
