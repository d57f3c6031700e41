import { createStore } from 'zustand/vanilla';
import type { Engine, EngineEvent, EngineFault, LabState } from '../session/client/index.ts';
import type { Input } from '../session/index.ts';
import type { Speed } from './pacer.ts';

export interface Trouble {
	readonly code: EngineFault;
	readonly what: string;
	readonly todo: string;
}

/** What the lab's page knows beside the engine's own state. */
export interface LabModel {
	readonly phase: 'loading' | 'running' | 'stopped';
	readonly lab: LabState | null;
	readonly speed: Speed;
	readonly isPaused: boolean;
	/** One line about the clock, such as "Back to 1x: an alert fired at 19:36:00." */
	readonly notice: string | null;
	readonly trouble: Trouble | null;
	/** By channel: simulated ms up to which messages were read. What was there before the start counts as read. */
	readonly readUpTo: Readonly<Record<string, number>>;
	/** For screen readers. */
	readonly said: { readonly polite: string; readonly assertive: string };
}

/** Text of the terminal, kept until the terminal is there to show it. */
export interface Prints {
	subscribe(listener: (text: string, stream: 'stdout' | 'stderr') => void): () => void;
}

/** Before the engine has answered; what the page's own HTML shows too. */
export const IDLE_LAB: LabModel = {
	phase: 'loading',
	lab: null,
	speed: '1x',
	isPaused: false,
	notice: null,
	trouble: null,
	readUpTo: {},
	said: { polite: '', assertive: '' },
};

/** A store that never changes, for the time before there is an engine. */
export const idleLabStore = createStore<LabModel>(() => IDLE_LAB);

const NOTHING_FOR_MS = 30 * 60_000;

export type LabStore = ReturnType<typeof createLabStore>;

/** The interface's state of one attempt: it listens to the engine and turns what a person does into inputs. */
export function createLabStore(engine: Engine) {
	const store = createStore<LabModel>(() => IDLE_LAB);
	const set = store.setState;
	const get = store.getState;
	const prints = printBuffer();
	let untilFrom = 0;

	const stop = (error: unknown): void => {
		const {
			code = 'bug',
			message,
			todo = 'Reload the page: what was acknowledged is not lost.',
		} = error as Partial<Trouble> & { readonly message?: string };
		set({ phase: 'stopped', trouble: { code, what: message ?? String(error), todo } });
	};

	const send = async (input: Input): Promise<void> => {
		try {
			await engine.input(input);
		} catch (error) {
			const { code, message, todo } = error as { readonly code?: EngineFault; readonly message: string; readonly todo?: string };
			set({ trouble: { code: code ?? 'bug', what: message, todo: todo ?? 'Reload the page.' } });
			throw error;
		}
	};

	/** Back to real time, with the reason in words. */
	const slow = (reason: string): void => {
		const { speed } = get();
		if (speed === '1x') return;
		set({ speed: '1x', notice: `Back to 1x: ${reason}` });
		void send({ kind: 'pace', speed: '1x' }).catch(() => {});
	};

	engine.subscribe((event: EngineEvent) => {
		if (event.type === 'print') prints.push(event.text, event.stream);
		else if (event.type === 'state')
			set((model) => ({ lab: event.state, said: { ...model.said, polite: arrived(model, event.state) ?? model.said.polite } }));
		else if (event.type === 'attention') {
			slow(inSentence(event.what));
			if (isAlarming(event.what)) set((model) => ({ said: { ...model.said, assertive: event.what } }));
		} else set({ trouble: { code: 'bug', what: event.what, todo: event.todo } });
	});

	const open = async (opening: Promise<LabState>): Promise<string | null> => {
		try {
			const lab = await opening;
			set({ lab, phase: 'running' });
			return lab.attempt;
		} catch (error) {
			stop(error);
			return null;
		}
	};

	return Object.assign(store, {
		prints,
		/** Starts a new attempt; resolves with its id, or null when it could not. */
		start: (attempt: Parameters<Engine['start']>[0]) => open(engine.start(attempt)),
		/** Goes on with a stored attempt. */
		resume: (attempt: string) => open(engine.resume(attempt)),
		send,
		complete: engine.complete,
		exportFile: engine.exportFile,
		async advance(ms: number, untilEvent: boolean): Promise<void> {
			try {
				await engine.advance(ms, untilEvent);
			} catch (error) {
				stop(error);
				return;
			}
			const { lab, speed } = get();
			if (speed === 'until' && lab !== null && lab.now - untilFrom >= NOTHING_FOR_MS) slow('nothing happened in 30 min.');
		},
		setSpeed(speed: Speed): void {
			untilFrom = get().lab?.now ?? 0;
			set({ speed, isPaused: false, notice: null });
			void send({ kind: 'pace', speed }).catch(() => {});
		},
		togglePause(): void {
			const { isPaused, speed } = get();
			set({ isPaused: !isPaused });
			void send({ kind: 'pace', speed: isPaused ? speed : 'paused' }).catch(() => {});
		},
		dismissNotice: () => set({ notice: null }),
		dismissTrouble: () => set({ trouble: null }),
		markRead(channel: string): void {
			const last = get()
				.lab?.conversation.channels.find(({ id }) => id === channel)
				?.messages.at(-1)?.at;
			if (last === undefined || (get().readUpTo[channel] ?? 0) >= last) return;
			set(({ readUpTo }) => ({ readUpTo: { ...readUpTo, [channel]: last } }));
		},
		recallRead: (readUpTo: Readonly<Record<string, number>>) => set({ readUpTo }),
		say: (polite: string) => set((model) => ({ said: { ...model.said, polite } })),
		/** Time passes only in a running attempt that is neither paused nor over. */
		pace(): Speed | null {
			const { phase, isPaused, lab, speed } = get();
			return phase === 'running' && !isPaused && lab !== null && !lab.isFinished ? speed : null;
		},
	});
}

/** "An alert fired." inside a sentence: "an alert fired." Names of objects keep their first letter. */
function inSentence(what: string): string {
	return /^(A|An|The|Somebody|Nobody|No|All|Your) /.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what;
}

/** A message is announced politely with its text, and the end of a command by the terminal: neither interrupts. */
function isAlarming(what: string): boolean {
	return !/ wrote in #|^The command in the terminal ended/.test(what);
}

/** What to tell a screen reader about messages and objectives that came with this state. */
function arrived(model: LabModel, next: LabState): string | null {
	if (model.lab === null) return null;
	const before = new Set(model.lab.conversation.channels.flatMap(({ messages }) => messages.map(({ id }) => id)));
	const seenBefore = new Set(model.lab.objectives.filter(({ state }) => state === 'seen').map(({ id }) => id));
	const goals = next.objectives
		.filter(({ id, state }) => state === 'seen' && !seenBefore.has(id))
		.map(({ title }) => `Objective seen: ${title}.`);
	const messages = next.conversation.channels.flatMap(({ id: channel, messages }) =>
		messages.filter(({ id, isPlayer }) => !isPlayer && !before.has(id)).map(({ name, text }) => `${name} in #${channel}: ${text}`),
	);
	const news = [...goals, ...messages];
	return news.length === 0 ? null : news.join(' ');
}

function printBuffer(): Prints & { push(text: string, stream: 'stdout' | 'stderr'): void } {
	const kept: [string, 'stdout' | 'stderr'][] = [];
	let listener: ((text: string, stream: 'stdout' | 'stderr') => void) | null = null;
	return {
		push(text, stream) {
			kept.push([text, stream]);
			listener?.(text, stream);
		},
		subscribe(next) {
			listener = next;
			for (const [text, stream] of kept) next(text, stream);
			return () => {
				if (listener === next) listener = null;
			};
		},
	};
}
