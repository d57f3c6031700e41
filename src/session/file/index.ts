/** Reading and writing attempt files without the engine, for pages that only list, take in and save attempts. */
export { type AttemptFile, type ReadAttempt, readAttemptFile, writeAttemptFile } from '../attempt-file.ts';
export type { Finding } from '../journal.ts';
