/** Made by `integrations/packs.mjs`. */
declare module 'virtual:dryrun-packs' {
	export const PACKS: Readonly<Record<string, () => Promise<{ readonly pack: import('./index.ts').BuiltPack }>>>;
}
