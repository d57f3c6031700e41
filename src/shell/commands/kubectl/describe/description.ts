/** The writer that every describer uses, and the parts that many kinds share. Source of the layouts: kubectl pkg/describe/describe.go, 1.35. */
import { humanDuration, parseRfc3339, rfc1123z, TabWriter } from '../../go/index.ts';
import { escaped } from '../get/table.ts';
import type { KubernetesObject } from '../objects.ts';

export class Description {
	readonly #writer = new TabWriter({ minWidth: 0, padding: 2 });
	readonly #hasColumns: boolean;
	#plain = '';
	/** Unix ms of now; ages are counted from it. */
	readonly epochNow: number;

	/** Without columns the tabs stay as they are. */
	constructor(epochNow: number, { hasColumns = true } = {}) {
		this.epochNow = epochNow;
		this.#hasColumns = hasColumns;
	}

	/** One line, two blanks deeper for each level. Tabs separate columns. */
	line(level: number, text: string): void {
		this.write(`${'  '.repeat(level)}${text}\n`);
	}

	write(text: string): void {
		if (this.#hasColumns) this.#writer.write(escaped(text));
		else this.#plain += escaped(text);
	}

	/** Ends the columns so far. */
	flush(): void {
		this.#writer.flush();
	}

	text(): string {
		return this.#hasColumns ? this.#writer.take() : this.#plain;
	}

	/** How long ago an instant was, such as `3m20s`. */
	since(instant: string | null | undefined): string {
		const at = instant ? parseRfc3339(instant) : null;
		return at === null ? '<unknown>' : humanDuration(this.epochNow - at);
	}
}

/** `Fri, 13 Nov 2026 14:05:00 +0000`; Go's zero time when absent. */
export function instantText(instant: string | null | undefined): string {
	const at = instant ? parseRfc3339(instant) : null;
	return at === null ? 'Mon, 01 Jan 0001 00:00:00 +0000' : rfc1123z(at);
}

type Labels = Readonly<Record<string, string>> | undefined;

/** `Title:  a=b`, one label a line, or `<none>`. */
export function labelLines(out: Description, title: string, labels: Labels, indent = ''): void {
	const keys = Object.keys(labels ?? {}).sort();
	out.write(`${indent}${title}:\t${keys.length === 0 ? '<none>\n' : ''}`);
	for (const [index, key] of keys.entries()) out.write(`${index > 0 ? `${indent}\t` : ''}${key}=${labels?.[key]}\n`);
}

const LONGEST = 140;
const HIDDEN = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations, long ones cut, with several lines where they have them. */
export function annotationLines(out: Description, title: string, annotations: Labels): void {
	const keys = Object.keys(annotations ?? {})
		.filter((key) => key !== HIDDEN)
		.sort();
	out.write(`${title}:\t${keys.length === 0 ? '<none>\n' : ''}`);
	for (const [index, key] of keys.entries()) {
		if (index > 0) out.write('\t');
		const value = (annotations?.[key] ?? '').replace(/\n$/, '');
		if (value.length + key.length + 2 > LONGEST || value.includes('\n')) {
			out.write(`${key}:\n`);
			for (const line of value.split('\n')) out.write(`\t  ${line.length > LONGEST - 2 ? `${line.slice(0, LONGEST - 2)}...` : line}\n`);
		} else out.write(`${key}: ${value}\n`);
	}
}

/** Name, namespace, labels and annotations, as most kinds begin. */
export function header(out: Description, object: KubernetesObject): void {
	const { name, namespace = '', labels, annotations } = object.metadata;
	out.line(0, `Name:\t${name}`);
	out.line(0, `Namespace:\t${namespace}`);
	labelLines(out, 'Labels', labels);
	annotationLines(out, 'Annotations', annotations);
}

export interface Toleration {
	readonly key?: string;
	readonly operator?: string;
	readonly value?: string;
	readonly effect?: string;
	readonly tolerationSeconds?: number;
}

/** Tolerations in order of their keys. */
export function tolerationLines(out: Description, title: string, tolerations: readonly Toleration[] = []): void {
	out.write(`${title}:\t${tolerations.length === 0 ? '<none>\n' : ''}`);
	const sorted = [...tolerations].sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0));
	for (const [index, { key = '', value = '', effect = '', operator, tolerationSeconds }] of sorted.entries()) {
		let text = index > 0 ? '\t' : '';
		text += key + (value === '' ? '' : `=${value}`) + (effect === '' ? '' : `:${effect}`);
		if (operator === 'Exists' && value === '') text += key === '' && effect === '' ? 'op=Exists' : ' op=Exists';
		if (tolerationSeconds !== undefined) text += ` for ${tolerationSeconds}s`;
		out.write(`${text}\n`);
	}
}

interface Condition {
	readonly type: string;
	readonly status: string;
	readonly reason?: string;
}

/** Conditions of a workload: type, status, reason. */
export function reasonedConditions(out: Description, conditions: readonly Condition[] = []): void {
	if (conditions.length === 0) return;
	out.line(0, 'Conditions:\n  Type\tStatus\tReason');
	out.line(1, '----\t------\t------');
	for (const { type, status, reason = '' } of conditions) out.line(1, `${type} \t${status}\t${reason}`);
}

/** `ReplicaSet/checkout-7d4b9c5f68` of the owning controller, or empty. */
export function controlledBy(object: KubernetesObject): string {
	const owner = object.metadata.ownerReferences?.find((reference) => reference.controller);
	return owner ? `${owner.kind}/${owner.name}` : '';
}

export const trueFalse = (value: boolean | undefined): string => (value ? 'True' : 'False');
