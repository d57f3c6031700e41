/**
 * Patches: JSON patch, merge patch and strategic merge patch over an object.
 * Source: apiserver endpoints/handlers/patch.go.
 */
import { isFields, jsonKind, safe } from '../json.ts';
import { badRequest, patchBroken, patchRefused, unsupportedMediaType } from '../status.ts';
import { applyJsonPatch, PatchError } from './json-patch.ts';
import { applyMergePatch } from './merge-patch.ts';
import { PLAIN, SHAPES } from './shape.ts';
import { applyStrategicPatch, StrategicError } from './strategic.ts';

const ACCEPTED = ['application/json-patch+json', 'application/merge-patch+json', 'application/strategic-merge-patch+json'];

/** The object as the patch makes it. Throws a StatusError in the server's words. */
export function patched(plural: string, object: unknown, contentType: string | undefined, body: unknown): unknown {
	const patch = safe(body);
	try {
		switch (contentType?.split(';')[0]?.trim()) {
			case 'application/json-patch+json':
				if (!Array.isArray(patch)) throw badRequest('json: cannot unmarshal object into Go value of type jsonpatch.Patch');
				return applyJsonPatch(object, patch);
			case 'application/merge-patch+json':
				return applyMergePatch(object, patch);
			case 'application/strategic-merge-patch+json':
				if (!isFields(patch)) throw badRequest(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type map[string]interface {}`);
				return applyStrategicPatch(object, patch, SHAPES[plural] ?? PLAIN);
			default:
				throw unsupportedMediaType(ACCEPTED);
		}
	} catch (error) {
		if (error instanceof StrategicError) throw patchBroken(error.message);
		if (error instanceof PatchError) throw patchRefused();
		throw error;
	}
}
