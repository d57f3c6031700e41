import { ICONS, type IconName } from './icons.ts';

/** A drawing beside a word; `size` is px at the usual text size, and grows with it. It is never the only bearer of a meaning, so screen readers skip it. */
export function Icon({ name, size = 16, className }: { readonly name: IconName; readonly size?: number; readonly className?: string }) {
	return (
		<svg
			className={className ? `icon ${className}` : 'icon'}
			aria-hidden="true"
			width={`${size / 16}rem`}
			height={`${size / 16}rem`}
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.75"
			strokeLinecap="round"
			strokeLinejoin="round"
			// biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawings, inlined at build time
			dangerouslySetInnerHTML={{ __html: ICONS[name] }}
		/>
	);
}
