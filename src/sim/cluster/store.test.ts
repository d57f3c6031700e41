import { describe, expect, it } from 'vitest';
import { LIMITS } from '../kernel/index.ts';
import type { KubeObject, WatchEvent } from './index.ts';
import { emptyStore, ObjectStore, storeFrom, storeJson } from './store.ts';

function open(state = emptyStore()) {
	const changes: WatchEvent[] = [];
	const store = new ObjectStore(state, {
		seed: 's',
		epochNow: () => Date.parse('2026-11-13T14:05:00.900Z'),
		onChange: (event) => changes.push(event),
	});
	const make = (name: string, namespace = 'shop', rest: object = {}) =>
		store.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, ...rest });
	return { store, changes, make };
}

const names = (objects: readonly KubeObject[]) => objects.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

describe('the object store', () => {
	it('gives every object what the system sets, and every write a revision (S1)', () => {
		const { store, make } = open();
		const first = make('a');
		expect(first.metadata).toMatchObject({ creationTimestamp: '2026-11-13T14:05:00Z', resourceVersion: '1001' });
		expect(first.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
		expect(store.replace('configmaps', { ...first, data: { key: 'value' } }).metadata.resourceVersion).toBe('1002');
		store.remove('configmaps', 'shop', 'a');
		expect(store.resourceVersion).toBe(1003);
	});

	it('takes a replacement by an equal object for no write (S1)', () => {
		const { store, changes, make } = open();
		const object = make('a', 'shop', { data: { one: '1', two: '2' } });
		expect(store.replace('configmaps', { ...object, data: { two: '2', one: '1' } })).toBe(object);
		expect(store.resourceVersion).toBe(1001);
		expect(changes).toHaveLength(1);
	});

	it('lists in byte order of namespace, then name (S2)', () => {
		const { store, make } = open();
		for (const [name, namespace] of [
			['b', 'shop'],
			['a', 'shop-2'],
			['a', 'shop'],
			['a-b', 'shop'],
			['a1', 'shop'],
		] as const)
			make(name, namespace);
		expect(names(store.list('configmaps'))).toEqual(['shop/a', 'shop/a-b', 'shop/a1', 'shop/b', 'shop-2/a']);
		expect(names(store.list('configmaps', 'shop'))).toEqual(['shop/a', 'shop/a-b', 'shop/a1', 'shop/b']);
		expect(store.count('configmaps')).toBe(5);
	});

	it('leaves a frozen state alone (S2)', () => {
		const { store, make } = open();
		make('a');
		const frozen = store.freeze();
		make('b');
		store.remove('configmaps', 'shop', 'a');
		expect(names(open(frozen).store.list('configmaps'))).toEqual(['shop/a']);
		expect(names(store.list('configmaps'))).toEqual(['shop/b']);
	});

	it('finds objects by the owner that controls them, also after it changed', () => {
		const { store, make } = open();
		const owner = (uid: string) => ({ apiVersion: 'v1', kind: 'X', name: 'x', uid, controller: true });
		const object = make('a');
		const owned = store.replace('configmaps', { ...object, metadata: { ...object.metadata, ownerReferences: [owner('u1')] } });
		expect(names(store.ownedBy('configmaps', 'u1'))).toEqual(['shop/a']);
		store.replace('configmaps', { ...owned, metadata: { ...owned.metadata, ownerReferences: [owner('u2')] } });
		expect([store.ownedBy('configmaps', 'u1').length, store.ownedBy('configmaps', 'u2').length]).toEqual([0, 1]);
		store.remove('configmaps', 'shop', 'a');
		expect(store.ownedBy('configmaps', 'u2')).toEqual([]);
	});

	it('tells what changed since a revision, as long as the window reaches (S3)', () => {
		const { store, make } = open();
		make('a');
		const since = store.resourceVersion;
		make('b');
		store.remove('configmaps', 'shop', 'a');
		expect(store.changesSince(since)?.map(({ type, object }) => [type, object.metadata.name, object.metadata.resourceVersion])).toEqual([
			['ADDED', 'b', '1002'],
			['DELETED', 'a', '1003'],
		]);
		expect(store.changesSince(store.resourceVersion)).toEqual([]);
		for (let index = 0; index < LIMITS.watchWindow; index++) make(`c${index}`);
		expect(store.changesSince(since)).toBeUndefined();
		expect(store.changesSince(store.resourceVersion - LIMITS.watchWindow)).toHaveLength(LIMITS.watchWindow);
	});

	it('comes back from JSON with its window and its indexes', () => {
		const { store, make } = open();
		const object = make('a');
		store.replace('configmaps', { ...object, data: { key: '1' } });
		make('b');
		store.remove('configmaps', 'shop', 'b');
		const state = store.freeze();
		const back = storeFrom(JSON.parse(JSON.stringify(storeJson(state))));
		expect(JSON.stringify(storeJson(back))).toBe(JSON.stringify(storeJson(state)));
		expect(open(back).store.changesSince(1000)).toEqual(store.changesSince(1000));
	});

	it('refuses what cannot be', () => {
		const { store, make } = open();
		const object = make('a');
		expect(() => make('a')).toThrow('exists already');
		store.remove('configmaps', 'shop', 'a');
		expect(() => store.replace('configmaps', object)).toThrow('not there');
		expect(() => store.remove('configmaps', 'shop', 'a')).not.toThrow();
	});
});
