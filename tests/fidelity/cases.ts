/** Reads the list of commands: which run in which worlds, and what their placeholders stand for. */
import { readFileSync } from 'node:fs';
import type { StandingWorld } from './world.ts';

export interface Case {
	readonly world: string;
	/** The line as it stands in the list. */
	readonly line: string;
	readonly isWrite: boolean;
	/** Lines of the output may come in any order. */
	readonly isUnordered: boolean;
	readonly steps: readonly string[];
}

/** Throws when the list names an unknown world. */
export function readCases(worlds: readonly string[]): readonly Case[] {
	const text = readFileSync(new URL('./commands.txt', import.meta.url), 'utf8');
	const cases: Case[] = [];
	let current: readonly string[] = worlds;
	for (const line of text.split('\n').map((raw) => raw.trim())) {
		if (line === '' || line.startsWith('#')) continue;
		if (line.startsWith('@worlds ')) {
			current = line.split(/\s+/).slice(1);
			const unknown = current.filter((name) => !worlds.includes(name));
			if (unknown.length > 0) throw new Error(`commands.txt names unknown worlds: ${unknown.join(', ')}`);
			continue;
		}
		const isWrite = line.startsWith('!');
		const isUnordered = line.startsWith('~');
		const steps = line
			.replace(/^[!~]/, '')
			.split(';;')
			.map((step) => step.trim());
		for (const world of current) cases.push({ world, line, isWrite, isUnordered, steps });
	}
	return cases;
}

interface Listed {
	readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
	readonly status?: { readonly containerStatuses?: readonly { readonly state?: { readonly waiting?: object } }[] };
}

const PATHS: Readonly<Record<string, string>> = { pod: '/api/v1/pods', rs: '/apis/apps/v1/replicasets' };

/** Puts names of the world's objects into a step. Throws when nothing matches, so that no command silently tests nothing. */
export function filled(step: string, world: StandingWorld): string {
	return step.replace(/\{(pod|rs):([^}#]+)(?:#(\d+))?\}/g, (all, kind: string, selector: string, index = '0') => {
		const wanted = selector.split(',').map((pair) => pair.split('=') as [string, string]);
		const labels = wanted.filter(([key]) => key !== 'pod-state');
		const waits = wanted.some(([key]) => key === 'pod-state');
		const response = world.request({ to: 'kubernetes', as: 'system:test', method: 'GET', path: PATHS[kind] as string });
		const found = (response.body as unknown as { items: readonly Listed[] }).items.filter(
			(item) =>
				labels.every(([key, value]) => item.metadata.labels?.[key] === value) &&
				(!waits || (item.status?.containerStatuses ?? []).some((status) => status.state?.waiting)),
		);
		const name = found[Number(index)]?.metadata.name;
		if (name === undefined) throw new Error(`commands.txt: nothing matches ${all}`);
		return name;
	});
}

/** Milliseconds of `@advance 30s`; undefined for a command. */
export function advanceOf(step: string): number | undefined {
	const found = /^@advance (\d+)(ms|s|m)$/.exec(step);
	return found ? Number(found[1]) * ({ ms: 1, s: 1000, m: 60_000 }[found[2] as 'ms' | 's' | 'm'] ?? 0) : undefined;
}
