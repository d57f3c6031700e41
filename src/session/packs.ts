/** Scenarios as the build carries them: texts that load when an attempt on them starts. Plays and their solutions stay out. */
import { type LoadPack, packFromFiles } from './pack.ts';

const TEXTS = import.meta.glob<string>(
	[
		'/scenarios/*/scenario.yaml',
		'/scenarios/*/*.md',
		'/scenarios/*/files/cluster/*',
		'/scenarios/*/files/changes/*',
		'/scenarios/*/files/home/**',
	],
	// `exhaustive` takes in hidden files, which a home folder may well have.
	{ query: '?raw', import: 'default', exhaustive: true },
);

export const loadBuiltPack: LoadPack = async (slug) => {
	const folder = `/scenarios/${slug}/`;
	const paths = Object.keys(TEXTS).filter((path) => path.startsWith(folder));
	if (paths.length === 0) return null;
	const texts = await Promise.all(paths.map(async (path) => [path.slice('/scenarios/'.length), (await TEXTS[path]?.()) ?? ''] as const));
	return packFromFiles(Object.fromEntries(texts));
};
