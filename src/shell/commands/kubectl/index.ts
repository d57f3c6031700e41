/**
 * kubectl 1.35 as a command of the terminal. It speaks the Kubernetes REST interface and knows nothing else of the world. Help, the
 * describers and each command's code are loaded when first used.
 */
export { kubectl } from './kubectl.ts';
export { UNSUPPORTED, type Unsupported } from './unsupported.ts';
