/** Shared pieces of the interface: shapes, controls, words for times. They know no engine and no store. */
export { debriefHref, href, labHref, readHash } from './base.ts';
export { Dialog } from './dialog.tsx';
export { Field } from './field.tsx';
export { Gutter } from './gutter.tsx';
export { Icon } from './icon.tsx';
export type { IconName } from './icons.ts';
export {
	BrandMark,
	LabLevel,
	LEVEL_WORDS,
	type Level,
	LevelMark,
	Octagon,
	type Progress,
	ProgressShape,
	type StepClass,
	StepFrame,
	StepShape,
} from './marks.tsx';
export { Menu, type MenuItem } from './menu.tsx';
export { Empty, Notice } from './notice.tsx';
export { saveFile } from './save-file.ts';
export { Seg, type SegOption } from './seg.tsx';
export { currentTheme, onThemeChange, switchTheme, type Theme } from './theme.ts';
export { ThemeIcons } from './theme-icons.tsx';
export { age, attemptTime, clockTime, count, dayOf, duration, givenName, instant, wallDay } from './words.ts';
