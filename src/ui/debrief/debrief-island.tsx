import { useEffect, useMemo } from 'react';
import { indexedDbStore } from '../../session/client/index.ts';
import { debriefHref, Empty, href, Icon, labHref, Notice, saveFile, wallDay } from '../kit/index.ts';
import { Chart } from './chart.tsx';
import { Closing } from './closing.tsx';
import { Dimensions } from './dimensions.tsx';
import { Classes, Depths, Steps, TimelineTable, Turns } from './parts.tsx';
import type { LabAbout, Report } from './report.ts';
import { Transcript } from './transcript.tsx';
import { useReport } from './use-report.ts';

interface DebriefIslandProps {
	readonly labs: readonly LabAbout[];
	/** Title of each cause of the taxonomy, by id. */
	readonly causes: Readonly<Record<string, string>>;
}

/** The debrief: asks for the report of the attempt in the address and shows it. */
export function DebriefIsland({ labs, causes }: DebriefIslandProps) {
	const ask = useMemo(
		() => ({
			causes,
			experts: Object.fromEntries(
				labs.map(({ slug, variants }) => [slug, Object.fromEntries(Object.entries(variants).map(([name, { expert }]) => [name, expert]))]),
			),
		}),
		[labs, causes],
	);
	const { answer, chosen } = useReport(ask);
	const isThere = answer !== null && answer !== 'none' && answer.ok;

	useEffect(() => {
		if (!isThere || chosen === null) return;
		const entry = document.getElementById(`input-${chosen}`);
		entry?.scrollIntoView({ block: 'center' });
		entry?.focus({ preventScroll: true });
	}, [isThere, chosen]);

	if (answer === 'none') return <NoAttempt />;
	if (answer === null) return <Waiting />;
	if (!answer.ok)
		return (
			<>
				<h1 className="page">Debrief</h1>
				<div role="alert">
					<Notice
						kind="warn"
						title={answer.what}
						acts={
							<a className="btn small" href={href('labs/')}>
								See all labs
							</a>
						}
					>
						{answer.todo}
					</Notice>
				</div>
			</>
		);
	return <DebriefPage report={answer.report} lab={labs.find(({ slug }) => slug === answer.report.scenario)} labs={labs} chosen={chosen} />;
}

function NoAttempt() {
	return (
		<>
			<h1 className="page">Debrief</h1>
			<Empty title="No attempt is named in the address.">
				Finish a lab to come here, or open an attempt from the <a href={href('labs/')}>list of labs</a>.
			</Empty>
		</>
	);
}

function Waiting() {
	return (
		<>
			<h1 className="page">Debrief</h1>
			<p className="lead" role="status">
				Your attempt is replayed and read. This takes a moment.
			</p>
		</>
	);
}

interface DebriefPageProps {
	readonly report: Report;
	readonly lab: LabAbout | undefined;
	readonly labs: readonly LabAbout[];
	readonly chosen: number | null;
}

function DebriefPage({ report, lab, labs, chosen }: DebriefPageProps) {
	const { debrief, attempt, doubts } = report;
	const linkTo = (position: string) => debriefHref(attempt, position);
	const endHtml = lab?.variants[report.variant]?.ends[debrief.end?.id ?? ''] ?? '';
	return (
		<>
			<div className="sheet-head">
				<div>
					<p className="crumb">
						<a href={href('labs/')}>{lab?.track ?? 'Labs'}</a> / {lab?.title ?? report.scenario} / {report.codeName},{' '}
						{wallDay(report.startedMs)}
					</p>
					<h1 className="page">{debrief.headline}</h1>
				</div>
				<div className="acts no-print">
					<button className="btn" type="button" onClick={() => print()}>
						<Icon name="print" />
						Print
					</button>
					<button className="btn" type="button" onClick={() => void save(attempt)}>
						<Icon name="save" />
						Save attempt
					</button>
					{report.isFinished ? (
						<a className="btn primary" href={labHref(report.scenario, 'new')}>
							<Icon name="play" />
							Start again
						</a>
					) : (
						<a className="btn primary" href={labHref(report.scenario, attempt)}>
							<Icon name="play" />
							Resume
						</a>
					)}
				</div>
			</div>
			{doubts.length > 0 ? (
				<Notice kind="warn" title="This debrief cannot be verified here.">
					{doubts.join('; ')}. Read it as an account, not as a score.
				</Notice>
			) : null}
			{report.isFinished ? null : <Notice title="This attempt is not finished.">What follows is how it stands now.</Notice>}
			<div className="deb-intro">
				<p className="lead">{debrief.lead.join(' ')}</p>
				<Depths debrief={debrief} linkTo={linkTo} />
			</div>
			<section className="part-sec" aria-labelledby="h-space">
				<div className="part-head">
					<h2 className="part" id="h-space">
						What was still possible, minute by minute
					</h2>
					<ul className="key">
						<li>
							<Swatch kind="subject" />
							You
						</li>
						{debrief.space.expert ? (
							<li>
								<Swatch kind="reference" />
								Expert
							</li>
						) : null}
					</ul>
				</div>
				<Chart debrief={debrief} linkTo={linkTo} />
				<Classes debrief={debrief} />
				<TimelineTable debrief={debrief} linkTo={linkTo} />
			</section>
			<div className="deb-two">
				<section aria-labelledby="h-turns">
					<h2 className="part" id="h-turns">
						Turning points
					</h2>
					<Turns debrief={debrief} linkTo={linkTo} />
				</section>
				<section className="scrolls" aria-labelledby="h-steps">
					<h2 className="part" id="h-steps">
						Each step, and what it told
					</h2>
					<Steps debrief={debrief} linkTo={linkTo} />
				</section>
			</div>
			<section className="part-sec scrolls" aria-labelledby="h-dims">
				<div className="part-head">
					<h2 className="part" id="h-dims">
						Eight dimensions
					</h2>
					<p className="part-note">
						Readings over {debrief.episodes === 1 ? 'this attempt alone' : `${debrief.episodes} attempts`}, rubric {debrief.rubric}. A
						reading is a suggestion with its evidence; people decide.
					</p>
				</div>
				<Dimensions debrief={debrief} linkTo={linkTo} />
			</section>
			<Closing debrief={debrief} endHtml={endHtml} lab={lab} labs={labs} linkTo={linkTo} />
			<section className="part-sec no-print" aria-labelledby="h-transcript">
				<div className="part-head">
					<h2 className="part" id="h-transcript">
						Everything you did
					</h2>
					<p className="part-note">{report.transcript.length} inputs, with what the terminal answered. Links above lead here.</p>
				</div>
				<Transcript entries={report.transcript} chosen={chosen} />
			</section>
		</>
	);
}

function Swatch({ kind }: { readonly kind: 'subject' | 'reference' }) {
	return (
		<svg className="swatch" aria-hidden="true" width="20" height="8">
			<path className={`line ${kind}`} d="M0 4h20" />
		</svg>
	);
}

async function save(attempt: string): Promise<void> {
	const [{ writeAttemptFile }, store] = await Promise.all([import('../../session/file/index.ts'), indexedDbStore()]);
	const file = await store.read(attempt);
	if (file) saveFile(`${attempt}.dryrun.json`, writeAttemptFile(file));
}
