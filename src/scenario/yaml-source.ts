/** A YAML text with places: reads it strictly and turns schema issues into author errors with file, line and column. */
import type { Document, Node } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { AuthorError } from './author-error.ts';
import { didYouMean } from './author-error.ts';

export type Path = readonly (string | number)[];
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column: number;
}

export interface YamlSource {
	readonly file: string;
	/** Plain data; null when the text is no YAML. */
	readonly data: unknown;
	readonly errors: readonly AuthorError[];
	/** Place of the value at a path, or of the nearest thing above it. */
	place(path: Path): Place;
	/** Place of the key at the end of the path. */
	placeOfKey(path: Path): Place;
	/** The text of the value at a path, on one line and cut; null when there is none. */
	textAt(path: Path): string | null;
}

export function readYaml(file: string, text: string): YamlSource {
	const lines = new LineCounter();
	const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, prettyErrors: false, lineCounter: lines });
	const placeAt = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(1, line), column: Math.max(1, col) };
	};
	const errors: AuthorError[] = [...document.errors, ...document.warnings].map((error) => ({
		...placeAt(error.pos[0]),
		found: quoted(text.slice(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1))),
		allowed: `YAML: ${error.message}`,
	}));
	let data: unknown = null;
	if (errors.length === 0) {
		try {
			data = document.toJS();
		} catch (error) {
			// An alias without its anchor, or aliases that would grow without end: the library finds these only now, and without a place.
			errors.push({
				...placeAt(0),
				found: 'aliases that cannot be resolved',
				allowed: `YAML: ${error instanceof Error ? error.message : String(error)}`,
			});
		}
	}
	return {
		file,
		data,
		errors,
		place: (path) => placeAt(startOf(nodeAt(document, path)?.value)),
		placeOfKey: (path) => {
			const found = nodeAt(document, path);
			return placeAt(startOf(found?.key ?? found?.value));
		},
		textAt: (path) => {
			const range = exactNode(document, path)?.range;
			return range ? text.slice(range[0], range[1]) : null;
		},
	};
}

interface Found {
	readonly key: Node | null;
	readonly value: Node | null;
	readonly isExact: boolean;
}

/** The node at a path, or the nearest one above it. */
function nodeAt(document: Document, path: Path): Found | null {
	let found: Found = { key: null, value: document.contents as Node | null, isExact: true };
	for (const step of path) {
		const within = isAlias(found.value) ? found.value.resolve(document) : found.value;
		if (isMap(within)) {
			const pair = within.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
			if (!pair) return { ...found, isExact: false };
			found = { key: pair.key as Node, value: isNode(pair.value) ? pair.value : (pair.key as Node), isExact: isNode(pair.value) };
		} else if (isSeq(within)) {
			const item = within.items[Number(step)];
			if (!isNode(item)) return { ...found, isExact: false };
			found = { key: null, value: item, isExact: true };
		} else return { ...found, isExact: false };
	}
	return found;
}

function exactNode(document: Document, path: Path): Node | null {
	const found = nodeAt(document, path);
	return found?.isExact ? found.value : null;
}

const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/** Reads data with a schema. Every issue becomes an author error at its place in the source. */
export function parseWith<Schema extends z.ZodType>(
	schema: Schema,
	source: YamlSource,
	data: unknown,
): { value: z.output<Schema> } | { errors: AuthorError[] } {
	const parsed = schema.safeParse(data);
	if (parsed.success) return { value: parsed.data };
	const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
	return { errors: parsed.error.issues.flatMap((issue) => issueErrors(issue, source, data, shape)) };
}

type Issue = z.core.$ZodIssue;

function issueErrors(issue: Issue, source: YamlSource, data: unknown, root: JsonSchema): AuthorError[] {
	const path = issue.path as Path;
	if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(source, path, key, root));
	if (issue.code === 'invalid_key') {
		const key = String(path.at(-1));
		return [{ ...source.placeOfKey(path), found: `the name ${quoted(key)}`, allowed: issue.issues[0]?.message ?? 'another name' }];
	}
	const value = valueAt(data, path);
	if (value === undefined && path.length > 0) return [missingKey(source, path, root)];
	const found = issue.code === 'custom' && typeof issue.params?.found === 'string' ? issue.params.found : describe(source, path, value);
	return [withFix({ ...source.place(path), found, allowed: allowedBy(issue) }, issue, path, value)];
}

function withFix(error: AuthorError, issue: Issue, path: Path, value: unknown): AuthorError {
	if (issue.code !== 'invalid_value' || typeof value !== 'string') return error;
	const meant = didYouMean(value, issue.values.map(String));
	return meant === undefined ? error : { ...error, fix: `${typeof path.at(-1) === 'string' ? `${path.at(-1)}: ` : '- '}${meant}` };
}

function unknownKey(source: YamlSource, path: Path, key: string, root: JsonSchema): AuthorError {
	const known = Object.keys(schemaAt(root, path)?.properties ?? {});
	const meant = didYouMean(key, known);
	const error = { ...source.placeOfKey([...path, key]), found: `the unknown key ${quoted(key)}`, allowed: known.join(', ') || 'no keys' };
	return meant === undefined ? error : { ...error, fix: `${meant}: ${short(source.textAt([...path, key]) ?? '...')}` };
}

function missingKey(source: YamlSource, path: Path, root: JsonSchema): AuthorError {
	const key = path.at(-1)!;
	const wanted = schemaAt(root, path);
	const kind = wanted === undefined ? 'a value' : kindOf(wanted);
	const says = wanted?.description === undefined ? '' : ` (${wanted.description})`;
	return { ...source.place(path.slice(0, -1)), found: `no key \`${key}\``, allowed: `\`${key}\`, ${kind}${says}`, fix: `${key}: ...` };
}

function allowedBy(issue: Issue): string {
	switch (issue.code) {
		case 'invalid_type':
			return (
				{ object: 'a mapping', record: 'a mapping', array: 'a list', string: 'a text', int: 'a whole number' }[issue.expected as string] ??
				`a ${issue.expected}`
			);
		case 'invalid_value':
			return issue.values.map(String).join(', ');
		case 'too_small':
			return `${issue.origin === 'array' ? 'a list of' : issue.origin === 'string' ? 'a text of' : 'a number of'} ${issue.minimum} or more`;
		case 'too_big':
			return `${issue.origin === 'array' ? 'a list of' : issue.origin === 'string' ? 'a text of' : 'a number of'} at most ${issue.maximum}`;
		default:
			return issue.message;
	}
}

function describe(source: YamlSource, path: Path, value: unknown): string {
	const text = source.textAt(path);
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
	if (typeof value === 'object' && value !== null) return 'a mapping';
	return text === null ? quoted(JSON.stringify(value)) : quoted(text);
}

const short = (text: string): string => {
	const line = text.split('\n', 1)[0]!.trim();
	return line.length > 60 || line.length < text.trim().length ? `${line.slice(0, 57)}...` : line;
};
const quoted = (text: string): string => `\`${short(text)}\``;

function valueAt(data: unknown, path: Path): unknown {
	let value = data;
	for (const step of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Readonly<Record<string | number, unknown>>)[step];
	}
	return value;
}

interface JsonSchema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, JsonSchema>>;
	readonly type?: string;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly description?: string;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: JsonSchema | boolean;
	readonly items?: JsonSchema;
}

/** The schema of the value at a path: where allowed keys and descriptions come from. */
function schemaAt(root: JsonSchema, path: Path): JsonSchema | undefined {
	const resolve = (schema: JsonSchema | undefined): JsonSchema | undefined =>
		schema?.$ref === undefined ? schema : schema.$ref === '#' ? root : resolve(root.$defs?.[schema.$ref.replace('#/$defs/', '')]);
	let schema = resolve(root);
	for (const step of path) {
		const rest = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
		schema = resolve(typeof step === 'number' ? schema?.items : (schema?.properties?.[step] ?? rest));
	}
	return schema;
}

function kindOf(schema: JsonSchema): string {
	if (schema.enum) return `one of ${schema.enum.map(String).join(', ')}`;
	if (schema.const !== undefined) return String(schema.const);
	return (
		{ object: 'a mapping', array: 'a list', string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false' }[
			schema.type ?? ''
		] ?? 'a value'
	);
}
