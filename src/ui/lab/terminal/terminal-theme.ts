import type { ITheme } from '@xterm/xterm';

/** Tokens of the terminal, by the names that xterm knows. */
const TOKENS = {
	background: '--term-bg',
	foreground: '--term-fg',
	cursor: '--term-fg',
	cursorAccent: '--term-bg',
	selectionBackground: '--term-mark',
	selectionInactiveBackground: '--term-mark',
	overviewRulerBorder: '--term-bg',
	scrollbarSliderBackground: '--line',
	scrollbarSliderHoverBackground: '--line-firm',
	scrollbarSliderActiveBackground: '--line-firm',
	black: '--term-fg',
	brightBlack: '--term-dim',
	white: '--term-dim',
	brightWhite: '--term-fg',
	red: '--term-red',
	brightRed: '--term-red',
	green: '--term-green',
	brightGreen: '--term-green',
	yellow: '--term-yellow',
	brightYellow: '--term-yellow',
	blue: '--term-blue',
	brightBlue: '--term-prompt',
	magenta: '--term-magenta',
	brightMagenta: '--term-magenta',
	cyan: '--term-cyan',
	brightCyan: '--term-cyan',
} as const satisfies Partial<Record<keyof ITheme, string>>;

/** The theme as it is now. `light-dark()` is resolved by the browser, through an element that wears each token in turn. */
export function terminalTheme(host: HTMLElement): ITheme {
	const probe = document.createElement('span');
	host.append(probe);
	const colours = Object.entries(TOKENS).map(([name, token]) => {
		probe.style.color = `var(${token})`;
		return [name, hex(getComputedStyle(probe).color)] as const;
	});
	probe.remove();
	return Object.fromEntries(colours);
}

/** `rgb(29, 79, 145)` as `#1d4f91`: xterm would paint other forms on a canvas to understand them. */
function hex(colour: string): string {
	const parts =
		colour
			.match(/[\d.]+/g)
			?.slice(0, 3)
			.map(Number) ?? [];
	return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
