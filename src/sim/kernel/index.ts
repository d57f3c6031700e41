/** The kernel: simulated time, due events, keyed draws, arithmetic, hashes and collections that give the same bytes on every machine. */
export { canonicalJson, sameJson } from './canonical.ts';
export { compare } from './compare.ts';
export { humanDuration, shortHumanDuration } from './duration.ts';
export { fnv32a, sha256Hex, utf8 } from './hash.ts';
export { LIMITS } from './limits.ts';
export { exp, log, normalQuantile, sin } from './maths.ts';
export { DueQueue } from './queue.ts';
export { draw, drawHex, drawInt, drawLognormal, drawNormal, drawSuffix, drawUuid, pick, safeEncode } from './random.ts';
export { SortedMap } from './sorted-map.ts';
export { parseRfc3339, rfc3339, rfc3339Micro, rfc3339Milli } from './time.ts';
