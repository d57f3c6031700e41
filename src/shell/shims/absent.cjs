/** Stands in for every part of the package that a page cannot have: a host's files, sockets, workers, other languages' runtimes. */
const absent = () => {
	throw new Error('not part of this terminal');
};
module.exports = new Proxy(absent, { get: (_, name) => (name === 'then' || name === '__esModule' ? undefined : absent) });
