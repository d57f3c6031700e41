/**
 * JSON patch (RFC 6902) with the errors of the library that the API server uses.
 * Source: gopkg.in/evanphx/json-patch.v4.
 */
import { type Fields, isFields, isSame, text } from '../json.ts';

/** Thrown when a patch cannot be applied; its message is the library's. */
export class PatchError extends Error {
	override readonly name = 'PatchError';
}

export function applyJsonPatch(document: unknown, operations: readonly unknown[]): unknown {
	return operations.reduce((current, operation) => step(current, operation), document);
}

function step(document: unknown, operation: unknown): unknown {
	const kind = text(operation, 'op');
	const path = text(operation, 'path');
	const value = isFields(operation) ? operation.value : undefined;
	switch (kind) {
		case 'add':
			return add(document, path, value ?? null, 'add');
		case 'remove':
			return remove(document, path, 'remove');
		case 'replace':
			if (path === '') return value ?? null;
			read(document, path, 'replace');
			return write(document, segments(path), value ?? null, 'replace', path);
		case 'move':
		case 'copy': {
			const from = text(operation, 'from');
			const moved = read(document, from, kind);
			return add(kind === 'move' ? remove(document, from, kind) : document, path, moved, kind);
		}
		case 'test':
			return test(document, path, value ?? null);
		default:
			throw new PatchError(`Unexpected kind: ${kind}`);
	}
}

function test(document: unknown, path: string, expected: unknown): unknown {
	let found: unknown;
	try {
		found = read(document, path, 'test');
	} catch (error) {
		if (expected !== null) throw error;
		found = null;
	}
	if (!isSame(found, expected)) throw new PatchError(`testing value ${path} failed: test failed`);
	return document;
}

function segments(path: string): string[] {
	return path
		.split('/')
		.slice(1)
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const VERBS: Readonly<Record<string, string>> = {
	add: 'add',
	remove: 'remove',
	replace: 'replace',
	move: 'move',
	copy: 'copy',
	test: 'test',
};

function missing(operation: string, path: string, what: 'path' | 'key'): PatchError {
	return new PatchError(
		`${VERBS[operation]} operation does not apply: doc is missing ${what}: ${operation === 'add' ? JSON.stringify(path) : path}: missing value`,
	);
}

function child(parent: unknown, key: string): unknown {
	if (Array.isArray(parent)) return parent[Number(key)];
	return isFields(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function read(document: unknown, path: string, operation: string): unknown {
	const keys = segments(path);
	let found = document;
	for (const [index, key] of keys.entries()) {
		found = child(found, key);
		if (found === undefined) throw missing(operation, path, index === keys.length - 1 ? 'key' : 'path');
	}
	return found;
}

/** Copies the way down to the last key and sets or inserts there. */
function write(document: unknown, keys: readonly string[], value: unknown, operation: string, path: string): unknown {
	const [key, ...rest] = keys;
	if (key === undefined) return value;
	if (rest.length > 0) {
		const inner = child(document, key);
		if (inner === undefined || inner === null) throw missing(operation, path, 'path');
		return set(document, key, write(inner, rest, value, operation, path));
	}
	if (!Array.isArray(document)) {
		if (!isFields(document)) throw missing(operation, path, 'path');
		return { ...document, [key]: value };
	}
	return operation === 'replace' ? set(document, key, value) : insert(document, key, value);
}

function set(parent: unknown, key: string, value: unknown): unknown {
	return Array.isArray(parent) ? parent.with(Number(key), value) : { ...(parent as Fields), [key]: value };
}

function insert(array: readonly unknown[], key: string, value: unknown): unknown {
	const index = key === '-' ? array.length : Number(key);
	if (!Number.isInteger(index) || index < 0 || index > array.length) {
		throw new PatchError(`Unable to access invalid index: ${key}: invalid index referenced`);
	}
	return array.toSpliced(index, 0, value);
}

function add(document: unknown, path: string, value: unknown, operation: string): unknown {
	return write(document, segments(path), value, operation, path);
}

function remove(document: unknown, path: string, operation: string): unknown {
	read(document, path, operation);
	const keys = segments(path);
	const last = keys.pop();
	if (last === undefined) return null;
	const parentPath = path.slice(0, path.lastIndexOf('/'));
	const parent = read(document, parentPath, operation);
	const without = Array.isArray(parent) ? parent.toSpliced(Number(last), 1) : omit(parent as Fields, last);
	return keys.length === 0 ? without : write(document, keys, without, 'replace', path);
}

function omit(object: Fields, key: string): Fields {
	const { [key]: _gone, ...kept } = object;
	return kept;
}
