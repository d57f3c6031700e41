/**
 * How Go's standard library writes text: the tools of this field are Go programs, and their tables, durations, quotes, JSON and YAML
 * come from there. Every command that mimics one of them uses these, so that a detail is right once.
 */

export { type Duration, formatDuration, humanDuration, parseDuration } from './duration.ts';
export { compactJson, indentedJson } from './json.ts';
export { goSyntax, quote, quoteRune } from './quote.ts';
export { sorted } from './sort.ts';
export { TabWriter, type TabWriterOptions } from './tabwriter.ts';
export { logPrefix, parseRfc3339, rfc1123z, rfc3339 } from './time.ts';
export { goValue } from './value.ts';
export { yaml } from './yaml.ts';
