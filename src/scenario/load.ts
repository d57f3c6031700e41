/** Reads a scenario's folder from texts. All errors at once, each with its place; nothing is guessed and nothing is dropped. */
import { compare } from '../sim/index.ts';
import type { AuthorError } from './author-error.ts';
import { didYouMean, sortAuthorErrors } from './author-error.ts';
import type { ManifestFile } from './manifest.ts';
import { readManifest } from './manifest.ts';
import { referenceErrors } from './references.ts';
import type { PlayFile, ScenarioFile, VariantSource } from './schema/scenario.ts';
import { PlayFile as PlaySchema, ScenarioFile as ScenarioSchema } from './schema/scenario.ts';
import type { VariantValues } from './substitute.ts';
import { substituteData } from './substitute.ts';
import type { Path, Place, YamlSource } from './yaml-source.ts';
import { parseWith, readYaml } from './yaml-source.ts';

/** A text of the folder and where it came from. */
export interface SourceText {
	readonly file: string;
	readonly text: string;
}

export interface ScenarioPlay extends SourceText {
	readonly name: string;
	readonly play: PlayFile;
	place(path: Path): Place;
}

/** A scenario that was read without errors. */
export interface Scenario {
	readonly slug: string;
	readonly file: string;
	/** Names in the order of the file. */
	readonly variants: readonly string[];
	/** scenario.yaml as it reads in each variant. */
	readonly sources: Readonly<Record<string, ScenarioFile>>;
	readonly brief: SourceText;
	readonly debrief: SourceText;
	readonly runbook: SourceText;
	/** files/cluster/*.yaml by name. */
	readonly manifests: readonly ManifestFile[];
	/** files/home/**: path below the home directory to text. */
	readonly home: Readonly<Record<string, string>>;
	readonly plays: readonly ScenarioPlay[];
	/** Place of a value of scenario.yaml. */
	place(path: Path): Place;
}

export type Loaded = { readonly scenario: Scenario } | { readonly errors: readonly AuthorError[] };

/**
 * `files` maps path to text. The one path that ends in `scenario.yaml` sets the folder and, by the folder's name, the slug; paths outside
 * the folder are not read.
 */
export function loadScenario(files: Readonly<Record<string, string>>): Loaded {
	const paths = Object.keys(files).sort(compare);
	const main = paths.filter((path) => /(^|\/)[^/]+\/scenario\.yaml$/.test(path));
	const file = main[0];
	if (file === undefined || main.length > 1) {
		const found = main.length === 0 ? 'no scenario.yaml' : `${main.length} scenario.yaml: ${main.join(', ')}`;
		return {
			errors: [{ file: paths[0] ?? '.', line: 1, column: 1, found, allowed: 'one folder, named as the scenario, with one scenario.yaml' }],
		};
	}
	return new FolderReader(file, paths, files).read();
}

class FolderReader {
	readonly #errors: AuthorError[] = [];
	readonly #file: string;
	readonly #folder: string;
	readonly #paths: readonly string[];
	readonly #files: Readonly<Record<string, string>>;

	constructor(file: string, paths: readonly string[], files: Readonly<Record<string, string>>) {
		this.#file = file;
		this.#folder = file.slice(0, -'scenario.yaml'.length);
		this.#paths = paths.filter((path) => path.startsWith(this.#folder));
		this.#files = files;
	}

	read(): Loaded {
		this.#checkPaths();
		const source = readYaml(this.#file, this.#files[this.#file]!);
		this.#errors.push(...source.errors);
		const sources = source.errors.length > 0 ? {} : this.#readVariants(source);
		const scenario: Scenario = {
			slug: this.#folder.slice(0, -1).split('/').at(-1)!,
			file: this.#file,
			variants: Object.keys(sources),
			sources,
			brief: this.#textOf('brief.md', true),
			debrief: this.#textOf('debrief.md', true),
			runbook: this.#textOf('runbook.md', false),
			manifests: this.#manifests(Object.values(sources)),
			home: Object.fromEntries(
				this.#below('files/home/').map((path) => [path.slice(this.#folder.length + 'files/home/'.length), this.#files[path]!]),
			),
			plays: this.#below('plays/').flatMap((path) => this.#play(path)),
			place: (path) => source.place(path),
		};
		if (scenario.variants.length > 0) this.#errors.push(...referenceErrors(scenario));
		return this.#errors.length > 0 ? { errors: sortAuthorErrors(this.#errors) } : { scenario };
	}

	#below(folder: string): readonly string[] {
		return this.#paths.filter((path) => path.startsWith(this.#folder + folder));
	}

	#textOf(name: string, isNeeded: boolean): SourceText {
		const file = this.#folder + name;
		const text = this.#files[file];
		if (isNeeded && (text === undefined || text.trim() === '')) {
			this.#errors.push({
				file,
				line: 1,
				column: 1,
				found: text === undefined ? 'no such file' : 'an empty file',
				allowed: `the text of ${name}`,
			});
		}
		return { file, text: text ?? '' };
	}

	#checkPaths(): void {
		const allowed =
			/^(?:scenario\.yaml|brief\.md|debrief\.md|runbook\.md|files\/(?:cluster|changes)\/[^/]+\.yaml|files\/home\/.+|plays\/[a-z0-9-]+\.yaml)$/;
		for (const path of this.#paths) {
			const name = path.slice(this.#folder.length);
			if (allowed.test(name)) continue;
			const known = ['brief.md', 'debrief.md', 'runbook.md', 'files', 'plays'];
			const meant = didYouMean(name.split('/')[0]!, known);
			this.#errors.push({
				file: path,
				line: 1,
				column: 1,
				found: `the unknown file \`${name}\``,
				allowed: 'scenario.yaml, brief.md, debrief.md, runbook.md, files/cluster/*.yaml, files/changes/*.yaml, files/home/**, plays/*.yaml',
				...(meant === undefined ? {} : { fix: meant }),
			});
		}
	}

	/** Each variant is checked on its own: a value may be right in one and wrong in another. */
	#readVariants(source: YamlSource): Readonly<Record<string, ScenarioFile>> {
		const variants = variantsOf(source.data);
		const read: Record<string, ScenarioFile> = {};
		let isWhole = true;
		for (const [name, values] of variants) {
			const { variants: plain, ...rest } = (source.data ?? {}) as Readonly<Record<string, unknown>>;
			const { data, missing } = substituteData(rest, values);
			for (const { path, name: value } of missing) this.#errors.push(unknownValue(source, path, value, name, values));
			const whole = plain === undefined ? data : { ...(data as object), variants: plain };
			const parsed = parseWith(ScenarioSchema, source, typeof source.data === 'object' ? whole : source.data);
			if ('errors' in parsed) this.#errors.push(...parsed.errors);
			else read[name] = parsed.value;
			isWhole &&= 'value' in parsed && missing.length === 0;
		}
		// Names are only worth checking in a file that can be read.
		return isWhole ? read : {};
	}

	#manifests(sources: readonly ScenarioFile[]): readonly ManifestFile[] {
		const values = sources[0] ? Object.values(sources[0].variants).map((variant: VariantSource) => variant.values) : [{}];
		return [...this.#below('files/cluster/'), ...this.#below('files/changes/')].map((path) => {
			const name = path.slice(this.#folder.length + 'files/'.length);
			for (const set of values) {
				const read = readManifest(path, this.#files[path]!, set);
				if ('errors' in read) this.#errors.push(...read.errors);
			}
			return { file: path, name, text: this.#files[path]! };
		});
	}

	#play(path: string): readonly ScenarioPlay[] {
		const source = readYaml(path, this.#files[path]!);
		this.#errors.push(...source.errors);
		if (source.errors.length > 0) return [];
		const parsed = parseWith(PlaySchema, source, source.data);
		if ('errors' in parsed) {
			this.#errors.push(...parsed.errors);
			return [];
		}
		const name = path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
		return [{ name, file: path, text: this.#files[path]!, play: parsed.value, place: (at) => source.place(at) }];
	}
}

/** Names and values as far as they can be read; without any, one nameless variant lets the rest be checked. */
function variantsOf(data: unknown): readonly (readonly [string, VariantValues])[] {
	const variants = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>).variants : undefined;
	const entries = typeof variants === 'object' && variants !== null ? Object.entries(variants) : [];
	if (entries.length === 0) return [['', {}]];
	return entries.map(([name, variant]) => {
		const values = (variant as { readonly values?: unknown } | null)?.values;
		return [name, typeof values === 'object' && values !== null ? (values as VariantValues) : {}] as const;
	});
}

function unknownValue(source: YamlSource, path: Path, value: string, variant: string, values: VariantValues): AuthorError {
	const names = Object.keys(values);
	const meant = didYouMean(value, names);
	return {
		...source.place(path),
		found: `\`\${${value}}\`, which variant \`${variant}\` has no value for`,
		allowed: names.length > 0 ? names.join(', ') : 'no values are set',
		...(meant === undefined ? {} : { fix: `\${${meant}}` }),
	};
}
