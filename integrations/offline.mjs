/**
 * Astro integration: writes `sw.js` after the build. The service worker keeps every file of the site under one version, so that the site
 * works without a network after the first load. Own code and not workbox: its dependency tree does not install on every platform
 * (docs/decisions/003-offline.md).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

function files(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
	);
}

/** The worker's source. Paths are relative to its own place, so that it works under any sub-path. */
function worker(version, paths) {
	return `const CACHE = 'dryrun-${version}';
const PATHS = ${JSON.stringify(paths)};
const home = new URL('./', self.location.href);
self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PATHS.map((path) => new Request(new URL(path, home), { cache: 'reload' })))));
});
self.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) => Promise.all(names.filter((name) => name.startsWith('dryrun-') && name !== CACHE).map((name) => caches.delete(name))))
			.then(() => self.clients.claim()),
	);
});
self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
	event.respondWith(
		caches
			.open(CACHE)
			.then((cache) => cache.match(event.request, { ignoreSearch: true }))
			.then((hit) => hit ?? fetch(event.request)),
	);
});
`;
}

export default function offline() {
	return {
		name: 'dryrun-offline',
		hooks: {
			'astro:build:done': ({ dir, logger }) => {
				const root = fileURLToPath(dir);
				const all = files(root)
					.map((path) => relative(root, path).split(sep).join('/'))
					.filter((path) => path !== 'sw.js' && !path.startsWith('schemas/'))
					.sort();
				const hash = createHash('sha256');
				for (const path of all) hash.update(path).update(readFileSync(join(root, path)));
				const paths = all.map((path) => path.replace(/(^|\/)index\.html$/, '$1') || './');
				writeFileSync(join(root, 'sw.js'), worker(hash.digest('hex').slice(0, 12), paths));
				logger.info(`service worker keeps ${paths.length} files`);
			},
		},
	};
}
