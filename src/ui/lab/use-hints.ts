import { useCallback, useState } from 'react';
import type { LabStore } from '../../stores/index.ts';
import { clockTime } from '../kit/index.ts';

/** Reading a hint is an input; when it was read in this visit is shown beside it. */
export function useHints(store: LabStore | null, used: readonly string[], epochMs: number) {
	const [readAt, setReadAt] = useState<Readonly<Record<string, string>>>({});
	const read = useCallback(
		(hint: string) => {
			const now = store?.getState().lab?.now;
			if (!store || now === undefined || used.includes(hint)) return;
			setReadAt((times) => ({ ...times, [hint]: clockTime(epochMs, now) }));
			void store.send({ kind: 'hint', hint }).catch(() => {});
		},
		[store, used, epochMs],
	);
	return { readAt, read };
}
