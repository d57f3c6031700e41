/** Pulling images. Source: pkg/kubelet/images/image_manager.go; errors are containerd's. */
import type { Ms } from '../../door.ts';
import type { WorldDraft } from '../../draft.ts';
import { drawInt, drawLognormal } from '../../kernel/index.ts';
import { findImage } from '../../registry/index.ts';
import type { NodeMemory } from '../memory.ts';
import type { Container } from '../types.ts';

const key = (node: string, image: string): string => `${node} ${image}`;

export function nodeMemory(draft: WorldDraft, node: string): NodeMemory {
	return draft.cluster.nodes.get(node) ?? { ipsGiven: 0, pullsUntil: draft.now, lastImage: '' };
}

export function rememberNode(draft: WorldDraft, node: string, memory: NodeMemory): void {
	draft.cluster.nodes = draft.cluster.nodes.set(node, memory);
}

/** Digest of the image on the node; undefined when it was never pulled there. */
export function cachedDigest(draft: WorldDraft, node: string, image: string): string | undefined {
	return draft.cluster.images.get(key(node, image));
}

/** Bytes in a ms: about 45 MB in a second with unpacking. */
const BYTES_PER_MS = 45_000;

/** Puts a pull into the node's queue, which takes one at a time. */
export function queuePull(draft: WorldDraft, node: string, image: string, who: string): { readonly doneAt: Ms; readonly pullMs: Ms } {
	const memory = nodeMemory(draft, node);
	const from = Math.max(draft.now, memory.pullsUntil);
	const pullMs = pullTime(draft, node, image, who, memory.lastImage === image && memory.pullsUntil > draft.now);
	rememberNode(draft, node, { ...memory, pullsUntil: from + pullMs, lastImage: image });
	return { doneAt: from + pullMs, pullMs };
}

function pullTime(draft: WorldDraft, node: string, image: string, who: string, isBeingPulled: boolean): Ms {
	const found = findImage(draft, image);
	const overhead = drawInt(draft.seed, 'pull/overhead', who, draft.now, 280, 760);
	if (found?.is !== 'found') return found?.is === 'unknownHost' ? Math.round(overhead / 8) : overhead;
	// Only what changed is fetched when the node has the tag already.
	if (isBeingPulled || cachedDigest(draft, node, image) === found.image.digest) return overhead;
	return overhead + Math.round(drawLognormal(draft.seed, 'pull/bytes', who, draft.now, found.image.sizeBytes / BYTES_PER_MS, 0.25));
}

export type Pulled =
	| { readonly is: 'pulled'; readonly digest: string; readonly sizeBytes: number }
	| { readonly is: 'failed'; readonly error: string };

/** What the pull brought, seen at its end. */
export function finishPull(draft: WorldDraft, node: string, image: string): Pulled {
	const found = findImage(draft, image);
	if (found?.is === 'found') {
		draft.cluster.images = draft.cluster.images.set(key(node, image), found.image.digest);
		return { is: 'pulled', digest: found.image.digest, sizeBytes: found.image.sizeBytes };
	}
	if (!found)
		return { is: 'failed', error: `rpc error: code = InvalidArgument desc = failed to pull image "${image}": invalid reference format` };
	const { full, host, path, tag, digest } = found.reference;
	const prefix = `failed to pull and unpack image "${full}": failed to resolve reference "${full}": `;
	if (found.is === 'notFound') return { is: 'failed', error: `rpc error: code = NotFound desc = ${prefix}${full}: not found` };
	const request = `failed to do request: Head "https://${host}/v2/${path}/manifests/${digest || tag}"`;
	return {
		is: 'failed',
		error: `rpc error: code = Unknown desc = ${prefix}${request}: dial tcp: lookup ${host} on 10.0.0.2:53: no such host`,
	};
}

/** Whether a start asks the registry first. */
export function mustPull(draft: WorldDraft, node: string, { image, imagePullPolicy }: Container): boolean {
	return imagePullPolicy === 'Always' || cachedDigest(draft, node, image) === undefined;
}
