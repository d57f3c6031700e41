import type { ObjectiveView } from '../../session/client/index.ts';
import { Icon, ProgressShape } from '../kit/index.ts';
import { Hints, type HintsProps } from './hints.tsx';
import type { LabFacts, RunbookEntry } from './lab-facts.ts';

/** Heading of a section; a paragraph in the still, which must not add headings to its page. */
export function SectionHead({
	icon,
	isStill,
	children,
}: {
	readonly icon: Parameters<typeof Icon>[0]['name'];
	readonly isStill?: boolean;
	readonly children: React.ReactNode;
}) {
	const Head = isStill ? 'p' : 'h2';
	return (
		<Head className="sec-h">
			<Icon name={icon} />
			{children}
		</Head>
	);
}

export function Brief({ facts, isStill }: { readonly facts: Pick<LabFacts, 'briefHtml'>; readonly isStill?: boolean }) {
	return (
		<section className="rail-sec brief" id={isStill ? undefined : 'brief'}>
			<SectionHead icon="brief" isStill={isStill ?? false}>
				Brief
			</SectionHead>
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered from the scenario's own Markdown at build time */}
			<div className="said" dangerouslySetInnerHTML={{ __html: facts.briefHtml }} />
		</section>
	);
}

const WORD = { open: 'Open', partly: 'Partly seen', seen: 'Seen' } as const;

export function Objectives({ objectives, isStill }: { readonly objectives: readonly ObjectiveView[]; readonly isStill?: boolean }) {
	return (
		<section className="rail-sec" id={isStill ? undefined : 'objectives'}>
			<SectionHead icon="objectives" isStill={isStill ?? false}>
				Objectives<span className="count">{seenCount(objectives)} seen</span>
			</SectionHead>
			<ol className="goals">
				{objectives.map(({ id, title, state, detail }) => (
					<li key={id} className={state === 'seen' ? 'seen' : undefined}>
						<ProgressShape progress={state} />
						<div>
							<p>
								<span className="vh">{WORD[state]}: </span>
								{title}
							</p>
							<p className="meta">{detail}</p>
						</div>
					</li>
				))}
			</ol>
		</section>
	);
}

/** `2 of 4`. */
export function seenCount(objectives: readonly ObjectiveView[]): string {
	return `${objectives.filter(({ state }) => state === 'seen').length} of ${objectives.length}`;
}

interface RunbookProps {
	readonly entries: readonly RunbookEntry[];
	readonly isStill?: boolean;
	onOpen(id: string): void;
}

/** Pages open in place: what is on screen then counts as read. */
export function Runbook({ entries, isStill, onOpen }: RunbookProps) {
	return (
		<section className="rail-sec runbook" id={isStill ? undefined : 'runbook'}>
			<SectionHead icon="runbook" isStill={isStill ?? false}>
				Runbook
			</SectionHead>
			{entries.map(({ id, title, html }) => (
				<details
					key={id}
					onToggle={(event) => {
						if (event.currentTarget.open) onOpen(id);
					}}
				>
					<summary>
						<Icon name="right" size={14} />
						<span>{title}</span>
					</summary>
					{/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered from the scenario's own Markdown at build time */}
					<div className="said" dangerouslySetInnerHTML={{ __html: html }} />
				</details>
			))}
		</section>
	);
}

interface RailProps extends HintsProps {
	readonly facts: LabFacts;
	readonly objectives: readonly ObjectiveView[];
	readonly isOpen: boolean;
	onRunbook(id: string): void;
	onClose(): void;
}

/** The task: Brief, Objectives, Runbook, Hints, always in this order. */
export function Rail({ facts, objectives, isOpen, onRunbook, onClose, ...hints }: RailProps) {
	return (
		<aside className={isOpen ? 'rail is-open' : 'rail'} id="rail" aria-label="Task" data-panel="task" tabIndex={-1}>
			<button type="button" className="btn ghost small square col-close" aria-label="Close the task" onClick={onClose}>
				<Icon name="close" size={14} />
			</button>
			<Brief facts={facts} />
			<Objectives objectives={objectives} />
			<Runbook entries={facts.runbook} onOpen={onRunbook} />
			<Hints {...hints} />
		</aside>
	);
}
