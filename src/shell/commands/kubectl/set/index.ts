/** `kubectl set`: changes of a pod template, each in its own file. */
export { setEnv } from './env.ts';
export { setImage } from './image.ts';
export { setResources } from './resources.ts';
