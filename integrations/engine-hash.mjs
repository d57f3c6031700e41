/**
 * The engine's content hash: sha256 over everything that decides how an attempt replays. Build and command-line tool use this one
 * function, so that a file made in a browser and one made in Node carry the same engine.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOMS = ['src/sim', 'src/shell', 'src/scenario', 'src/session'];
/** Packages that run inside the engine: a new version may replay differently. */
const PACKAGES = ['just-bash', 'xstate', 'yaml', 'zod', '@noble/hashes'];

function sources(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return sources(path);
		return /\.(ts|mjs|json)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) && entry.name !== 'tsconfig.json' ? [path] : [];
	});
}

/** @param {string} root Folder of the checkout. @returns {string} 16 hex digits. */
export function engineHash(root) {
	const hash = createHash('sha256');
	for (const path of ROOMS.flatMap((room) => sources(join(root, room))).sort()) {
		hash.update(relative(root, path).split(sep).join('/')).update('\0').update(readFileSync(path)).update('\0');
	}
	const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	for (const name of PACKAGES) hash.update(`${name}@${dependencies[name]}\0`);
	return hash.digest('hex').slice(0, 16);
}
