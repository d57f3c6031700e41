/** The deployment controller: rollouts, scaling, revisions and their history, conditions and the progress deadline. */
export { REVISION, revisionOf } from './arithmetic.ts';
export { isComplete } from './status.ts';
export { syncDeployment } from './sync.ts';
export { findNewSet as newSetOf, imagesOf } from './template.ts';
