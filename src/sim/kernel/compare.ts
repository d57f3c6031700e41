/** Order of strings by code unit: for the ASCII names of a cluster this is etcd's byte order, and it is the same on every machine. */
export function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
