/** Traffic: how the processes behind the containers behave, by image. */
export { modelOf, startupMs } from './model.ts';
