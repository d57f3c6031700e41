/** The Markdown of a scenario, cut at its headings. */
import type { RunbookPage } from './packs.ts';

interface Section {
	readonly heading: string;
	/** From 1. */
	readonly line: number;
	readonly text: string;
}

/** Sections that begin with `## `; what stands before the first is left out. Headings inside code fences do not count. */
export function sections(markdown: string): readonly Section[] {
	const found: { heading: string; line: number; text: string[] }[] = [];
	let isCode = false;
	markdown.split(/\r?\n/).forEach((line, index) => {
		if (line.startsWith('```')) isCode = !isCode;
		const heading = isCode ? null : /^## +(.+?)\s*$/.exec(line);
		if (heading) found.push({ heading: heading[1]!, line: index + 1, text: [] });
		else found.at(-1)?.text.push(line);
	});
	return found.map(({ heading, line, text }) => ({ heading, line, text: text.join('\n').trim() }));
}

/** runbook.md: one page for each `## ` heading. */
export function runbookPages(markdown: string): readonly RunbookPage[] {
	return sections(markdown).map(({ heading, text }) => ({
		id: heading
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, ''),
		title: heading,
		text,
	}));
}
