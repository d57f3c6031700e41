import { useCallback, useEffect, useState } from 'react';
import type { Input } from '../../session/index.ts';
import type { Layout, LayoutStore, Surface } from '../../stores/index.ts';
import type { OpenObject } from './cluster/detail.tsx';

interface UseSurfaces {
	readonly layout: Layout & ReturnType<LayoutStore['getState']>;
	readonly namespace: string;
	/** The channel that the chat would show if nobody chose one. */
	readonly likelyChannel: string | null;
	readonly isRunning: boolean;
	/** True until the first input of a new attempt. */
	readonly isFresh: boolean;
	send(input: Input): Promise<void>;
}

/** Which surfaces are shown and what is open in them. What comes into view is an input: the score asks what was seen. */
export function useSurfaces({ layout, namespace, likelyChannel, isRunning, isFresh, send }: UseSurfaces) {
	const [openObject, setOpenObject] = useState<OpenObject | null>(null);
	const [chosenChannel, setChannel] = useState<string | null>(null);
	const channel = chosenChannel ?? likelyChannel;
	const isChatShown = layout.panes.includes('chat');

	// Once the chat is shown its channel stays, whoever writes elsewhere.
	useEffect(() => {
		if (isChatShown && chosenChannel === null && likelyChannel !== null) setChannel(likelyChannel);
	}, [isChatShown, chosenChannel, likelyChannel]);

	const tell = useCallback(
		(surface: Surface, object: OpenObject | null, room: string | null) => {
			if (!isRunning) return;
			if (surface === 'cluster') void send({ kind: 'open', view: 'cluster', ...(object ? { detail: detailOf(object, namespace) } : {}) });
			else void send({ kind: 'open', view: surface, ...(surface === 'chat' && room ? { detail: room } : {}) });
		},
		[isRunning, namespace, send],
	);

	// A new attempt begins with the panes that were remembered: they are in view without anybody having opened them.
	// biome-ignore lint/correctness/useExhaustiveDependencies: once, when the attempt begins
	useEffect(() => {
		if (isRunning && isFresh) for (const surface of layout.panes) if (surface !== 'terminal') tell(surface, openObject, channel);
	}, [isRunning, isFresh]);

	return {
		openObject,
		channel,
		isChatShown,
		show(surface: Surface) {
			if (!layout.panes.includes(surface)) tell(surface, openObject, channel);
			layout.show(surface);
			requestAnimationFrame(() => document.querySelector<HTMLElement>(`#pane-${surface} .xterm-helper-textarea`)?.focus());
		},
		/** What is hidden is seen no more; what stays beside it still is. */
		hide(surface: Surface) {
			layout.hide(surface);
			if (surface === 'terminal' || layout.panes.length < 2) return;
			const rest = layout.panes.find((pane) => pane !== surface && pane !== 'terminal');
			if (rest) tell(rest, openObject, channel);
			else if (isRunning) void send({ kind: 'open', view: 'notebook' });
		},
		open(object: OpenObject | null) {
			setOpenObject(object);
			tell('cluster', object, channel);
		},
		choose(room: string) {
			setChannel(room);
			tell('chat', openObject, room);
		},
	};
}

/** As the journal names objects: `pods/shop/checkout-7d4b9c5f68-2mhzr`. */
const detailOf = ({ resource, name }: OpenObject, namespace: string): string => `${resource}/${namespace}/${name}`;
