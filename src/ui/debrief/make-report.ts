/** Makes a report of one stored attempt: replays it here, scores the replay, and says whether it can be trusted. Runs in the worker. */
import { earlierEpisodes } from '../../records/index.ts';
import { AttemptScorer, debriefOf, type Result, type Rubric, readResult } from '../../scoring/index.ts';
import type { AttemptStore } from '../../session/client/index.ts';
import { type AttemptFile, type CachedResult, type LoadPack, replay, type ScenarioPack, versionFindings } from '../../session/index.ts';
import type { Answer, Ask } from './report.ts';
import { transcriptOf } from './transcript-of.ts';

export interface ReportParts {
	readonly store: AttemptStore;
	readonly rubric: Rubric;
	readonly engineHash: string;
	readonly loadPack: LoadPack;
}

const refused = (what: string, todo: string): Answer => ({ ok: false, what, todo });

export async function makeReport({ attempt, causes, experts }: Ask, parts: ReportParts): Promise<Answer> {
	const id = await idOf(attempt, parts.store);
	const file = id === null ? null : await parts.store.read(id);
	if (id === null || file === null)
		return refused('There is no such attempt in this browser.', 'Bring in its file on the page of labs, then open it from the list there.');
	const scenario = await parts.loadPack(file.journal.header.scenario);
	if (scenario === null)
		return refused(`This version of Dryrun has no lab ${file.journal.header.scenario}.`, 'The attempt was left as it is.');
	const { header } = file.journal;
	if (!scenario.variants.includes(header.variant))
		return refused(`The lab ${header.scenario} has no variant ${header.variant} here.`, 'The attempt was left as it is.');
	const versions = versionFindings(file.journal, { engine: parts.engineHash, world: scenario.worldHash });
	const causeTitle = (cause: string) => causes[cause] ?? cause;
	const { scored, outputs, mismatches } = await scoredReplay(file, scenario.variant(header.variant), parts.rubric);
	const isFaithful = versions.length === 0 && mismatches.length === 0;
	const earlier = earlierEpisodes(await resultsOf(header.codeName, parts.store), scored.result);
	if (isFaithful)
		await parts.store.keepResult(id, { of: scored.result.head, rubric: String(parts.rubric.version), reading: plain(scored.result) });
	return {
		ok: true,
		report: {
			attempt: id,
			scenario: header.scenario,
			variant: header.variant,
			codeName: header.codeName,
			startedMs: Date.parse(header.started),
			isFinished: file.journal.entries.at(-1)?.input.kind === 'finish',
			debrief: debriefOf(scored, { rubric: parts.rubric, earlier, expert: experts[header.scenario]?.[header.variant] ?? null, causeTitle }),
			transcript: transcriptOf(file.journal, outputs, causeTitle),
			doubts: [...versions, ...mismatches].map(({ position, what }) => `${position}: ${what}`),
		},
	};
}

/** An attempt may be named by its id, or by the head link of its journal, as links in files do. */
async function idOf(name: string, store: AttemptStore): Promise<string | null> {
	const known = await store.list();
	return known.find(({ id, head }) => id === name || head === name)?.id ?? null;
}

/** As it will be read again: optional fields that are absent are gone. */
const plain = (result: Result): CachedResult['reading'] => JSON.parse(JSON.stringify(result));

/** Results of one person's other attempts, as far as this browser has made or been given them. */
async function resultsOf(codeName: string, store: AttemptStore): Promise<readonly Result[]> {
	const own = (await store.list()).filter(({ header }) => header.codeName === codeName);
	return own.flatMap(({ result }) => {
		const read = result && readResult(result.reading);
		return read ? [read] : [];
	});
}

type Pack = ReturnType<ScenarioPack['variant']>;

/** Replays once, listening to what is printed, and scores what came of it. */
async function scoredReplay({ journal, clock }: AttemptFile, pack: Pack, rubric: Rubric) {
	const scorer = new AttemptScorer(pack, rubric);
	const outputs = new Map<number, string>();
	let inputs = 0;
	const replayed = await replay(journal, pack, {
		until: clock,
		onStep: (attempt) => {
			inputs = attempt.inputs;
			scorer.look(attempt);
		},
		onPrint: (text, stream) => {
			// The echo of a line comes before the step that counts it, and is in the transcript as the input itself.
			if (stream === 'echo') inputs = journal.entries.find(({ n, input }) => n > inputs && input.kind === 'line')?.n ?? inputs;
			else outputs.set(inputs, (outputs.get(inputs) ?? '') + text);
		},
	});
	return { scored: scorer.score(replayed.attempt, journal), outputs, mismatches: replayed.mismatches };
}
