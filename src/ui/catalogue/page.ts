/** The catalogue's only script: shows own progress, resumes, takes in and saves files. No framework. */

import type { LabOffer } from '../../records/index.ts';
import type { Rubric } from '../../scoring/readings/index.ts';
import { type AttemptStore, type AttemptSummary, indexedDbStore } from '../../session/client/index.ts';
import { begunAttempts } from '../../stores/attempts/index.ts';
import { debriefHref, labHref } from '../kit/base.ts';
import { saveFile } from '../kit/save-file.ts';
import { attemptTime, wallDay } from '../kit/words.ts';
import { type LabProgress, labProgress } from './progress.ts';
import { ownRecord, restsOn } from './record.ts';
import { takeIn } from './take-in.ts';

const all = <Found extends Element = HTMLElement>(within: ParentNode, selector: string): Found[] => [
	...within.querySelectorAll<Found>(selector),
];
const one = <Found extends Element = HTMLElement>(within: ParentNode, selector: string): Found => within.querySelector<Found>(selector)!;

export async function showCatalogue(): Promise<void> {
	let store: AttemptStore;
	try {
		store = await indexedDbStore();
	} catch (error) {
		say('Progress cannot be shown here.', [{ position: 'this browser', what: error instanceof Error ? error.message : String(error) }]);
		return;
	}
	await refresh(store);
	bindFiles(store);
}

async function refresh(store: AttemptStore): Promise<void> {
	const attempts = await begunAttempts(store);
	for (const row of all(document, '[data-lab]')) showProgress(row, labProgress(row.dataset.lab!, attempts));
	for (const part of all(document, '[data-done]')) {
		const rows = all(one(document, `#${part.dataset.done}`), '[data-lab]');
		const done = rows.filter(({ dataset }) => dataset.progress === 'seen').length;
		part.textContent = `${done} of ${rows.length} done`;
	}
	listAttempts(store, attempts);
	await showRecord(attempts);
}

/** Readings beside the labs, and the mark on the lab that would add most. */
async function showRecord(attempts: readonly AttemptSummary[]): Promise<void> {
	// Without a result the page says already what is so, and what computes readings is not loaded.
	if (!attempts.some(({ result }) => result !== null)) return;
	const aside = one(document, '#record');
	const rubric = JSON.parse(aside.dataset.rubric!) as Rubric;
	const offers = JSON.parse(aside.dataset.offers!) as readonly LabOffer[];
	const { readings, counted, next } = await ownRecord(attempts, rubric, offers);
	one(aside, '[data-counted]').textContent =
		counted === 0 ? 'no attempt counts yet' : counted === 1 ? '1 attempt counts' : `${counted} attempts count`;
	const marks = one<HTMLTemplateElement>(aside, 'template').content;
	for (const reading of readings) {
		const row = one(aside, `[data-dimension="${reading.dimension}"]`);
		one(row, '[data-rests]').textContent = restsOn(reading, rubric.parameters.minEpisodes);
		one(row, '[data-reading]').replaceChildren(one(marks, `.level-${reading.reading}`).cloneNode(true));
	}
	for (const row of all(document, '[data-lab]')) {
		const isNext = row.dataset.lab === next?.scenario;
		row.classList.toggle('gap', isNext);
		one(row, '[data-gap]').hidden = !isNext;
		if (isNext && next) one(row, '[data-why]').textContent = next.why;
	}
}

function showProgress(row: HTMLElement, { progress, note, resume, debrief }: LabProgress): void {
	row.dataset.progress = progress;
	for (const word of all(row, '[data-is]')) word.hidden = word.dataset.is !== progress;
	one(row, '[data-note]').textContent = note;
	const slug = row.dataset.lab!;
	const start = one<HTMLAnchorElement>(row, '[data-start]');
	const resumeLink = one<HTMLAnchorElement>(row, '[data-resume]');
	start.hidden = resume !== null;
	resumeLink.hidden = resume === null;
	resumeLink.href = labHref(slug, resume ?? undefined);
	start.href = labHref(slug, progress === 'seen' ? 'new' : undefined);
	one(start, '[data-again]').textContent = progress === 'seen' ? 'Start again' : 'Start';
	const debriefLink = one<HTMLAnchorElement>(row, '[data-debrief]');
	debriefLink.hidden = debrief === null;
	if (debrief) debriefLink.href = debriefHref(debrief);
}

function listAttempts(store: AttemptStore, attempts: readonly AttemptSummary[]): void {
	const section = one(document, '#attempts');
	const body = one(section, 'tbody');
	const template = one<HTMLTemplateElement>(section, 'template');
	one(section, 'table').hidden = attempts.length === 0;
	one(section, '[data-none]').hidden = attempts.length > 0;
	body.replaceChildren(...attempts.map((attempt) => attemptRow(template, attempt, store)));
}

function attemptRow(template: HTMLTemplateElement, attempt: AttemptSummary, store: AttemptStore): Node {
	const row = template.content.cloneNode(true) as DocumentFragment;
	const { id, header, clock, isFinished, inputs } = attempt;
	const title = document.querySelector<HTMLElement>(`[data-lab="${CSS.escape(header.scenario)}"]`)?.dataset.title ?? header.scenario;
	const link = one<HTMLAnchorElement>(row, '[data-link]');
	link.textContent = title;
	link.href = isFinished ? debriefHref(id) : labHref(header.scenario, id);
	one(row, '[data-who]').textContent = header.codeName;
	one(row, '[data-day]').textContent = wallDay(Date.parse(header.started));
	one(row, '[data-at]').textContent = attemptTime(clock);
	one(row, '[data-inputs]').textContent = String(inputs);
	for (const word of all(row, '[data-is]')) word.hidden = word.dataset.is !== (isFinished ? 'seen' : 'partly');
	const open = one<HTMLAnchorElement>(row, '[data-open]');
	open.href = link.href;
	one(open, '[data-word]').textContent = isFinished ? 'Debrief' : 'Resume';
	one(open, '.vh').textContent = ` ${title}, ${wallDay(Date.parse(header.started))}`;
	one<HTMLButtonElement>(row, '[data-save]').addEventListener('click', () => void save(id, store));
	return row;
}

async function save(id: string, store: AttemptStore): Promise<void> {
	const [{ writeAttemptFile }, file] = await Promise.all([import('../../session/file/index.ts'), store.read(id)]);
	if (file) saveFile(`${id}.dryrun.json`, writeAttemptFile(file));
}

function bindFiles(store: AttemptStore): void {
	const input = one<HTMLInputElement>(document, '#bring');
	const take = async (files: FileList | null | undefined) => {
		for (const file of files ?? []) {
			const taken = await takeIn(file, store);
			if (taken.ok) say(`${file.name}: ${taken.says}`, []);
			else say(taken.title, taken.findings);
		}
		input.value = '';
		await refresh(store);
	};
	input.addEventListener('change', () => void take(input.files));
	const zone = one(document, '#main');
	zone.addEventListener('dragover', (event) => {
		if (!event.dataTransfer?.types.includes('Files')) return;
		event.preventDefault();
		zone.dataset.dropping = '';
	});
	zone.addEventListener('dragleave', (event) => {
		if (event.target === zone || !zone.contains(event.relatedTarget as Node | null)) delete zone.dataset.dropping;
	});
	zone.addEventListener('drop', (event) => {
		delete zone.dataset.dropping;
		if (!event.dataTransfer?.files.length) return;
		event.preventDefault();
		void take(event.dataTransfer.files);
	});
}

/** One notice, in a live region; what the findings name is text and never markup. */
function say(title: string, findings: readonly { readonly position: string; readonly what: string }[]): void {
	const notice = one(document, '#taken');
	notice.hidden = false;
	one(notice, 'b').textContent = title;
	one(notice, 'ul').replaceChildren(
		...findings.map(({ position, what }) => {
			const item = document.createElement('li');
			item.textContent = `${position}: ${what}`;
			return item;
		}),
	);
}
