/** Everything that a lab shows beside the terminal's text, asked of a running attempt. */
import { clusterView, conversationView } from '../sim/index.ts';
import type { Attempt } from './attempt.ts';
import type { LabState, NotebookView } from './engine-door.ts';
import type { Notebook } from './notebook.ts';
import type { Objectives } from './objectives.ts';

export async function labState({
	id,
	attempt,
	objectives,
}: {
	id: string;
	attempt: Attempt;
	objectives: Objectives | null;
}): Promise<LabState> {
	const { shell, pack, world, trace } = attempt;
	return {
		attempt: id,
		now: attempt.now,
		epochMs: world.epochMs,
		inputs: attempt.inputs,
		terminal: { prompt: await shell.prompt(), isBusy: shell.isBusy, history: shell.history() },
		objectives: objectives?.views(attempt) ?? [],
		cluster: clusterView(world, pack.world.player.namespace),
		conversation: conversationView(world),
		notebook: notebookView(attempt.notebook),
		hintsUsed: trace.flatMap((entry) => (entry.kind === 'input' && entry.input.kind === 'hint' ? [String(entry.input.hint)] : [])),
		end: objectives?.end(attempt) ?? null,
		isFinished: attempt.isFinished,
	};
}

function notebookView({ pins, hypotheses, conclusion }: Notebook): NotebookView {
	return {
		pins: pins.map(({ id, evidence }) => ({ id, ...evidence })),
		hypotheses: hypotheses.map(({ belief, ...rest }) => ({ ...rest, ...belief })),
		conclusion,
	};
}
