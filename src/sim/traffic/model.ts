import type { Ms } from '../door.ts';
import { drawLognormal } from '../kernel/index.ts';
import type { WorkloadModel, WorldPlan } from '../plan.ts';

/** What a container does when the scenario says nothing about its image: it starts, serves and stops when told. */
const PLAIN: Omit<WorkloadModel, 'image'> = {
	startup: { medianMs: 800, spread: 0.2 },
	needs: [],
	logs: { startup: [], steady: [], shutdown: [] },
	shutdownMs: 150,
};

/** By image, for each list of models. A plan does not change, so this is read once. */
const shelves = new WeakMap<readonly WorkloadModel[], ReadonlyMap<string, WorkloadModel>>();

/** The first model of this image. */
export function modelOf({ workloads }: Pick<WorldPlan, 'workloads'>, image: string): WorkloadModel {
	let shelf = shelves.get(workloads);
	if (!shelf) {
		// Backwards, so that of two models of one image the first stays.
		shelf = new Map(workloads.toReversed().map((model) => [model.image, model]));
		shelves.set(workloads, shelf);
	}
	return shelf.get(image) ?? { ...PLAIN, image };
}

/** Start-up time of one run: drawn by pod, container and attempt. */
export function startupMs(seed: string, model: WorkloadModel, key: string, attempt: number): Ms {
	return Math.max(1, Math.round(drawLognormal(seed, 'startup', key, attempt, model.startup.medianMs, model.startup.spread)));
}
