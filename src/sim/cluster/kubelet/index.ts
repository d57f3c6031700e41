/** Kubelets: what happens to a pod on its node, from the sandbox to the last signal. */
export { probe } from './probes.ts';
export { forgetPod, processEnded, removePod, terminate } from './stop.ts';
export { addPod, containerStarted, imagePulled, sandboxReady, syncPod } from './sync.ts';
