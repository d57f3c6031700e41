/**
 * Vite plugin: `virtual:dryrun-packs` holds every scenario of the checkout, compiled to plain data at build time, one chunk each. So the
 * engine's worker carries neither the YAML parser nor the format's schema. Plays stay out.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const INDEX = 'virtual:dryrun-packs';
const ONE = 'virtual:dryrun-pack/';

/** Parts of a variant, two levels deep, that are not as in the first one: most of a scenario is the same in all of them. */
function differing(first, variant) {
	return Object.fromEntries(
		Object.entries(variant).map(([part, value]) => [
			part,
			Object.fromEntries(Object.entries(value).filter(([key, inner]) => JSON.stringify(inner) !== JSON.stringify(first[part][key]))),
		]),
	);
}

/** @param {string} root Folder of the checkout. */
export default function packs(root) {
	const folder = join(root, 'scenarios');
	/** Loaded here and not above: the rooms are TypeScript, which Node reads only when a build runs. */
	async function compiled(slug) {
		const { readScenarioFolder } = await import('../src/tool/scenario-folder.ts');
		const { compileScenario, formatAuthorError, loadScenario, scenarioHashes } = await import('../src/scenario/index.ts');
		const { files } = await readScenarioFolder(slug, folder);
		const loaded = loadScenario(files);
		if ('errors' in loaded) throw new Error(loaded.errors.map(formatAuthorError).join('\n'));
		const { scenario } = loaded;
		const [first, ...others] = scenario.variants.map((name) => compileScenario(scenario, name));
		const differences = others.map((variant) => differing(first, variant));
		return { slug, ...scenarioHashes(scenario), names: scenario.variants, first, differences };
	}
	return {
		name: 'dryrun-packs',
		resolveId: (id) => (id === INDEX || id.startsWith(ONE) ? `\0${id}` : undefined),
		async load(id) {
			if (id === `\0${INDEX}`) {
				const slugs = readdirSync(folder, { withFileTypes: true })
					.filter((entry) => entry.isDirectory())
					.map((entry) => entry.name);
				return `export const PACKS = {${slugs
					.sort()
					.map((slug) => `${JSON.stringify(slug)}: () => import('${ONE}${slug}')`)
					.join(',')}};`;
			}
			if (!id.startsWith(`\0${ONE}`)) return undefined;
			const slug = id.slice(ONE.length + 1);
			this.addWatchFile(join(folder, slug, 'scenario.yaml'));
			// Parsing JSON is several times faster than parsing the same as a program.
			return `export const pack = JSON.parse(${JSON.stringify(JSON.stringify(await compiled(slug)))});`;
		},
	};
}
