/** F6 goes round the panels of the workspace; Shift and F6 goes back. A panel is anything with `data-panel` that can be seen. */

export function focusNextPanel(direction: 1 | -1): void {
	const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
		(panel) => panel.offsetParent !== null || panel.getClientRects().length > 0,
	);
	const here = panels.findLastIndex((panel) => panel.contains(document.activeElement));
	const next = panels[(here + direction + panels.length) % panels.length];
	if (next) focusPanel(next);
}

/** Focuses a panel's terminal or chosen tab, else the panel itself, so that the next Tab goes into it. */
export function focusPanel(panel: HTMLElement): void {
	const inside = panel.querySelector<HTMLElement>('.xterm-helper-textarea, [role="tab"][tabindex="0"]');
	(inside ?? panel).focus();
}
