/**
 * Node only: a world behind a loopback HTTP server, so that the genuine kubectl can look at it. What is done over it is practice and
 * never scored.
 */
export { kubeconfig } from './kubeconfig.ts';
export { isOutsideTime, moved, movedJson, offsetSeconds } from './rebase.ts';
export { type ServeOptions, type Serving, serve } from './server.ts';
export { LiveWorld, type ServedWorld } from './world.ts';
