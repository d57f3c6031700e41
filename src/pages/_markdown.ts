/** Markdown of scenarios and content as HTML, by the processor that Astro itself uses. Runs at build time only. */
import { markdownToHtml } from 'satteri';

export function html(markdown: string): string {
	return markdownToHtml(markdown).html.trim();
}
