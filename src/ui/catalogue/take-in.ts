/** Takes in an attempt file: reads it as hostile, says what and where is wrong, and stores it when nothing is. */
import type { AttemptStore, ImportOutcome } from '../../session/client/index.ts';

/** More than the reader accepts, so that its own words are heard before the browser runs out of memory. */
const MOST_BYTES = 64 * 1024 * 1024;

export type TakenIn =
	| { readonly ok: true; readonly id: string; readonly says: string }
	| { readonly ok: false; readonly title: string; readonly findings: readonly { readonly position: string; readonly what: string }[] };

const OUTCOMES: Readonly<Record<ImportOutcome, string>> = {
	added: 'The attempt is now in this browser.',
	continued: 'The attempt was here already; what the file has beyond it was added.',
	older: 'What is here goes further than the file. Nothing was changed.',
	parted: 'The file and the attempt here went different ways from the same start. Nothing was changed.',
};

export async function takeIn(file: Blob & { readonly name: string }, store: AttemptStore): Promise<TakenIn> {
	if (file.size > MOST_BYTES)
		return refusal(file.name, [{ position: 'file', what: `${Math.round(file.size / 1024 / 1024)} MB; an attempt has a few at most` }]);
	const { readAttemptFile } = await import('../../session/file/index.ts');
	const read = readAttemptFile(await file.text());
	if (!read.ok) return refusal(file.name, read.findings);
	try {
		const { id, outcome } = await store.import(read.file);
		return { ok: true, id, says: OUTCOMES[outcome] };
	} catch (error) {
		return refusal(file.name, [{ position: 'this browser', what: error instanceof Error ? error.message : String(error) }]);
	}
}

const refusal = (name: string, findings: readonly { readonly position: string; readonly what: string }[]): TakenIn => ({
	ok: false,
	title: `${name} was not taken in. Nothing was changed.`,
	findings,
});
