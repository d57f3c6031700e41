/** `kubectl rollout`: each subcommand in its own file. */
export { history } from './history.ts';
export { pause, restart, resume } from './marks.ts';
export { status } from './status.ts';
export { undo } from './undo.ts';
