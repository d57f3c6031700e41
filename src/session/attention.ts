/** What a person should look at: fast time drops to 1x when one of these happens while time passes. */
import type { TraceEntry } from '../scenario/index.ts';
import type { Fact, Ms, WorldPlan } from '../sim/index.ts';

export interface Attention {
	readonly at: Ms;
	/** One plain sentence. */
	readonly what: string;
}

/** Reads a growing trace and picks out what is new. A fault that repeats itself, such as a crash loop, is told once for each image. */
export class AttentionWatch {
	readonly #plan: WorldPlan;
	readonly #told = new Set<string>();
	#read = 0;

	constructor(plan: WorldPlan) {
		this.#plan = plan;
	}

	/** What is new since the last call. Calls between which the person acted pass over what they caused at once. */
	look(trace: readonly TraceEntry[]): Attention[] {
		const news: Attention[] = [];
		for (const entry of trace.slice(this.#read)) {
			const sentence = entry.kind === 'fact' ? this.#sentence(entry.fact) : null;
			if (sentence !== null) news.push({ at: entry.at, what: sentence });
		}
		this.#read = trace.length;
		return news;
	}

	/** Passes over everything so far. */
	skip(trace: readonly TraceEntry[]): void {
		this.look(trace);
	}

	#sentence(fact: Fact): string | null {
		switch (fact.kind) {
			case 'message.posted':
				return fact.from === this.#plan.player.id ? null : `${this.#name(fact.from)} wrote in #${fact.channel}.`;
			case 'rollout.completed':
				return `The rollout of ${fact.name} completed.`;
			case 'rollout.stalled':
				return `The rollout of ${fact.name} passed its progress deadline.`;
			case 'pod.imagePullFailed':
				return this.#once(`pull ${fact.image}`, `The image ${fact.image} could not be pulled.`);
			case 'container.exited':
				if (fact.exitCode === 0) return null;
				return this.#once(
					`exit ${fact.deployment} ${fact.container} ${fact.reason}`,
					`A container of ${fact.deployment || fact.name} ended with exit code ${fact.exitCode}.`,
				);
			case 'deployment.availability':
				return fact.available === 0 && fact.desired > 0 ? `${fact.name} has no available replica.` : null;
			case 'object.written':
				return this.#plan.people.some((person) => person.id === fact.by)
					? `${this.#name(fact.by)} changed ${fact.resource}/${fact.name}.`
					: null;
			default:
				return null;
		}
	}

	#once(key: string, sentence: string): string | null {
		if (this.#told.has(key)) return null;
		this.#told.add(key);
		return sentence;
	}

	#name(id: string): string {
		return this.#plan.people.find((person) => person.id === id)?.name ?? id;
	}
}
