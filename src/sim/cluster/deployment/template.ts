import { canonicalJson, fnv32a, safeEncode } from '../../kernel/index.ts';
import type { Deployment, PodTemplate, ReplicaSet } from '../types.ts';
import { byCreation, HASH_LABEL } from './arithmetic.ts';

/**
 * Name suffix of a template's replica set. Upstream hashes a dump of the Go struct with FNV-32a; the dump has no meaning outside Go,
 * so the same hash is taken of the template's canonical JSON. The encoding is upstream's (controller_utils.go ComputeHash).
 */
export function templateHash(template: PodTemplate, collisions: number | undefined): string {
	return safeEncode(String(fnv32a(canonicalJson(template) + (collisions === undefined ? '' : `#${collisions}`))));
}

const texts = new WeakMap<PodTemplate, string>();

/** The template as text that is equal for equal templates, without the label that only replica sets have. */
function textOf(template: PodTemplate): string {
	const known = texts.get(template);
	if (known !== undefined) return known;
	const { [HASH_LABEL]: _hash, ...labels } = template.metadata?.labels ?? {};
	// `creationTimestamp: null` stands in templates of old clients and means nothing.
	const { creationTimestamp: _created, ...metadata } = template.metadata ?? {};
	const text = canonicalJson({ ...template, metadata: { ...metadata, labels } });
	texts.set(template, text);
	return text;
}

/** The oldest replica set whose template equals the deployment's: the one that is being rolled out. */
export function findNewSet(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
	const wanted = textOf(deployment.spec.template);
	return sets.filter((set) => textOf(set.spec.template) === wanted).sort(byCreation)[0];
}

export function imagesOf(template: PodTemplate): readonly string[] {
	return template.spec.containers.map((container) => container.image);
}
