/** kubectl's dialect of JSONPath: templates with text, fields, slices, filters, unions, recursion and ranges. */
export { JsonPathTemplate, type Value } from './evaluate.ts';
export { JsonPathError, parseTemplate } from './parse.ts';
