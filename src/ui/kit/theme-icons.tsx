import { Icon } from './icon.tsx';

/** Sun in the dark, moon in the light: what the button leads to. Which one shows is decided by CSS, before any script. */
export function ThemeIcons() {
	return (
		<>
			<Icon name="sun" className="if-dark" />
			<Icon name="moon" className="if-light" />
		</>
	);
}
