import { useMemo } from 'react';
import type { LabState } from '../../session/client/index.ts';
import type { LabStore } from '../../stores/index.ts';
import type { NotebookActions } from './notebook.tsx';

export interface Evidence {
	readonly source: 'terminal' | 'cluster' | 'chat' | 'brief';
	readonly text: string;
	readonly at: number;
}

const freshId = (kind: 'pin' | 'hypothesis'): string => `${kind}-${crypto.randomUUID().slice(0, 8)}`;
const MOST_TEXT = 4000;

/** What a person does in the notebook, as inputs. */
export function useNotebook(store: LabStore | null): NotebookActions & { pin(evidence: Evidence): void } {
	return useMemo(() => {
		const send: LabStore['send'] = (input) => (store ? store.send(input).catch(() => {}) : Promise.resolve());
		const notebook = (): LabState['notebook'] => store?.getState().lab?.notebook ?? { hypotheses: [], pins: [], conclusion: null };
		const write = (hypothesis: LabState['notebook']['hypotheses'][number]) => {
			const { id, component, cause, status, pins } = hypothesis;
			return send({ kind: 'hypothesis', id, belief: { component, cause }, status, pins: [...pins] });
		};
		return {
			pin(evidence) {
				void send({ kind: 'pin', id: freshId('pin'), evidence: { ...evidence, text: evidence.text.slice(0, MOST_TEXT) } });
				store?.say('Pinned to the notebook.');
			},
			onHypothesis: (component, cause) => void write({ id: freshId('hypothesis'), component, cause, status: 'open', pins: [] }),
			onStatus: (hypothesis, status) => void write({ ...hypothesis, status }),
			onDrop: (id) => void send({ kind: 'drop-hypothesis', id }),
			onPlace(pin, from, to) {
				const find = (id: string | null) => notebook().hypotheses.find((hypothesis) => hypothesis.id === id);
				const [source, target] = [find(from), find(to)];
				if (source) void write({ ...source, pins: source.pins.filter((id) => id !== pin) });
				if (target && !target.pins.includes(pin)) void write({ ...target, pins: [...target.pins, pin] });
			},
			onUnpin: (id) => void send({ kind: 'unpin', id }),
			onConclude: (conclusion) => void send(conclusion),
		};
	}, [store]);
}
