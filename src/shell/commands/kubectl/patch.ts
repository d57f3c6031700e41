/** `kubectl patch` */
import type { Json } from '../../../sim/index.ts';
import { quote } from '../go/index.ts';
import { pathOf } from './discovery.ts';
import { KubectlError, StatusError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { KubernetesObject } from './objects.ts';
import { dryRunOf, dryRunQuery, Outcome } from './outcome.ts';
import { select } from './selection.ts';
import { visitEach } from './visit.ts';

const TYPES: Readonly<Record<string, string>> = {
	json: 'application/json-patch+json',
	merge: 'application/merge-patch+json',
	strategic: 'application/strategic-merge-patch+json',
};

export async function patch(call: Invocation): Promise<void> {
	const { flags } = call;
	const dryRun = dryRunOf(call);
	const type = flags.string('type').toLowerCase();
	if (flags.string('patch') === '' && flags.string('patch-file') === '') {
		throw new KubectlError('must specify --patch or --patch-file containing the contents of the patch');
	}
	if (flags.string('patch') !== '' && flags.string('patch-file') !== '')
		throw new KubectlError('cannot specify --patch and --patch-file together');
	const contentType = TYPES[type];
	if (contentType === undefined) throw new KubectlError(`--type must be one of [json merge strategic], not ${quote(flags.string('type'))}`);
	const text = flags.string('patch') || (await patchFile(call, flags.string('patch-file')));
	const body = await parsePatch(text);
	// A client-side dry run still prints without saying that it was one, as upstream.
	const outcome = await Outcome.of(call);
	const client = await call.client();
	const { targets } = select(client, call, call.args, { allowsAll: false });
	await visitEach(client, targets, {}, async ({ target, object: before }) => {
		if (dryRun === 'client') return outcome.tell(before, 'patched');
		const path = pathOf(target.resource, target.namespace, before.metadata.name, flags.string('subresource'));
		const query = { ...dryRunQuery(dryRun), fieldManager: flags.string('field-manager') };
		const after = client.call('PATCH', path, { contentType, query, body }) as unknown as KubernetesObject;
		const isSame = dryRun === 'none' && after.metadata.resourceVersion === before.metadata.resourceVersion;
		return outcome.tell(after, isSame ? 'patched (no change)' : 'patched');
	});
}

async function patchFile(call: Invocation, path: string): Promise<string> {
	if (!(await call.io.files.exists(path))) throw new KubectlError(`unable to read patch file: open ${path}: no such file or directory`);
	return call.io.files.read(path);
}

/** JSON goes to the server as it is, so that it is the server who complains about it; YAML is read here. */
async function parsePatch(text: string): Promise<Json> {
	if (/^\s*[{[]/.test(text)) {
		try {
			return JSON.parse(text) as Json;
		} catch {
			throw new StatusError(400, { reason: 'BadRequest', message: jsonComplaint(text) });
		}
	}
	const { parse } = await import('yaml');
	try {
		return parse(text) as Json;
	} catch {
		throw new KubectlError(`unable to parse ${quote(text)}: yaml: mapping values are not allowed in this context`);
	}
}

/** Go's complaint about the first sign that does not belong into a JSON text. */
function jsonComplaint(text: string): string {
	for (let end = 1; end <= text.length; end++) {
		const before = text.slice(0, end - 1).trimEnd();
		const sign = text[end - 1] as string;
		if (/\s/.test(sign)) continue;
		const last = before.at(-1);
		if (last === '{' && sign !== '"' && sign !== '}') return `invalid character '${sign}' looking for beginning of object key string`;
		if (last === ',' && /[}\]]/.test(sign))
			return `invalid character '${sign}' looking for beginning of ${sign === '}' ? 'object key string' : 'value'}`;
		if (last === ':' && !/["{[\d\-tfn]/.test(sign)) return `invalid character '${sign}' looking for beginning of value`;
	}
	return 'unexpected end of JSON input';
}
