/** The few names of `node:zlib` that gzip, gunzip, zcat and tar of the bundled bash use. */
import { gunzipSync as gunzip, gzipSync as gzip } from 'fflate';

export const constants = { Z_BEST_COMPRESSION: 9, Z_BEST_SPEED: 1, Z_DEFAULT_COMPRESSION: -1 };
export const gunzipSync = (bytes) => gunzip(bytes);
/** No time of making in the header: the same bytes give the same archive. */
export const gzipSync = (bytes, options) => gzip(bytes, { level: options?.level >= 0 ? options.level : 6, mtime: 0 });
export default { constants, gunzipSync, gzipSync };
