/** Stands in for every part of the package that a page cannot have: a host's files, sockets, workers, other languages' runtimes. */
const absent = () => {
	throw new Error('not part of this terminal');
};

export { absent as default, absent as lookup, absent as randomBytes };
