/**
 * The engine behind the page's door: starts, saves, resumes and shows one attempt. An input is durable before it is applied, and applied
 * before it is acknowledged. Knows neither worker nor browser: scenarios, storage, wall clock and chance are given.
 */
import type { Ms } from '../sim/index.ts';
import { Attempt, type AttemptOptions } from './attempt.ts';
import { headerFault, writeAttemptFile } from './attempt-file.ts';
import { AttentionWatch } from './attention.ts';
import { chainFindings, emptyJournal } from './chain.ts';
import type { Engine, EngineEvent, LabState, StartAttempt } from './engine-door.ts';
import { EngineError, type PlainError, plainError } from './engine-error.ts';
import { Input } from './input.ts';
import { type AttemptHeader, type Finding, headLink } from './journal.ts';
import { labState } from './lab-state.ts';
import type { Objectives, ObjectivesOf } from './objectives.ts';
import { type LoadPack, type ScenarioPack, type VariantPack, variantFromSeed } from './pack.ts';
import { headerFor, JournalFull, Recording } from './recording.ts';
import { replay, versionFindings } from './replay.ts';
import { type AttemptStore, type AttemptWriter, missingAttempt, StoreError } from './store.ts';

export interface EngineParts {
	readonly store: AttemptStore;
	readonly loadPack: LoadPack;
	readonly engineHash: string;
	/** Version of the rubric, for the header. */
	readonly rubric: string;
	readonly mode: AttemptHeader['mode'];
	/** Null in a build that leaves assessment out. */
	readonly objectivesOf: ObjectivesOf | null;
	/** Wall clock, ms since the Unix epoch. */
	wallNow(): number;
	/** A seed that nobody has had before. */
	freshSeed(): string;
}

/** Simulated time that may be lost in a crash. */
const CLOCK_EVERY_MS = 2000;
/** Simulated time after which a page is told the state again although nothing happened: ages and waiting times have grown. */
const STATE_EVERY_MS = 1000;

/** What is open. */
interface Open {
	readonly recording: Recording;
	readonly attempt: Attempt;
	readonly writer: AttemptWriter;
	readonly objectives: Objectives | null;
	readonly watch: AttentionWatch;
	savedClock: Ms;
	/** What the page was told last. */
	told: { at: Ms; trace: number; printed: number };
}

/** An attempt that is about to run. */
interface Prepared {
	/** While it replays, typed lines come back as text. */
	isReplay: boolean;
	readonly pack: VariantPack;
	readonly objectives: Objectives | null;
	readonly options: Required<Pick<AttemptOptions, 'onPrint' | 'onStep'>>;
}

export function createEngine(parts: EngineParts): Engine {
	const listeners = new Set<(event: EngineEvent) => void>();
	const tell = (event: EngineEvent): void => {
		for (const listener of listeners) listener(event);
	};
	let open: Open | null = null;
	let printed = 0;
	let queue: Promise<unknown> = Promise.resolve();

	/** One call at a time; what a page cannot mend is told to it as trouble. */
	function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
		const done = queue.then(work).catch((error: unknown) => {
			const fault = faultOf(error);
			if (fault.code === 'bug' || fault.code === 'storage') tell({ type: 'trouble', what: fault.message, todo: fault.todo });
			throw fault;
		});
		queue = done.catch(() => undefined);
		return done;
	}

	function opened(): Open {
		if (open === null) throw refusal('No attempt is open.');
		return open;
	}

	async function packOf(slug: string): Promise<ScenarioPack> {
		const pack = await parts.loadPack(slug);
		if (pack === null)
			throw new EngineError({ code: 'missing', message: `There is no scenario ${slug} here.`, todo: 'Choose one from the catalogue.' });
		return pack;
	}

	/** What an attempt in this variant needs to be heard and judged. */
	function prepared(scenario: ScenarioPack, variant: string): Prepared {
		const pack = scenario.variant(variant);
		const objectives = pack.assess && (parts.objectivesOf?.(pack.assess) ?? null);
		const prepared: Prepared = {
			isReplay: true,
			pack,
			objectives,
			options: {
				onPrint(text, stream) {
					printed += text.length;
					// A page shows a typed line by itself, but not one that comes back from a replay.
					if (stream !== 'echo') tell({ type: 'print', text, stream });
					else if (prepared.isReplay) tell({ type: 'print', text, stream: 'stdout' });
				},
				onStep: (attempt) => objectives?.look(attempt),
			},
		};
		return prepared;
	}

	async function show(): Promise<LabState> {
		const now = opened();
		const state = await labState({ ...now, id: now.writer.id });
		now.told = { at: now.attempt.now, trace: now.attempt.trace.length, printed };
		return state;
	}

	async function tellState(): Promise<void> {
		tell({ type: 'state', state: await show() });
	}

	function opening(recording: Recording, { pack, objectives }: Prepared, writer: AttemptWriter): Promise<LabState> {
		const { attempt } = recording;
		const watch = new AttentionWatch(pack.world);
		watch.skip(attempt.trace);
		open = { recording, attempt, writer, objectives, watch, savedClock: attempt.now, told: { at: attempt.now, trace: 0, printed } };
		return show();
	}

	async function start({ slug, variant, seed: chosen, codeName }: StartAttempt): Promise<LabState> {
		const scenario = await packOf(slug);
		if (variant !== undefined && !scenario.variants.includes(variant)) {
			throw refusal(`Scenario ${slug} has no variant ${variant}; it has ${scenario.variants.join(', ')}.`);
		}
		const seed = chosen ?? parts.freshSeed();
		const header = headerFor(scenario, {
			engine: parts.engineHash,
			rubric: parts.rubric,
			seed,
			variant: variant ?? variantFromSeed(seed, scenario),
			codeName,
			mode: parts.mode,
			started: new Date(parts.wallNow()).toISOString(),
		});
		const fault = headerFault(header);
		if (fault !== null) throw refusal(`An attempt cannot begin like this: ${fault}.`);
		close();
		const ready = prepared(scenario, header.variant);
		const attempt = await Attempt.start({ ...ready.options, pack: ready.pack, seed });
		ready.isReplay = false;
		const journal = emptyJournal(header);
		return opening(new Recording(attempt, journal), ready, await parts.store.create(journal));
	}

	async function resume(id: string): Promise<LabState> {
		close();
		const writer = await parts.store.open(id);
		try {
			const file = await parts.store.read(id);
			if (file === null) throw missingAttempt(id);
			const { journal, clock } = file;
			const [broken] = chainFindings(journal, { n: journal.entries.length, link: headLink(journal) });
			if (broken) throw damaged(broken);
			const scenario = await packOf(journal.header.scenario);
			const [other] = versionFindings(journal, { engine: parts.engineHash, world: scenario.worldHash });
			if (other) throw otherVersion(other.what);
			const ready = prepared(scenario, journal.header.variant);
			const { attempt, mismatches } = await replay(journal, ready.pack, { ...ready.options, until: clock });
			if (mismatches[0]) throw damaged(mismatches[0]);
			ready.isReplay = false;
			return await opening(new Recording(attempt, journal), ready, writer);
		} catch (error) {
			writer.close();
			throw error;
		}
	}

	async function input(given: Input): Promise<void> {
		const now = opened();
		const parsed = Input.safeParse(given);
		if (!parsed.success) throw refusal(`This is no input: ${parsed.error.issues[0]?.message ?? ''}`);
		if (now.attempt.isFinished) throw refusal('This attempt is finished.');
		const started = Date.parse(now.recording.journal.header.started);
		const wall = Math.max(0, Math.round(parts.wallNow() - started));
		await now.recording.input(parsed.data, wall, (entry) => now.writer.append(entry));
		now.savedClock = now.attempt.now;
		now.watch.skip(now.attempt.trace);
		await tellState();
	}

	async function advance(ms: Ms, untilEvent: boolean): Promise<Ms> {
		const now = opened();
		if (!Number.isSafeInteger(ms) || ms < 0) throw refusal(`Time passes by whole milliseconds, not by ${ms}.`);
		const { attempt, objectives, watch } = now;
		const wasBusy = attempt.shell.isBusy;
		const hadLost = objectives?.lost ?? null;
		const news: { at: Ms; what: string }[] = [];
		await attempt.advanceTo(attempt.now + ms, () => {
			news.push(...watch.look(attempt.trace));
			const hasEnded = (wasBusy && !attempt.shell.isBusy) || (objectives?.lost ?? null) !== hadLost;
			return untilEvent && (news.length > 0 || hasEnded);
		});
		if (wasBusy && !attempt.shell.isBusy) news.push({ at: attempt.now, what: 'The command in the terminal ended.' });
		if (objectives?.lost && hadLost === null) news.push({ at: attempt.now, what: `${objectives.lost.title}.` });
		if (attempt.now - now.savedClock >= CLOCK_EVERY_MS) {
			now.savedClock = attempt.now;
			await now.writer.clock(attempt.now);
		}
		const { told } = now;
		if (
			attempt.trace.length !== told.trace ||
			printed !== told.printed ||
			wasBusy !== attempt.shell.isBusy ||
			attempt.now - told.at >= STATE_EVERY_MS
		) {
			await tellState();
		}
		for (const { at, what } of news) tell({ type: 'attention', at, what });
		return attempt.now;
	}

	async function exportFile(): Promise<string> {
		const { recording, writer } = opened();
		const cached = (await parts.store.read(writer.id))?.result ?? null;
		return writeAttemptFile({ ...recording.file(), result: cached?.of === headLink(recording.journal) ? cached : null });
	}

	function close(): void {
		open?.writer.close();
		open = null;
	}

	return {
		start: (attempt) => inTurn(() => start(attempt)),
		resume: (attempt) => inTurn(() => resume(attempt)),
		input: (given) => inTurn(() => input(given)),
		advance: (ms, untilEvent) => inTurn(() => advance(ms, untilEvent)),
		complete: (line, cursor) => inTurn(() => opened().attempt.complete(line, cursor)),
		exportFile: () => inTurn(exportFile),
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}

const refusal = (message: string): EngineError => new EngineError({ code: 'refused', message, todo: 'Nothing was changed.' });

const damaged = ({ position, what }: Finding): EngineError =>
	new EngineError({
		code: 'damaged',
		message: `The stored attempt does not fit together at ${position}: ${what}.`,
		todo: 'It was left as it is. Start a new attempt.',
	});

const otherVersion = (what: string): EngineError =>
	new EngineError({
		code: 'other-version',
		message: `This attempt cannot go on in this version of Dryrun: ${what}.`,
		todo: 'It was left as it is and can be saved as a file. Start a new attempt.',
	});

function faultOf(error: unknown): EngineError {
	if (error instanceof EngineError) return error;
	if (error instanceof JournalFull)
		return new EngineError({ code: 'refused', message: error.message, todo: 'Hand it in, and start a new one.' }, { cause: error });
	const fault: PlainError = error instanceof StoreError ? storageFault(error) : plainError(error);
	return new EngineError(fault, { cause: error });
}

function storageFault({ code, message }: StoreError): PlainError {
	const todo = {
		busy: 'Go on in that tab, or close it and reload this page.',
		missing: 'Open its file, or start again.',
		storage: 'Save the attempt as a file before you close this page.',
	}[code];
	return { code, message, todo };
}
