import type { Debrief } from '../../scoring/index.ts';
import { labHref } from '../kit/index.ts';
import type { LabAbout } from './report.ts';
import { Words } from './words.tsx';

interface ClosingProps {
	readonly debrief: Debrief;
	readonly endHtml: string;
	readonly lab: LabAbout | undefined;
	readonly labs: readonly LabAbout[];
	linkTo(position: string): string;
}

const GRADES: Readonly<Record<string, string>> = { observe: 'Observe', direct: 'Direct', 'near-solution': 'Near-solution' };
const positionOf = (href: string): string => new URLSearchParams(href.slice(1)).get('p') ?? '';

/** What happened and why, what was missed, which hints were used, and where to go next. */
export function Closing({ debrief, endHtml, lab, labs, linkTo }: ClosingProps) {
	return (
		<>
			<div className="deb-two">
				<section aria-labelledby="h-told">
					<h2 className="part" id="h-told">
						What happened
					</h2>
					{debrief.end ? (
						<p className="end-says">
							<Words>{debrief.end.says}</Words>
						</p>
					) : null}
					{/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered from the scenario's own Markdown at build time */}
					<div className="said prose" dangerouslySetInnerHTML={{ __html: endHtml }} />
				</section>
				<section aria-labelledby="h-missed">
					<h2 className="part" id="h-missed">
						What was missed
					</h2>
					{debrief.missed.length === 0 ? (
						<p>Nothing that this lab looks for.</p>
					) : (
						<ul className="plain">
							{debrief.missed.map(({ id, words }) => (
								<li key={id}>
									<Words>{words}</Words>
								</li>
							))}
						</ul>
					)}
				</section>
			</div>
			<div className="deb-three">
				<section aria-labelledby="h-hints">
					<h2 className="part" id="h-hints">
						Hints used
					</h2>
					<ul className="plain">
						{debrief.hints.map(({ id, grade, time, href, text, effect }) => (
							<li key={id}>
								<b>{GRADES[grade] ?? grade}</b>, <a href={linkTo(positionOf(href))}>{time}</a>: "<Words>{text}</Words>" {effect}
							</li>
						))}
						<li className="meta">{unopened(debrief.unopened)}</li>
					</ul>
				</section>
				<section aria-labelledby="h-unseen">
					<h2 className="part" id="h-unseen">
						What you did not look at
					</h2>
					{debrief.unseen.length === 0 ? (
						<p>Everything telling came into view.</p>
					) : (
						<ul className="plain">
							{debrief.unseen.map((words) => (
								<li key={words}>
									<Words>{words}</Words>
								</li>
							))}
						</ul>
					)}
				</section>
				<NextLab lab={lab} labs={labs} />
			</div>
		</>
	);
}

function unopened(grades: readonly string[]): string {
	const names = grades.map((grade) => GRADES[grade] ?? grade);
	if (names.length === 0) return 'All grades were opened.';
	if (names.length === 1) return `${names[0]} was not opened.`;
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} were not opened.`;
}

function NextLab({ lab, labs }: Pick<ClosingProps, 'lab' | 'labs'>) {
	const next = labs[labs.findIndex(({ slug }) => slug === lab?.slug) + 1] ?? lab;
	if (!next) return null;
	const isSame = next.slug === lab?.slug;
	return (
		<section aria-labelledby="h-next">
			<h2 className="part" id="h-next">
				Next lab
			</h2>
			<p>
				<a href={labHref(next.slug, 'new')}>
					<b>{next.title}</b>
				</a>
			</p>
			<p className="meta">
				{next.track}, level {next.level}, about {next.minutes} min.{' '}
				{isSame
					? 'It has several causes that look alike: another attempt may meet another one. Two attempts with different causes make a reading.'
					: ''}
			</p>
		</section>
	);
}
