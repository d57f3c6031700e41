/**
 * Which engine this is, and which rubric it belongs to. The build writes both in place of the names: the content hash of sim, shell,
 * scenario and session, and `version` of content/rubric/rubric.yaml. The command-line tool takes both from the sources instead.
 */
declare const __ENGINE_HASH__: string | undefined;
declare const __RUBRIC_VERSION__: string | undefined;

export const ENGINE_HASH: string = typeof __ENGINE_HASH__ === 'string' ? __ENGINE_HASH__ : 'dev';
export const RUBRIC_VERSION: string = typeof __RUBRIC_VERSION__ === 'string' ? __RUBRIC_VERSION__ : '1';
