/** Scenarios as the build carries them: compiled, one chunk each, loaded when an attempt on them starts. */
import { PACKS } from 'virtual:dryrun-packs';
import type { LoadPack, ScenarioPack } from './pack.ts';

/** What `integrations/packs.mjs` puts into a chunk. */
export interface BuiltPack {
	readonly slug: string;
	readonly worldHash: string;
	readonly assessHash: string;
	readonly variants: Readonly<Record<string, Omit<ReturnType<ScenarioPack['variant']>, 'variant'>>>;
}

export const loadBuiltPack: LoadPack = async (slug) => {
	const load = Object.hasOwn(PACKS, slug) ? PACKS[slug] : undefined;
	if (load === undefined) return null;
	const { pack } = await load();
	return {
		...pack,
		variants: Object.keys(pack.variants),
		variant(name) {
			const compiled = Object.hasOwn(pack.variants, name) ? pack.variants[name] : undefined;
			if (compiled === undefined) throw new Error(`${slug} has no variant ${name}`);
			return { variant: name, ...compiled };
		},
	};
};
