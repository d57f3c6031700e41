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

const repositoryOf = (image: ImagePlan): string => parseReference(image.repository)?.repository ?? image.repository;

/** Images of a repository that have been pushed, oldest first. A tag that is pushed again moves. */
export function pushed({ images, now }: Shelf, repository: string): readonly ImagePlan[] {
	return images.filter((image) => image.pushedAt <= now && repositoryOf(image) === repository);
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
export function repositories({ images, now }: Shelf, host: string): readonly string[] {
	const paths = images.filter((image) => image.pushedAt <= now).map((image) => repositoryOf(image));
	const prefix = `${host}/`;
	return [...new Set(paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)))].sort(compare);
}

export function tags(shelf: Shelf, repository: string): readonly string[] {
	return [...new Set(pushed(shelf, repository).map((image) => image.tag))].sort(compare);
}
