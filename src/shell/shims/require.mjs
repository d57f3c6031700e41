/** What parts of the package ask of Node by `require`: a process without anything, and classes that nothing uses. */
export const MODULES = {
	process: { env: {}, argv: [], platform: 'linux', stdout: {}, stderr: {}, emitWarning: () => undefined, cwd: () => '/' },
	buffer: {},
	stream: { Duplex: class {}, Readable: class {}, Writable: class {} },
};

export function nodeRequire(name) {
	const found = MODULES[name.replace(/^node:/, '')];
	if (!found) throw new Error(`${name} is not part of this terminal`);
	return found;
}
