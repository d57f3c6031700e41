/** Walks decoded JSON with a parsed template. */
import type { Json } from '../../../../sim/index.ts';
import { compactJson, sortedKeys } from '../../go/json.ts';
import { JsonPathError, type ListNode, type Node, parseTemplate } from './parse.ts';

export type Value = Json;
type JsonMap = { readonly [key: string]: Json };

const isList = (value: Value): value is readonly Json[] => Array.isArray(value);
const isMap = (value: Value): value is JsonMap => typeof value === 'object' && value !== null && !isList(value);

/** Go's name of a value's type, as error texts show it. */
function typeName(value: Value): string {
	if (typeof value === 'string') return 'string';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
	return isList(value) ? '[]interface {}' : 'map[string]interface {}';
}

/** A template that can be run over objects. Throws `JsonPathError` on parsing and on running. */
export class JsonPathTemplate {
	readonly #root: ListNode;
	readonly #allowsMissing: boolean;
	#inRange = 0;
	#startsRange = false;
	#endsRange = 0;
	#lastEnd: Node | null = null;

	constructor(text: string, allowsMissing: boolean) {
		this.#root = parseTemplate(text);
		this.#allowsMissing = allowsMissing;
	}

	/** Groups of results, one for each text or action, ranges unrolled. */
	results(data: Value): readonly (readonly Value[])[] {
		this.#inRange = 0;
		this.#startsRange = false;
		this.#endsRange = 0;
		return this.#run(this.#root.nodes, data);
	}

	/** The printed result: values of one action separated by blanks, maps and lists as JSON. */
	text(data: Value): string {
		return this.results(data)
			.map((group) => group.map(printed).join(' '))
			.join('');
	}

	#run(nodes: readonly Node[], data: Value | undefined): (readonly Value[])[] {
		const current = data === undefined ? [] : [data];
		const all: (readonly Value[])[] = [];
		for (let index = 0; index < nodes.length; index++) {
			const node = nodes[index] as Node;
			const found = this.#walk(current, node);
			if (this.#endsRange > 0 && this.#endsRange <= this.#inRange) {
				this.#endsRange--;
				this.#lastEnd = node;
				break;
			}
			if (!this.#startsRange) {
				all.push(found);
				continue;
			}
			this.#startsRange = false;
			this.#inRange++;
			const body = nodes.slice(index + 1);
			// An empty range is walked once with nothing, so that its end is found.
			if (found.length === 0) this.#run(body, undefined);
			else for (const value of found) all.push(...this.#run(body, value));
			this.#inRange--;
			const end = nodes.indexOf(this.#lastEnd as Node, index + 1);
			if (end > index) index = end;
		}
		return all;
	}

	#walk(input: readonly Value[], node: Node): readonly Value[] {
		switch (node.type) {
			case 'list':
				return node.nodes.reduce<readonly Value[]>((values, child) => this.#walk(values, child), input);
			case 'text':
				return [node.text];
			case 'number':
			case 'bool':
				return input.map(() => node.value);
			case 'field':
				return this.#field(input, node.name);
			case 'slice':
				return input.flatMap((value) => (value === null ? [] : slice(value, node.bounds)));
			case 'wildcard':
				return input.flatMap(children);
			case 'recursive':
				return descend(input);
			case 'union':
				return node.branches.flatMap((branch) => this.#walk(input, branch));
			case 'filter':
				return input.flatMap((value) => this.#filter(value, node));
			case 'identifier':
				return this.#identifier(input, node.name);
		}
	}

	#identifier(input: readonly Value[], name: string): readonly Value[] {
		if (name === 'range') {
			this.#startsRange = true;
			return input;
		}
		if (name !== 'end') throw new JsonPathError(`unrecognized identifier ${name}`);
		if (this.#inRange === 0) throw new JsonPathError('not in range, nothing to end');
		this.#endsRange++;
		return [];
	}

	#field(input: readonly Value[], name: string): readonly Value[] {
		if (input.length === 0) return [];
		const found: Value[] = [];
		for (const value of input) {
			if (isMap(value) && value[name] !== undefined && Object.hasOwn(value, name)) found.push(value[name]);
		}
		if (found.length === 0 && !this.#allowsMissing) throw new JsonPathError(`${name} is not found`);
		return found;
	}

	#filter(value: Value, node: Extract<Node, { type: 'filter' }>): readonly Value[] {
		if (!isList(value))
			throw new JsonPathError(`${isMap(value) ? goMap(value) : printed(value)} is not array or slice and cannot be filtered`);
		return value.filter((item) => {
			if (node.operator === 'exists') {
				try {
					return this.#walk([item], node.left).length > 0;
				} catch (error) {
					if (error instanceof JsonPathError) return false;
					throw error;
				}
			}
			const left = this.#walk([item], node.left);
			if (left.length === 0) return false;
			if (left.length > 1) throw new JsonPathError('can only compare one element at a time');
			const right = this.#walk([item], node.right);
			if (right.length !== 1) throw new JsonPathError('can only compare one element at a time');
			return compare(left[0] as Value, right[0] as Value, node.operator);
		});
	}
}

/** A value as text: strings bare, lists and maps as JSON. */
export function printed(value: Value): string {
	if (typeof value === 'string') return value;
	return compactJson(value);
}

function goMap(value: JsonMap): string {
	return `map[${sortedKeys(value)
		.map((key) => `${key}:${printed(value[key] as Value)}`)
		.join(' ')}]`;
}

function children(value: Value): readonly Value[] {
	if (isList(value)) return value;
	if (isMap(value)) return sortedKeys(value).map((key) => value[key] as Value);
	return typeof value === 'string' ? Array.from(value, (rune) => rune.codePointAt(0) as number) : [];
}

function descend(input: readonly Value[]): readonly Value[] {
	return input.flatMap((value) => {
		const inner = typeof value === 'string' ? [] : children(value);
		return inner.length === 0 ? [] : [value, ...descend(inner)];
	});
}

function slice(value: Value, bounds: Extract<Node, { type: 'slice' }>['bounds']): readonly Value[] {
	if (!isList(value)) throw new JsonPathError(`${typeName(value)} is not array or slice`);
	const { length } = value;
	let start = bounds[0].isKnown ? bounds[0].value : 0;
	let end = bounds[1].isKnown ? bounds[1].value : length;
	if (start < 0) start += length;
	if (end < 0 || (end === 0 && bounds[1].isDerived)) end += length;
	if (start === end) return [];
	if (start >= length || start < 0) throw new JsonPathError(`array index out of bounds: index ${start}, length ${length}`);
	if (end > length || end < 0) throw new JsonPathError(`array index out of bounds: index ${end - 1}, length ${length}`);
	if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`);
	const step = bounds[2].isKnown ? bounds[2].value : 1;
	if (step <= 0) throw new JsonPathError('step must be > 0');
	return value.slice(start, end).filter((_, index) => index % step === 0);
}

function compare(left: Value, right: Value, operator: string): boolean {
	if (!['==', '!=', '<', '<=', '>', '>='].includes(operator)) throw new JsonPathError(`unrecognized filter operator ${operator}`);
	const isEqual = left === right;
	if (left === null || right === null || typeof left === 'object' || typeof right === 'object')
		throw new JsonPathError('invalid type for comparison');
	if (typeName(left) !== typeName(right)) throw new JsonPathError('incompatible types for comparison');
	if (operator === '==' || operator === '!=') return isEqual === (operator === '==');
	if (typeof left === 'boolean') throw new JsonPathError('invalid type for comparison');
	const isLess = (left as number | string) < (right as number | string);
	if (operator === '<') return isLess;
	if (operator === '<=') return isLess || isEqual;
	return operator === '>' ? !isLess && !isEqual : !isLess;
}
