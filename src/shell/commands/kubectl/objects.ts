/** Kubernetes objects as the client reads them: only what commands touch is typed, the rest is JSON. */
import type { Json } from '../../../sim/index.ts';

export interface OwnerReference {
	readonly apiVersion: string;
	readonly kind: string;
	readonly name: string;
	readonly uid: string;
	readonly controller?: boolean;
}

export interface Metadata {
	readonly name: string;
	readonly namespace?: string;
	readonly uid?: string;
	readonly resourceVersion?: string;
	readonly generation?: number;
	readonly creationTimestamp?: string;
	readonly deletionTimestamp?: string;
	readonly deletionGracePeriodSeconds?: number;
	readonly labels?: Readonly<Record<string, string>>;
	readonly annotations?: Readonly<Record<string, string>>;
	readonly ownerReferences?: readonly OwnerReference[];
	readonly managedFields?: Json;
}

export interface KubernetesObject {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: Metadata;
	// biome-ignore lint/suspicious/noExplicitAny: the fields of fifty kinds, read where a command knows the kind
	readonly [field: string]: any;
}

export interface ObjectList {
	readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
	readonly items?: readonly KubernetesObject[];
}

/** The controller that owns an object. */
export function controllerOf(object: KubernetesObject): OwnerReference | undefined {
	return object.metadata.ownerReferences?.find((owner) => owner.controller);
}

export function groupOf(object: { readonly apiVersion: string }): string {
	const slash = object.apiVersion.indexOf('/');
	return slash < 0 ? '' : object.apiVersion.slice(0, slash);
}

/** `a=b,c=d` in order of keys, or `<none>`. */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
	const keys = Object.keys(labels ?? {}).sort();
	return keys.length === 0 ? '<none>' : keys.map((key) => `${key}=${labels?.[key]}`).join(',');
}

export interface LabelSelector {
	readonly matchLabels?: Readonly<Record<string, string>>;
	readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

/** A selector of an object in the form that the API's `labelSelector` takes. */
export function selectorText(selector: LabelSelector | undefined): string {
	const terms = Object.keys(selector?.matchLabels ?? {}).map((key) => ({ key, text: `${key}=${selector?.matchLabels?.[key]}` }));
	for (const { key, operator, values = [] } of selector?.matchExpressions ?? []) {
		const sorted = [...values].sort().join(',');
		const text =
			operator === 'In'
				? `${key} in (${sorted})`
				: operator === 'NotIn'
					? `${key} notin (${sorted})`
					: operator === 'Exists'
						? key
						: `!${key}`;
		terms.push({ key, text });
	}
	return terms
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map((term) => term.text)
		.join(',');
}
