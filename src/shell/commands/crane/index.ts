/**
 * crane (go-containerregistry): asks the image registry what it holds. The reading commands only: ls, digest, manifest, catalog.
 * No genuine crane judges this; its words are those of `cmd/crane/cmd` and `pkg/v1/remote/transport` of go-containerregistry 0.20.
 */
export { crane } from './crane.ts';
