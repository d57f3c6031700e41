/**
 * The choice between light and dark. The system decides until the person does; the choice stays in this browser. `theme-boot.js` in
 * `public/` sets it before the first paint; this module changes it afterwards.
 */
const KEY = 'dryrun.theme';

export type Theme = 'light' | 'dark';

export function currentTheme(): Theme {
	const chosen = document.documentElement.dataset.theme;
	if (chosen === 'light' || chosen === 'dark') return chosen;
	return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function switchTheme(): void {
	const theme: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
	document.documentElement.dataset.theme = theme;
	try {
		localStorage.setItem(KEY, theme);
	} catch {
		// Storage may be off: the choice then lasts as long as the page.
	}
}

/** Tells when the theme changed, by whatever hand. Returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const observer = new MutationObserver(listener);
	observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
	system.addEventListener('change', listener);
	return () => {
		observer.disconnect();
		system.removeEventListener('change', listener);
	};
}
