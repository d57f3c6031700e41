/** Addresses inside the site. It may lie under any sub-path. */

/** `href('labs/')` is the catalogue, wherever the site lies. */
export function href(path = ''): string {
	const base = import.meta.env.BASE_URL;
	return `${base.endsWith('/') ? base : `${base}/`}${path}`;
}

/** Address of a lab; with an attempt it opens that attempt. `new` starts afresh whatever is in progress. */
export function labHref(slug: string, attempt?: string): string {
	return `${href(`labs/${slug}/`)}${attempt === undefined ? '' : attempt === 'new' ? '#new' : `#a=${attempt}`}`;
}

/** Address of a debrief, and of one moment in it. */
export function debriefHref(attempt: string, position?: string): string {
	return `${href('debrief/')}#a=${attempt}${position === undefined ? '' : `&p=${position}`}`;
}

/** What stands behind `#`: the attempt, the position in it, and whether a fresh start is asked for. */
export function readHash(hash: string): { readonly attempt: string | null; readonly position: string | null; readonly isNew: boolean } {
	const parts = new URLSearchParams(hash.replace(/^#/, ''));
	return { attempt: parts.get('a') || null, position: parts.get('p') || null, isNew: parts.has('new') };
}
