/** The deployment controller: rollouts, scaling, revisions and their history, conditions and the progress deadline. */
export { REVISION } from './arithmetic.ts';
export { syncDeployment } from './sync.ts';
export { imagesOf } from './template.ts';
