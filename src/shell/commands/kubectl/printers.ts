/** What `-o` prints: objects as JSON, YAML, names, JSONPath results and columns of one's own. */
import type { Json } from '../../../sim/index.ts';
import { goSyntax, indentedJson, yaml } from '../go/index.ts';
import { kindName } from './discovery.ts';
import { KubectlError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { JsonPathError, JsonPathTemplate } from './jsonpath/index.ts';
import { groupOf, type KubernetesObject } from './objects.ts';

/** Prints one object or one `List`; may be called several times. */
export interface Printer {
	print(object: KubernetesObject): void | Promise<void>;
	/** Columns are written when all are known. */
	flush?(): void;
}

const TEMPLATES = ['go-template', 'go-template-file', 'template', 'templatefile'];

/** Formats that every printing command allows, as its error lists them; `get` has three more. */
const COMMON = [
	'go-template',
	'go-template-file',
	'json',
	'jsonpath',
	'jsonpath-as-json',
	'jsonpath-file',
	'kyaml',
	'name',
	'template',
	'templatefile',
	'yaml',
];
const FOR_GET = [...COMMON, 'custom-columns', 'custom-columns-file', 'wide'].sort();

/**
 * The printer that `-o` (and `--template`) chose. Throws when there is none of that name. JSON of `isTyped` objects keeps their order of
 * fields, as Go's structs do.
 */
export async function printerFor(call: Invocation, { isGet = false, isTyped = false } = {}): Promise<Printer> {
	const { format, argument } = splitOutput(call.flags.string('output') || (call.flags.changed('template') ? 'go-template' : ''));
	const out = (text: string): void => call.io.out(text);
	const strip = (object: KubernetesObject): KubernetesObject =>
		call.flags.bool('show-managed-fields') ? object : withoutManagedFields(object);
	switch (format) {
		case 'json':
			return { print: (object) => out(`${indentedJson(strip(object) as unknown as Json, { isSorted: !isTyped })}\n`) };
		case 'yaml': {
			let count = 0;
			return { print: (object) => out(`${count++ > 0 ? '---\n' : ''}${yaml(strip(object) as unknown as Json)}`) };
		}
		case 'kyaml': {
			const { kyaml } = await import('../go/kyaml.ts');
			return { print: (object) => out(kyaml(strip(object) as unknown as Json)) };
		}
		case 'name':
			return { print: (object) => printName(object, '', out) };
		case 'jsonpath':
		case 'jsonpath-as-json':
		case 'jsonpath-file': {
			const source = argument || call.flags.string('template');
			if (source === '') throw new KubectlError('template format specified but no template given');
			const template = format === 'jsonpath-file' ? await fileText(call, source, '--template') : source;
			return jsonPathPrinter(template, call.flags.bool('allow-missing-template-keys'), format === 'jsonpath-as-json', out, strip);
		}
		case 'custom-columns':
		case 'custom-columns-file':
			if (isGet) {
				const { customColumns } = await import('./get/custom-columns.ts');
				const spec = format === 'custom-columns' ? argument : await fileText(call, argument, 'template');
				return customColumns(spec, format === 'custom-columns-file', call.flags.bool('no-headers'), out);
			}
	}
	if (TEMPLATES.includes(format))
		throw new KubectlError(`output format "${format}" is not supported here: it needs Go templates; use jsonpath or json`);
	const allowed = (isGet ? FOR_GET : COMMON).join(',');
	throw new KubectlError(`unable to match a printer suitable for the output format "${format}", allowed formats are: ${allowed}`);
}

async function fileText(call: Invocation, path: string, what: string): Promise<string> {
	if (!(await call.io.files.exists(path))) throw new KubectlError(`error reading ${what} ${path}, open ${path}: no such file or directory`);
	return call.io.files.read(path);
}

/** `jsonpath={.x}` in its two parts. */
export function splitOutput(output: string): { readonly format: string; readonly argument: string } {
	const equals = output.indexOf('=');
	return equals < 0 ? { format: output, argument: '' } : { format: output.slice(0, equals), argument: output.slice(equals + 1) };
}

/** `pod/x`, with what was done after it: ` scaled`. */
export function printName(object: KubernetesObject, operation: string, out: (text: string) => void): void {
	if (Array.isArray(object.items)) {
		for (const item of object.items as KubernetesObject[]) printName(item, operation, out);
		return;
	}
	const name = `${kindName({ kind: object.kind, group: groupOf(object) })}/${object.metadata.name}`;
	out(`${name}${operation === '' ? '' : ` ${operation}`}\n`);
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
	if (Array.isArray(object.items)) return { ...object, items: object.items.map(withoutManagedFields) };
	if (object.metadata?.managedFields === undefined) return object;
	const { managedFields: _, ...metadata } = object.metadata;
	return { ...object, metadata };
}

function jsonPathPrinter(
	text: string,
	allowsMissing: boolean,
	asJson: boolean,
	out: (text: string) => void,
	strip: (object: KubernetesObject) => KubernetesObject,
): Printer {
	let template: JsonPathTemplate;
	try {
		template = new JsonPathTemplate(text, allowsMissing);
	} catch (error) {
		if (error instanceof JsonPathError) throw new KubectlError(`error parsing jsonpath ${text}, ${error.message}`);
		throw error;
	}
	return {
		print(object) {
			const data = strip(object) as unknown as Json;
			try {
				if (asJson) for (const group of template.results(data)) out(`${indentedJson([...group])}\n`);
				else out(template.text(data));
			} catch (error) {
				if (!(error instanceof JsonPathError)) throw error;
				const given = `template was:\n\t\t${text}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}`;
				throw new KubectlError(
					`error executing jsonpath ${JSON.stringify(text)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n\t${given}\n\n`,
				);
			}
		},
	};
}

/** Reads a field that a person named with or without braces and dot: `.metadata.name`, `metadata.name`, `{.metadata.name}`. */
export function relaxedJsonPath(text: string): string {
	if (text === '') return '';
	const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text);
	if (!match) {
		throw new KubectlError(`unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`);
	}
	return `{.${match[1] ?? match[2]}}`;
}
