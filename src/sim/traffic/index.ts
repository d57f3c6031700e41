/** Traffic: how the processes behind the containers behave, by image, and what they write to their logs. */
export { containerLog, type LogLine, type LogOptions } from './log.ts';
export { modelOf, startupMs } from './model.ts';
