/** Kubernetes manifests of a scenario: several documents in one file, with variant values. */
import type { Document } from 'yaml';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { JsonObject } from '../sim/index.ts';
import type { AuthorError } from './author-error.ts';
import type { VariantValues } from './substitute.ts';
import { substituteText } from './substitute.ts';

export interface ManifestFile {
	readonly file: string;
	/** Path below `files/`. */
	readonly name: string;
	readonly text: string;
}

export function readManifest(
	file: string,
	text: string,
	values: VariantValues,
): { readonly objects: readonly JsonObject[] } | { readonly errors: readonly AuthorError[] } {
	const lines = new LineCounter();
	const documents = parseAllDocuments(substituteText(text, values), {
		version: '1.2',
		schema: 'core',
		prettyErrors: false,
		lineCounter: lines,
	});
	if (!Array.isArray(documents)) return { objects: [] };
	const errors: AuthorError[] = [];
	const objects: JsonObject[] = [];
	const place = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(1, line), column: Math.max(1, col) };
	};
	for (const document of documents) {
		for (const error of document.errors) errors.push({ ...place(error.pos[0]), found: 'a broken line', allowed: `YAML: ${error.message}` });
		if (document.errors.length > 0 || document.contents === null) continue;
		const data = plainData(document);
		if (isObject(data)) objects.push(data);
		else
			errors.push({ ...place(document.range[0]), found: 'something else', allowed: 'an object with apiVersion, kind and metadata.name' });
	}
	return errors.length > 0 ? { errors } : { objects };
}

/** Null where aliases cannot be resolved: then it is no object. */
function plainData(document: Document): unknown {
	try {
		return document.toJS();
	} catch {
		return null;
	}
}

function isObject(data: unknown): data is JsonObject {
	if (typeof data !== 'object' || data === null) return false;
	const { apiVersion, kind, metadata } = data as Readonly<Record<string, unknown>>;
	const name = typeof metadata === 'object' && metadata !== null ? (metadata as Readonly<Record<string, unknown>>).name : undefined;
	return typeof apiVersion === 'string' && typeof kind === 'string' && typeof name === 'string';
}
