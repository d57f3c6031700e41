/** crane, the registry client of go-containerregistry: which repositories, tags and manifests a registry holds. */
export { crane } from './crane.ts';
