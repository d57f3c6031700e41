/** Every page of the site, for the checks that hold on all of them. */
export const PAGES = [
	{ name: 'home', path: '' },
	{ name: 'catalogue', path: 'labs/' },
	{ name: 'lab', path: 'labs/stuck-image/' },
	{ name: 'debrief', path: 'debrief/' },
	{ name: 'not found', path: '404.html' },
] as const;
