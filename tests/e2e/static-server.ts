/**
 * A plain static file server, as simple as any that the site may meet: it serves `dist/` at `/` and the sub-path build at `/under/here/`.
 * Answers 404 with the site's own page, sends no header beyond the content type.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PORT, SUB_PATH, SUB_PATH_BUILD } from './static-server-address.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.png': 'image/png',
	'.webmanifest': 'application/manifest+json',
	'.txt': 'text/plain; charset=utf-8',
};

function fileFor(path: string): { readonly file: string; readonly folder: string } {
	const isSub = path.startsWith(SUB_PATH);
	const folder = join(root, isSub ? SUB_PATH_BUILD : 'dist');
	const inside = normalize(decodeURIComponent(isSub ? path.slice(SUB_PATH.length) : path.slice(1)));
	const file = join(folder, inside.startsWith('..') ? '' : inside);
	return { folder, file: existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file };
}

createServer((request, response) => {
	const { file, folder } = fileFor(new URL(request.url ?? '/', 'http://localhost').pathname);
	const isThere = existsSync(file);
	const served = isThere ? file : join(folder, '404.html');
	response.writeHead(isThere ? 200 : 404, { 'content-type': TYPES[extname(served)] ?? 'application/octet-stream' });
	if (existsSync(served)) createReadStream(served).pipe(response);
	else response.end('not found');
}).listen(PORT, '127.0.0.1', () => console.log(`serving on http://localhost:${PORT}`));
