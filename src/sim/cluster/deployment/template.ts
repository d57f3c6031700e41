import { canonicalJson, fnv32a, safeEncode, sameJson } from '../../kernel/index.ts';
import type { Deployment, PodTemplate, ReplicaSet } from '../types.ts';
import { byCreation, HASH_LABEL } from './arithmetic.ts';

/**
 * Name suffix of a template's replica set. Upstream hashes a dump of the Go struct with FNV-32a; the dump has no meaning outside Go,
 * so the same hash is taken of the template's canonical JSON. The encoding is upstream's (controller_utils.go ComputeHash).
 */
export function templateHash(template: PodTemplate, collisions: number | undefined): string {
	return safeEncode(String(fnv32a(canonicalJson(template) + (collisions === undefined ? '' : `#${collisions}`))));
}

function withoutHash(template: PodTemplate): PodTemplate {
	const { [HASH_LABEL]: _hash, ...labels } = template.metadata?.labels ?? {};
	return { ...template, metadata: { ...withoutNull(template.metadata), labels } };
}

/** `creationTimestamp: null` stands in templates of old clients and means nothing. */
function withoutNull(metadata: PodTemplate['metadata']): object {
	const { creationTimestamp: _created, ...rest } = metadata ?? {};
	return rest;
}

/** The oldest replica set whose template equals the deployment's: the one that is being rolled out. */
export function findNewSet(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
	const wanted = withoutHash(deployment.spec.template);
	return sets.toSorted(byCreation).find((set) => sameJson(withoutHash(set.spec.template), wanted));
}

export function imagesOf(template: PodTemplate): readonly string[] {
	return template.spec.containers.map((container) => container.image);
}
