/** JSON merge patch (RFC 7386): null takes a key away, lists are replaced as a whole. */
import { isFields } from '../json.ts';

export function applyMergePatch(target: unknown, patch: unknown): unknown {
	if (!isFields(patch)) return patch;
	const merged: Record<string, unknown> = isFields(target) ? { ...target } : {};
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) delete merged[key];
		else merged[key] = applyMergePatch(merged[key], value);
	}
	return merged;
}
