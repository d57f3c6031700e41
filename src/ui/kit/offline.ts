import { href } from './base.ts';

/**
 * Registers the service worker that keeps the whole site, and shows `[data-offline]` once it does: the words "Works offline" must be
 * true when they stand there. Does nothing in development.
 */
export async function keepOffline(): Promise<void> {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register(href('sw.js'));
		await navigator.serviceWorker.ready;
		for (const element of document.querySelectorAll<HTMLElement>('[data-offline]')) element.hidden = false;
	} catch {
		// Without a service worker the site works as any site does; nothing is claimed.
	}
}
