/** Which engine this is. The build writes the content hash of sim, shell, scenario and session in place of the name. */
declare const __ENGINE_HASH__: string | undefined;

/** `dev` where nothing was built; the command-line tool computes the same hash from the sources instead. */
export const ENGINE_HASH: string = typeof __ENGINE_HASH__ === 'string' ? __ENGINE_HASH__ : 'dev';
