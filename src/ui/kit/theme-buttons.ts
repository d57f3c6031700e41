import { switchTheme } from './theme.ts';

/** Makes every `[data-theme-toggle]` of a reading page switch the theme. */
export function bindThemeButtons(): void {
	for (const button of document.querySelectorAll('[data-theme-toggle]')) button.addEventListener('click', switchTheme);
}
