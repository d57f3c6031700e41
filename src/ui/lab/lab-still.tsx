import type { LabState } from '../../session/client/index.ts';
import { unreadIn, unreadInAll } from '../../stores/index.ts';
import { Icon } from '../kit/index.ts';
import { ChatPeek } from './chat-peek.tsx';
import { Cluster } from './cluster/cluster.tsx';
import { Hints } from './hints.tsx';
import type { LabFacts } from './lab-facts.ts';
import { LabWords } from './lab-words.tsx';
import { peekChannel } from './messages.tsx';
import { Notebook } from './notebook.tsx';
import { Brief, Objectives, Runbook } from './rail.tsx';
import { SURFACE_WORDS } from './tabs.tsx';
import { TopBar } from './top-bar.tsx';

export interface StillProps {
	readonly facts: LabFacts;
	readonly lab: LabState;
	/** What stands in the terminal, line by line; the last line is being typed. */
	readonly screen: readonly StillLine[];
}

export interface StillLine {
	/** Who and where, apart from the text, for a line that begins with a prompt. */
	readonly prompt?: { readonly who: string; readonly folder: string; readonly context: string };
	readonly text: string;
}

const nothing = () => {};

/** A picture of the lab made of the lab's own parts, from the state of a real run. It does nothing. */
export function LabStill({ facts, lab, screen }: StillProps) {
	const peek = peekChannel(lab.conversation.channels);
	return (
		<div className="lab">
			<div className="lab-in">
				<TopBar
					title={facts.title}
					subtitle={facts.subtitle}
					epochMs={lab.epochMs}
					now={lab.now}
					speed="1x"
					isPaused={false}
					isRunning
					unread={unreadInAll(lab.conversation.channels, {})}
					isStill
					onSpeed={nothing}
					onPause={nothing}
					onUnread={nothing}
					onFinish={nothing}
					onKeys={nothing}
					onTheme={nothing}
				/>
				<div className="work">
					<div className="rail">
						<Brief facts={facts} isStill />
						<Objectives objectives={lab.objectives} isStill />
						<Runbook entries={facts.runbook} isStill onOpen={nothing} />
						<Hints hints={facts.hints} used={lab.hintsUsed} readAt={{}} isRunning isStill onHint={nothing} />
					</div>
					<div className="centre">
						<div className="tab-bar">
							{Object.values(SURFACE_WORDS).map((word) => (
								<span key={word} className={`still-tab${word === 'Chat' ? '' : ' on'}`}>
									{word}
								</span>
							))}
						</div>
						<div hidden />
						<div className="split two">
							<div className="pane focused">
								<PaneBar icon="terminal" name="Terminal" facts={facts} />
								<div className="term">
									<Screen lines={screen} />
								</div>
							</div>
							<div className="gutter" />
							<div className="pane">
								<PaneBar icon="boxes" name="Cluster" facts={facts} />
								<div className="pane-body">
									<Cluster
										cluster={lab.cluster}
										open={null}
										now={lab.now}
										isRunning={false}
										isStill
										onOpen={nothing}
										onBack={nothing}
										onPin={nothing}
									/>
								</div>
							</div>
						</div>
					</div>
					<div className="side">
						<Notebook
							notebook={lab.notebook}
							facts={facts}
							epochMs={lab.epochMs}
							isRunning
							isStill
							onHypothesis={nothing}
							onStatus={nothing}
							onDrop={nothing}
							onPlace={nothing}
							onUnpin={nothing}
							onConclude={nothing}
						/>
						<ChatPeek
							channel={peek}
							unread={peek ? unreadIn(peek, {}) : 0}
							epochMs={lab.epochMs}
							now={lab.now}
							isRunning
							isStill
							onSend={nothing}
							onRead={nothing}
						/>
					</div>
				</div>
			</div>
		</div>
	);
}

function PaneBar({ icon, name, facts }: { readonly icon: 'terminal' | 'boxes'; readonly name: string; readonly facts: LabFacts }) {
	return (
		<div className="pane-bar">
			<p className="pane-name">
				<Icon name={icon} />
				{name}
			</p>
			<p className="meta">
				<LabWords context={facts.context} namespace={facts.namespace} />
			</p>
		</div>
	);
}

function Screen({ lines }: { readonly lines: readonly StillLine[] }) {
	return (
		<pre className="term-still">
			{lines.map(({ prompt, text }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the lines of a picture never move
				<span key={index}>
					{prompt ? (
						<>
							<span className="t-prompt">{prompt.who}</span>
							<span className="t-dim">:</span>
							{prompt.folder} <span className="t-ctx">{prompt.context}</span>
							<span className="t-dim"> $</span>{' '}
						</>
					) : null}
					{text}
					{index === lines.length - 1 ? <span className="t-cursor" /> : '\n'}
				</span>
			))}
		</pre>
	);
}
