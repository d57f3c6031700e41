import type { Ms } from '../door.ts';
import { compare } from '../kernel/index.ts';
import type { ImagePlan } from '../plan.ts';
import { type ImageReference, parseReference } from './reference.ts';

/** What the registries hold, and until when one looks at them. */
export interface Shelf {
	readonly images: readonly ImagePlan[];
	readonly hosts: readonly string[];
	readonly now: Ms;
}

export type Resolved =
	| { readonly is: 'found'; readonly image: ImagePlan; readonly reference: ImageReference }
	| { readonly is: 'unknownHost' | 'notFound'; readonly reference: ImageReference };

/** By repository, oldest first, for each list of images. A push makes a new list. */
const shelves = new WeakMap<readonly ImagePlan[], ReadonlyMap<string, readonly ImagePlan[]>>();

function byRepository(images: readonly ImagePlan[]): ReadonlyMap<string, readonly ImagePlan[]> {
	const known = shelves.get(images);
	if (known) return known;
	const shelf = new Map<string, ImagePlan[]>();
	for (const image of images) {
		const repository = parseReference(image.repository)?.repository ?? image.repository;
		shelf.set(repository, [...(shelf.get(repository) ?? []), image]);
	}
	shelves.set(images, shelf);
	return shelf;
}

/** Images of a repository that have been pushed, oldest first. A tag that is pushed again moves. */
export function pushed({ images, now }: Shelf, repository: string): readonly ImagePlan[] {
	return (byRepository(images).get(repository) ?? []).filter((image) => image.pushedAt <= now);
}

export function resolve(shelf: Shelf, reference: ImageReference): Resolved {
	const there = pushed(shelf, reference.repository);
	const isWanted = (image: ImagePlan): boolean =>
		reference.digest === '' ? image.tag === reference.tag : image.digest === reference.digest;
	const image = there.findLast(isWanted);
	if (image) return { is: 'found', image, reference };
	return { is: shelf.hosts.includes(reference.host) || there.length > 0 ? 'notFound' : 'unknownHost', reference };
}

/** Paths of a host's repositories, in byte order. */
export function repositories(shelf: Shelf, host: string): readonly string[] {
	const prefix = `${host}/`;
	const there = [...byRepository(shelf.images).keys()].filter(
		(repository) => repository.startsWith(prefix) && pushed(shelf, repository).length > 0,
	);
	return there.map((repository) => repository.slice(prefix.length)).sort(compare);
}

export function tags(shelf: Shelf, repository: string): readonly string[] {
	return [...new Set(pushed(shelf, repository).map((image) => image.tag))].sort(compare);
}
