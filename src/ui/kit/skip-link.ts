/**
 * The skip link moves the focus and leaves the address alone: behind its `#` stands the attempt. Without script it is an ordinary link.
 */
export function bindSkipLink(): void {
	const link = document.querySelector<HTMLAnchorElement>('.skip');
	link?.addEventListener('click', (event) => {
		const main = document.getElementById('main');
		if (!main) return;
		event.preventDefault();
		main.tabIndex = -1;
		main.focus();
	});
}
