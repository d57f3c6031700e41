/** Scenarios as the build carries them: compiled, one chunk each, loaded when an attempt on them starts. */
import { PACKS } from 'virtual:dryrun-packs';
import type { LoadPack, ScenarioPack } from '../pack.ts';

type Compiled = Omit<ReturnType<ScenarioPack['variant']>, 'variant'>;

/** What `integrations/packs.mjs` puts into a chunk: the first variant whole, of the others what differs. */
export interface BuiltPack {
	readonly slug: string;
	readonly worldHash: string;
	readonly assessHash: string;
	readonly names: readonly string[];
	readonly first: Compiled;
	/** One for each name after the first. */
	readonly differences: readonly { readonly [Part in keyof Compiled]: Partial<Compiled[Part]> }[];
}

export const loadBuiltPack: LoadPack = async (slug) => {
	const load = Object.hasOwn(PACKS, slug) ? PACKS[slug] : undefined;
	if (load === undefined) return null;
	const { pack } = await load();
	const { worldHash, assessHash, names, first, differences } = pack;
	return {
		slug,
		worldHash,
		assessHash,
		variants: names,
		variant(name) {
			const index = names.indexOf(name);
			if (index < 0) throw new Error(`${slug} has no variant ${name}`);
			const { card, world, assess } = differences[index - 1] ?? {};
			return {
				variant: name,
				card: { ...first.card, ...card },
				world: { ...first.world, ...world },
				assess: { ...first.assess, ...assess },
			};
		},
	};
};
