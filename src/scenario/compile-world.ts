/** The public half: YAML of one variant to the plan that a world is made from. */
import type {
	ImagePlan,
	Inject,
	JsonObject,
	KubernetesRequest,
	Ms,
	Request,
	ScriptPlan,
	Trigger,
	WorkloadModel,
	WorldPlan,
} from '../sim/index.ts';
import { sha256Hex } from '../sim/index.ts';
import type { Scenario } from './load.ts';
import { readManifest } from './manifest.ts';
import type { ScenarioFile } from './schema/scenario.ts';
import type { HistoryStep, InjectSource, TriggerSource } from './schema/world.ts';
import type { VariantValues } from './substitute.ts';
import { substituteText } from './substitute.ts';

export function compileWorld(scenario: Scenario, variant: string): WorldPlan {
	const source = scenario.sources[variant]!;
	const { values } = source.variants[variant]!;
	const { world } = source;
	const manifests = new ManifestShelf(scenario, values);
	return {
		startsAt: world.startsAt,
		historyMs: world.history,
		cluster: { ...world.cluster, objects: manifests.initial() },
		registry: { hosts: world.registry.hosts, images: world.registry.images.map((image) => imagePlan(image, image.pushed)) },
		workloads: world.workloads.flatMap((workload) => workload.images.map((image) => workloadModel(image, workload))),
		history: world.past.flatMap((step) => changeRequests(step, step.by, manifests).map((request) => ({ at: step.at, request }))),
		people: world.people.map((person) => ({
			...person,
			replies: person.replies.map(({ after, ...reply }) => ({ ...reply, afterMs: after })),
		})),
		channels: world.channels,
		script: compileScript(source, manifests),
		player: world.player,
		files: homeFiles(scenario, world.player.home, values),
	};
}

/** The manifests of one variant, read when first asked for. */
class ManifestShelf {
	readonly #scenario: Scenario;
	readonly #values: VariantValues;

	constructor(scenario: Scenario, values: VariantValues) {
		this.#scenario = scenario;
		this.#values = values;
	}

	/** Objects present when history begins: those of files/cluster/, by the name of the file. */
	initial(): readonly JsonObject[] {
		return this.#scenario.manifests.filter(({ name }) => name.startsWith('cluster/')).flatMap(({ name }) => this.objects(name));
	}

	objects(name: string): readonly JsonObject[] {
		const manifest = this.#scenario.manifests.find((candidate) => candidate.name === name);
		if (!manifest) throw new Error(`The loader let a missing manifest pass: ${name}`);
		const read = readManifest(manifest.file, manifest.text, this.#values);
		if ('errors' in read) throw new Error(`The loader let a broken manifest pass: ${manifest.file}`);
		return read.objects;
	}
}

function homeFiles(scenario: Scenario, home: string, values: VariantValues): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(scenario.home).map(([path, text]) => [`${home}/${path}`, substituteText(text, values)]));
}

type ImageSource = Omit<ScenarioFile['world']['registry']['images'][number], 'pushed'>;

function imagePlan(image: ImageSource, pushedAt: Ms): ImagePlan {
	const { repository, tag } = image;
	return { repository, tag, digest: image.digest ?? `sha256:${sha256Hex(`${repository}:${tag}`)}`, sizeBytes: image.size, pushedAt };
}

function workloadModel(image: string, source: ScenarioFile['world']['workloads'][number]): WorkloadModel {
	const { startup, needs, crash, hang, unready, logs, shutdown } = source;
	return {
		image,
		startup: { medianMs: startup.median, spread: startup.spread },
		needs: needs.map(({ env, file, exitAfter, exitCode, log }) => {
			const outcome = { exitCode, exitAfterMs: exitAfter, log };
			return env !== undefined ? { env, ...outcome } : { file: file!, ...outcome };
		}),
		...(crash && { crash: { afterMs: crash.after, exitCode: crash.exitCode, log: crash.log } }),
		...(hang && { hang: { afterMs: hang.after } }),
		...(unready && {
			unready: { fromMs: unready.from, ...(unready.until !== undefined && { untilMs: unready.until }), statusCode: unready.statusCode },
		}),
		logs: { ...logs, steady: logs.steady.map(({ every, line }) => ({ everyMs: every, line })) },
		shutdownMs: shutdown,
	};
}

type Change = Pick<HistoryStep, 'create' | 'setImage' | 'scale' | 'patch'>;

function changeRequests(change: Change, by: string, manifests: ManifestShelf): readonly KubernetesRequest[] {
	if (change.create !== undefined) return manifests.objects(change.create).map((object) => create(object, by));
	if (change.setImage) {
		const { namespace, deployment, container, image, cause } = change.setImage;
		const metadata = cause === undefined ? {} : { metadata: { annotations: { 'kubernetes.io/change-cause': cause } } };
		const body = { ...metadata, spec: { template: { spec: { containers: [{ name: container, image }] } } } };
		return [patch(`/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`, body, by)];
	}
	if (change.scale) {
		const { namespace, deployment, replicas } = change.scale;
		const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}/scale`;
		return [{ ...patch(path, { spec: { replicas } }, by), contentType: 'application/merge-patch+json' }];
	}
	if (change.patch) {
		const { resource, group, namespace, name } = change.patch;
		return [patch(`${collection(group, namespace, resource)}/${name}`, change.patch.patch as JsonObject, by)];
	}
	throw new Error('The schema let a change without a form pass');
}

function patch(path: string, body: JsonObject, as: string): KubernetesRequest {
	return { to: 'kubernetes', as, method: 'PATCH', path, contentType: 'application/strategic-merge-patch+json', body };
}

function create(object: JsonObject, as: string): KubernetesRequest {
	const { namespace } = object.metadata as { readonly namespace?: string };
	const path = collection(object.apiVersion as string, namespace ?? '', pluralOf(object.kind as string));
	return { to: 'kubernetes', as, method: 'POST', path, body: object };
}

function collection(groupVersion: string, namespace: string, plural: string): string {
	const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
	return namespace === '' ? `${root}/${plural}` : `${root}/namespaces/${namespace}/${plural}`;
}

/** Plural of a built-in kind, as upstream builds it. */
function pluralOf(kind: string): string {
	const word = kind.toLowerCase();
	if (word === 'endpoints') return word;
	if (word.endsWith('s')) return `${word}es`;
	if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
	return `${word}s`;
}

function compileScript(source: ScenarioFile, manifests: ManifestShelf): ScriptPlan {
	const compileInjects = (injects: readonly InjectSource[]) => injects.flatMap((inject) => compileInject(inject, manifests));
	const stages = Object.entries(source.script.stages).map(([name, stage]) => [
		name,
		{
			entry: compileInjects(stage.entry),
			injects: stage.during.map(({ when, do: injects }) => ({ when: compileTrigger(when), actions: compileInjects(injects) })),
			transitions: stage.moves.map(({ when, to }) => ({ when: compileTrigger(when), to })),
		},
	]);
	return { initial: source.script.initial, stages: Object.fromEntries(stages) };
}

function compileInject(inject: InjectSource, manifests: ManifestShelf): readonly Inject[] {
	if (inject.say) return [{ do: 'say', ...inject.say }];
	// The world sets the time of the push when it happens.
	if (inject.push) return [{ do: 'push', image: imagePlan(inject.push, 0) }];
	return changeRequests(inject, inject.by!, manifests).map((request: Request) => ({ do: 'request', request }));
}

function compileTrigger(trigger: TriggerSource): Trigger {
	if (trigger.after !== undefined) return { on: 'time', afterMs: trigger.after };
	const where = Object.fromEntries(
		Object.entries(trigger.where ?? {}).map(([field, value]) => [field, typeof value === 'boolean' ? String(value) : value]),
	);
	return { on: 'fact', fact: trigger.fact!, where };
}
