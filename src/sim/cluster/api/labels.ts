/**
 * Label selectors: parsing as the API server does, matching, and the two ways of writing them.
 * Source: k8s.io/apimachinery/pkg/labels/selector.go and pkg/apis/meta/v1/helpers.go.
 */
import { fields, list, strings, text } from './json.ts';
import { NAME_RULE, QUALIFIED_NAME, VALUE_RULE } from './names.ts';

export type Operator = 'in' | 'notin' | '=' | '!=' | 'exists' | '!' | 'gt' | 'lt';

export interface Requirement {
	readonly key: string;
	readonly operator: Operator;
	readonly values: readonly string[];
}

type Labels = Readonly<Record<string, string>>;

/** Thrown with upstream's words when a selector cannot be read. */
export class SelectorError extends Error {
	override readonly name = 'SelectorError';
}

const SYMBOLS = ['==', '!=', '=', '!', '(', ')', ',', '>', '<'];
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
	['=', '='],
	['==', '='],
	['!=', '!='],
	['in', 'in'],
	['notin', 'notin'],
	['>', 'gt'],
	['<', 'lt'],
]);
const END = '';

function tokens(selector: string): string[] {
	const found: string[] = [];
	for (let index = 0; index < selector.length; ) {
		const rest = selector.slice(index);
		const space = /^\s+/.exec(rest);
		const symbol = SYMBOLS.find((candidate) => rest.startsWith(candidate));
		const token = space?.[0] ?? symbol ?? /^[^\s=!(),<>]+/.exec(rest)?.[0] ?? rest;
		if (!space) found.push(token);
		index += token.length;
	}
	return found;
}

const isWord = (token: string): boolean => token !== END && !SYMBOLS.includes(token);

/** Reads `a=b,c in (d,e),!f`. Throws `SelectorError` with the words of labels.Parse. */
export function parseLabelSelector(selector: string): readonly Requirement[] {
	const found = tokens(selector);
	const requirements: Requirement[] = [];
	let position = 0;
	const peek = (): string => found[position] ?? END;
	const next = (): string => found[position++] ?? END;
	const fail = (message: string): never => {
		throw new SelectorError(message);
	};

	function list(): string[] {
		if (peek() !== '(') fail(`found '${next()}' expected: '('`);
		next();
		const values: string[] = [];
		for (;;) {
			const token = next();
			if (isWord(token)) values.push(token);
			else if (token === ')') return values.length > 0 && found[position - 2] !== ',' ? values : [...values, ''];
			else if (token !== ',') fail(`found '${token}', expected: ',', ')' or identifier`);
			else if (found[position - 2] === '(' || found[position - 2] === ',') values.push('');
		}
	}

	function exact(): string[] {
		if (peek() === END || peek() === ',') return [''];
		const token = next();
		return isWord(token) ? [token] : fail(`found '${token}', expected: identifier`);
	}

	function requirement(): Requirement {
		const isAbsence = peek() === '!';
		if (isAbsence) next();
		const key = next();
		if (!isWord(key)) fail(`found '${key}', expected: identifier`);
		const name = key.slice(key.lastIndexOf('/') + 1);
		if (!QUALIFIED_NAME.test(name)) fail(`key: Invalid value: ${JSON.stringify(key)}: ${NAME_RULE}`);
		if (isAbsence) return { key, operator: '!', values: [] };
		if (peek() === END || peek() === ',') return { key, operator: 'exists', values: [] };
		const token = next();
		const operator = OPERATORS.get(token) ?? fail(`found '${token}', expected: in, notin, =, ==, !=, gt, lt`);
		const values = operator === 'in' || operator === 'notin' ? list() : exact();
		for (const [index, value] of values.entries()) {
			if (value !== '' && !QUALIFIED_NAME.test(value))
				fail(`values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${VALUE_RULE}`);
		}
		return { key, operator, values: [...new Set(values)].sort() };
	}

	while (peek() !== END) {
		const token = peek();
		if (!isWord(token) && token !== '!') fail(`found '${token}', expected: !, identifier, or 'end of string'`);
		try {
			requirements.push(requirement());
		} catch (error) {
			if (error instanceof SelectorError) throw new SelectorError(`unable to parse requirement: ${error.message}`);
			throw error;
		}
		const after = next();
		if (after === END) break;
		if (after !== ',') fail(`found '${after}', expected: ',' or 'end of string'`);
		if (!isWord(peek()) && peek() !== '!') fail(`found '${peek()}', expected: identifier after ','`);
	}
	return requirements;
}

export function matchesLabels(requirements: readonly Requirement[], labels: Labels): boolean {
	return requirements.every((requirement) => matches(requirement, labels));
}

function matches({ key, operator, values }: Requirement, labels: Labels): boolean {
	const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
	switch (operator) {
		case 'in':
		case '=':
			return value !== undefined && values.includes(value);
		case 'notin':
		case '!=':
			return value === undefined || !values.includes(value);
		case 'exists':
			return value !== undefined;
		case '!':
			return value === undefined;
		case 'gt':
			return value !== undefined && Number(value) > Number(values[0]);
		case 'lt':
			return value !== undefined && Number(value) < Number(values[0]);
	}
}

const EXPRESSIONS: ReadonlyMap<string, Operator> = new Map([
	['In', 'in'],
	['NotIn', 'notin'],
	['Exists', 'exists'],
	['DoesNotExist', '!'],
]);

/** Requirements of a LabelSelector object, in order of their keys. Source: metav1.LabelSelectorAsSelector. */
export function selectorRequirements(selector: unknown): readonly Requirement[] {
	const requirements: Requirement[] = Object.entries(strings(selector, 'matchLabels')).map(([key, value]) => ({
		key,
		operator: '=',
		values: [value],
	}));
	for (const expression of list(selector, 'matchExpressions')) {
		const operator = EXPRESSIONS.get(text(expression, 'operator'));
		if (operator) requirements.push({ key: text(expression, 'key'), operator, values: [...list(expression, 'values').map(String)].sort() });
	}
	return requirements.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** A LabelSelector object as text, empty for one that selects everything. */
export function selectorText(selector: unknown): string {
	return selectorRequirements(selector)
		.map(({ key, operator, values }) => {
			if (operator === 'exists') return key;
			if (operator === '!') return `!${key}`;
			if (operator === 'in' || operator === 'notin') return `${key} ${operator} (${values.join(',')})`;
			return `${key}${operator}${values[0]}`;
		})
		.join(',');
}

/** Source: metav1.FormatLabelSelector. */
export function formatLabelSelector(selector: unknown): string {
	return selectorText(selector) || '<none>';
}

/** `a=b,c=d` in order of keys, or `<none>`. Source: labels.FormatLabels. */
export function formatLabels(labels: unknown): string {
	const entries = Object.entries(strings(fields(labels))).sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.map(([key, value]) => `${key}=${value}`).join(',') || '<none>';
}
