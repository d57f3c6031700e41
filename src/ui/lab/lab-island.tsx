import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createLayoutStore, idleLabStore, type Surface, unreadIn, unreadInAll } from '../../stores/index.ts';
import { debriefHref, Icon, labHref, saveFile, switchTheme } from '../kit/index.ts';
import { Chat } from './chat.tsx';
import { ChatPeek } from './chat-peek.tsx';
import { Cluster } from './cluster/cluster.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import type { LabFacts } from './lab-facts.ts';
import { LabWords } from './lab-words.tsx';
import { peekChannel } from './messages.tsx';
import { Notebook } from './notebook.tsx';
import { Notices } from './notices.tsx';
import { Pane } from './pane.tsx';
import { Rail, seenCount } from './rail.tsx';
import { Strip } from './strips.tsx';
import { Tabs } from './tabs.tsx';
import { TerminalPane } from './terminal/terminal-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useAttempt } from './use-attempt.ts';
import { useHints } from './use-hints.ts';
import { useKeys } from './use-keys.ts';
import { useNotebook } from './use-notebook.ts';
import { useSurfaces } from './use-surfaces.ts';
import { WaitingAttempt } from './waiting-attempt.tsx';
import { Workspace } from './workspace.tsx';

interface LabIslandProps {
	readonly facts: LabFacts;
	/** What reads differently in other variants, by variant. */
	readonly byVariant: Readonly<Record<string, Partial<LabFacts>>>;
}

const EMPTY_NOTEBOOK = { hypotheses: [], pins: [], conclusion: null };

/** The lab: subscribes to the attempt and the layout, and passes plain props to the panels. */
export function LabIsland({ facts: shared, byVariant }: LabIslandProps) {
	const attempt = useAttempt(shared.slug, shared.player);
	const { store, waiting } = attempt;
	const facts = useMemo(
		() => ({ ...shared, ...(attempt.variant ? byVariant[attempt.variant] : {}) }),
		[shared, byVariant, attempt.variant],
	);
	const model = useStore(store ?? idleLabStore);
	const [layouts] = useState(() => createLayoutStore(typeof localStorage === 'undefined' ? null : localStorage));
	const layout = useStore(layouts);
	useEffect(() => layouts.recall(), [layouts]);

	const [dialog, setDialog] = useState<'keys' | 'finish' | null>(null);
	const [isFinishing, setIsFinishing] = useState(false);
	const [part, setPart] = useState<string | null>(null);
	const book = useNotebook(store);

	const { lab, phase, readUpTo } = model;
	const isRunning = phase === 'running' && lab !== null && !lab.isFinished;
	const now = lab?.now ?? 0;
	const epochMs = lab?.epochMs ?? facts.epochMs;
	const hints = useHints(store, lab?.hintsUsed ?? [], epochMs);
	const objectives =
		lab && lab.objectives.length > 0 ? lab.objectives : facts.objectives.map((goal) => ({ ...goal, state: 'open' as const, detail: '' }));
	const channels = lab?.conversation.channels ?? [];
	const peek = peekChannel(channels);
	const unread = unreadInAll(channels, readUpTo);

	const send = useCallback<NonNullable<typeof store>['send']>(
		(input) => (store ? store.send(input).catch(() => {}) : Promise.resolve()),
		[store],
	);

	const surfaces = useSurfaces({
		layout,
		namespace: lab?.cluster.namespace ?? facts.namespace,
		likelyChannel: peek?.id ?? null,
		isRunning,
		isFresh: lab?.inputs === 0,
		send,
	});
	const { isChatShown, channel } = surfaces;
	useEffect(() => {
		if (isChatShown && channel && channels.length > 0 && document.hasFocus()) store?.markRead(channel);
	}, [isChatShown, channel, channels, store]);

	const say = (to: string, text: string) => {
		void send({ kind: 'message', channel: to, text }).then(() => store?.markRead(to));
	};
	const restart = () => {
		location.assign(labHref(facts.slug, 'new'));
		location.reload();
	};
	const save = async () => {
		if (store && lab) saveFile(`${lab.attempt}.dryrun.json`, await store.exportFile());
	};
	const finish = async () => {
		setIsFinishing(true);
		await send({ kind: 'finish' });
		if (lab && store?.getState().lab?.isFinished) location.assign(debriefHref(lab.attempt));
		else setIsFinishing(false);
	};

	const closeAll = useCallback(() => layouts.getState().closeDrawer(), [layouts]);
	useKeys({ onHelp: useCallback(() => setDialog('keys'), []), onEscape: closeAll });
	const openDrawer = (drawer: 'rail' | 'side', next: string) => {
		if (layout.drawer !== drawer || part === next) layout.toggleDrawer(drawer);
		setPart(next);
		requestAnimationFrame(() => document.getElementById(drawer)?.scrollTo({ top: document.getElementById(next)?.offsetTop ?? 0 }));
	};

	const pane = (surface: Surface) => ({
		id: surface,
		isShown: layout.panes.includes(surface),
		canClose: layout.panes.length > 1,
		onClose: () => surfaces.hide(surface),
		onFocus: () => layout.focused(surface),
	});

	return (
		<div className="lab">
			<div className="lab-in">
				<TopBar
					title={facts.title}
					subtitle={facts.subtitle}
					epochMs={epochMs}
					now={now}
					speed={model.speed}
					isPaused={model.isPaused}
					isRunning={isRunning}
					unread={unread}
					onSpeed={(speed) => store?.setSpeed(speed)}
					onPause={() => store?.togglePause()}
					onUnread={() => surfaces.show('chat')}
					onFinish={() => setDialog('finish')}
					onKeys={() => setDialog('keys')}
					onTheme={switchTheme}
				/>
				<Workspace
					layout={layout}
					act={layout}
					railStrip={
						<Strip
							side="left"
							label="Task, collapsed"
							open={layout.drawer === 'rail' ? part : null}
							controls="rail"
							buttons={[
								{ id: 'brief', icon: 'brief', word: 'Brief' },
								{ id: 'objectives', icon: 'objectives', word: seenCount(objectives) },
								{ id: 'runbook', icon: 'runbook', word: 'Runbook' },
								{ id: 'hints', icon: 'hints', word: 'Hints' },
							]}
							onPress={(next) => openDrawer('rail', next)}
						/>
					}
					rail={
						<Rail
							facts={facts}
							objectives={objectives}
							isOpen={layout.drawer === 'rail'}
							hints={facts.hints}
							used={lab?.hintsUsed ?? []}
							readAt={hints.readAt}
							isRunning={isRunning}
							onHint={hints.read}
							onRunbook={(id) => void (isRunning && send({ kind: 'open', view: 'runbook', detail: id }))}
							onClose={layout.closeDrawer}
						/>
					}
					tabs={
						<Tabs
							shown={layout.panes}
							badges={{ chat: unread }}
							onShow={surfaces.show}
							onHide={surfaces.hide}
							note={model.notice}
							onDismiss={() => store?.dismissNotice()}
						/>
					}
					notices={
						<Notices
							slug={facts.slug}
							attempt={lab?.attempt ?? null}
							isStopped={phase === 'stopped'}
							end={lab?.end ?? null}
							isFinished={lab?.isFinished ?? false}
							trouble={model.trouble}
							onRestart={restart}
							onFinish={() => setDialog('finish')}
							onRetry={() => location.reload()}
							onSave={() => void save()}
							onDismissTrouble={() => store?.dismissTrouble()}
						/>
					}
					panes={{
						terminal: (
							<TerminalPane
								pane={pane('terminal')}
								context={facts.context}
								namespace={facts.namespace}
								store={store}
								lab={lab}
								isRunning={isRunning}
								onPin={(text) => book.pin({ source: 'terminal', text, at: now })}
							>
								{waiting ? (
									<WaitingAttempt waiting={waiting} onResume={() => attempt.resume(waiting.id)} onStart={attempt.startAnew} />
								) : null}
							</TerminalPane>
						),
						cluster: (
							<Pane
								{...pane('cluster')}
								icon="boxes"
								name="Cluster"
								meta={<LabWords context={facts.context} namespace={facts.namespace} />}
							>
								<div className="pane-body">
									<Cluster
										cluster={lab?.cluster ?? null}
										open={surfaces.openObject}
										now={now}
										isRunning={isRunning}
										onOpen={surfaces.open}
										onBack={() => surfaces.open(null)}
										onPin={(text) => book.pin({ source: 'cluster', text, at: now })}
									/>
								</div>
							</Pane>
						),
						chat: (
							<Pane {...pane('chat')} icon="chat" name="Chat">
								<Chat
									channels={channels}
									unread={Object.fromEntries(channels.map((one) => [one.id, unreadIn(one, readUpTo)]))}
									chosen={channel}
									epochMs={epochMs}
									now={now}
									isRunning={isRunning}
									onChoose={surfaces.choose}
									onSend={say}
									onPin={(to, message) => book.pin({ source: 'chat', text: `${message.name} in #${to}: ${message.text}`, at: message.at })}
								/>
							</Pane>
						),
					}}
					side={
						<aside className={layout.drawer === 'side' ? 'side is-open' : 'side'} id="side" aria-label="Notebook and chat">
							<button
								type="button"
								className="btn ghost small square col-close"
								aria-label="Close notebook and chat"
								onClick={layout.closeDrawer}
							>
								<Icon name="close" size={14} />
							</button>
							<Notebook notebook={lab?.notebook ?? EMPTY_NOTEBOOK} facts={facts} epochMs={epochMs} isRunning={isRunning} {...book} />
							<ChatPeek
								channel={peek}
								unread={peek ? unreadIn(peek, readUpTo) : 0}
								epochMs={epochMs}
								now={now}
								isRunning={isRunning}
								onSend={say}
								onRead={(id) => store?.markRead(id)}
							/>
						</aside>
					}
					sideStrip={
						<Strip
							side="right"
							label="Notebook and chat, collapsed"
							open={layout.drawer === 'side' ? part : null}
							controls="side"
							buttons={[
								{ id: 'notebook', icon: 'notebook', word: 'Notebook' },
								{ id: 'peek', icon: 'chat', word: 'Chat', badge: unread },
							]}
							onPress={(next) => openDrawer('side', next)}
						/>
					}
				/>
			</div>
			<KeysDialog isOpen={dialog === 'keys'} onClose={() => setDialog(null)} />
			<FinishDialog
				isOpen={dialog === 'finish'}
				isBusy={isFinishing}
				objectives={objectives}
				hasConclusion={lab?.notebook.conclusion != null}
				onFinish={() => void finish()}
				onClose={() => setDialog(null)}
			/>
			<div className="vh" role="status">
				{model.said.polite}
			</div>
			<div className="vh" role="alert">
				{model.said.assertive}
			</div>
		</div>
	);
}
