/** Replays and scores away from the page, so that it stays responsive. One question, one answer. */
import rubricText from '../../../content/rubric/rubric.yaml?raw';
import { parseRubric } from '../../scoring/index.ts';
import { loadBuiltPack } from '../../session/built/index.ts';
import { indexedDbStore } from '../../session/client/index.ts';
import { ENGINE_HASH } from '../../session/index.ts';
import { makeReport } from './make-report.ts';
import type { Answer, Ask } from './report.ts';

const port = globalThis as unknown as {
	postMessage(answer: Answer): void;
	addEventListener(type: 'message', listener: (event: { readonly data: Ask }) => void): void;
};

port.addEventListener('message', ({ data }) => {
	void (async () => {
		try {
			const store = await indexedDbStore();
			port.postMessage(
				await makeReport(data, { store, rubric: parseRubric(rubricText), engineHash: ENGINE_HASH, loadPack: loadBuiltPack }),
			);
		} catch (error) {
			const what = error instanceof Error ? error.message : String(error);
			port.postMessage({
				ok: false,
				what,
				todo: 'Reload the page. If it happens again, save the attempt from the page of labs and report it.',
			});
		}
	})();
});
